package playground.nn;

import java.util.Arrays;

/** {@link Loss#MEAN_ABSOLUTE_ERROR}: l = |ŷ - y|, l' = sign(ŷ - y). */
final class MeanAbsoluteError extends ElementwiseLoss {
    @Override
    double sum(double[] predicted, double[] targets, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) sum += Math.abs(predicted[s] - targets[s]);
        return sum;
    }

    @Override
    void derivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        for (int s = 0; s < n; s++) d[s] = scale * Math.signum(predicted[s] - targets[s]);
    }

    @Override
    void multiplyBySecondDerivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        Arrays.fill(d, 0, n, 0);
    }
}
