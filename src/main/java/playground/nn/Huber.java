package playground.nn;

/**
 * {@link Loss#HUBER} (Huber, "Robust Estimation of a Location Parameter", 1964): with c = ŷ - y held within ±δ, l = c
 * (ŷ - y - c/2), which is both of its pieces at once, and l' = c.
 */
final class Huber extends ElementwiseLoss {
    private final double delta;

    Huber(double delta) {
        this.delta = delta;
    }

    @Override
    double sum(double[] predicted, double[] targets, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) {
            double difference = predicted[s] - targets[s];
            double held = held(difference);
            sum += held * (difference - held / 2);
        }
        return sum;
    }

    @Override
    void derivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        for (int s = 0; s < n; s++) d[s] = scale * held(predicted[s] - targets[s]);
    }

    @Override
    void multiplyBySecondDerivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        for (int s = 0; s < n; s++) d[s] *= Math.abs(predicted[s] - targets[s]) < delta ? scale : 0;
    }

    private double held(double difference) {
        return Math.max(-delta, Math.min(difference, delta));
    }
}
