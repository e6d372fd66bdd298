package playground.nn;

/** {@link Loss#MEAN_SQUARED_ERROR}: l = (ŷ - y)², l' = 2 (ŷ - y). */
final class MeanSquaredError extends ElementwiseLoss {
    @Override
    double sum(double[] predicted, double[] targets, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) {
            double difference = predicted[s] - targets[s];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    void derivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        double twice = 2 * scale;
        for (int s = 0; s < n; s++) d[s] = twice * (predicted[s] - targets[s]);
    }

    @Override
    void multiplyBySecondDerivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        for (int s = 0; s < n; s++) d[s] *= 2 * scale;
    }
}
