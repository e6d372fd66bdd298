package playground.nn;

import playground.maths.Elementary;

/** {@link Loss#MEAN_SQUARED_LOG_ERROR}: with λ(ŷ) = ln(1 + ŷ), l = (λ(ŷ) - λ(y))², l' = 2 (λ(ŷ) - λ(y)) λ'(ŷ). */
final class MeanSquaredLogError extends ElementwiseLoss {
    /**
     * Where the tangent takes over from ln: low enough to leave most of the definition alone, and its slope, 100, can
     * be trained with.
     */
    static final double LEAST = 0.01;

    private static final double LOG_OF_LEAST = Elementary.log(LEAST);

    @Override
    double sum(double[] predicted, double[] targets, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) {
            double difference = log(predicted[s]) - log(targets[s]);
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    void derivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        for (int s = 0; s < n; s++) {
            double slope = 1 / Math.max(1 + predicted[s], LEAST);
            d[s] = 2 * scale * (log(predicted[s]) - log(targets[s])) * slope;
        }
    }

    /** ln(1 + x), or its tangent in {@link #LEAST} for what lies below. */
    private static double log(double x) {
        double onePlus = 1 + x;
        return onePlus > LEAST ? Elementary.log(onePlus) : LOG_OF_LEAST + (onePlus - LEAST) / LEAST;
    }
}
