package playground.nn;

import playground.maths.Elementary;

/**
 * {@link Loss#MEAN_SQUARED_LOG_ERROR}: with v = max(1 + ŷ, b) and r = ln v - ln(1 + y), l = r² + (1 + ŷ - v) 2r/v, whose
 * last term is 0 from b up and the straight line below it; l' = 2r/v; l'' = 2 (1 - r)/v², and 0 on the line.
 */
final class MeanSquaredLogError extends ElementwiseLoss {
    @Override
    double sum(double[] predicted, double[] targets, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) {
            double begin = begin(targets[s]);
            double v = Math.max(1 + predicted[s], begin);
            double r = Elementary.log(v) - Elementary.log(1 + targets[s]);
            sum += r * r + Math.min(1 + predicted[s] - begin, 0) * 2 * r / v;
        }
        return sum;
    }

    @Override
    void derivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        for (int s = 0; s < n; s++) {
            double v = Math.max(1 + predicted[s], begin(targets[s]));
            d[s] = 2 * scale * (Elementary.log(v) - Elementary.log(1 + targets[s])) / v;
        }
    }

    @Override
    void multiplyBySecondDerivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        for (int s = 0; s < n; s++) {
            double v = 1 + predicted[s];
            boolean bent = v > begin(targets[s]);
            d[s] *= bent ? 2 * scale * (1 - Elementary.log(v) + Elementary.log(1 + targets[s])) / (v * v) : 0;
        }
    }

    /**
     * b: the definition holds for 1 + ŷ from b on. It is always below 1 + y, so that the line's gradient leads towards the target.
     */
    static double begin(double target) {
        return Math.min(Loss.LARGEST_LOG_BEGIN, (1 + target) / 2);
    }
}
