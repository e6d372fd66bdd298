package playground.nn;

import java.util.Arrays;

/** {@link Loss#HINGE}: l = max(0, 1 - y ŷ), l' = -y where l isn't 0, else 0. */
final class Hinge extends ElementwiseLoss {
    @Override
    double sum(double[] predicted, double[] targets, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) sum += Math.max(0, 1 - targets[s] * predicted[s]);
        return sum;
    }

    @Override
    void derivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        for (int s = 0; s < n; s++) d[s] = targets[s] * predicted[s] < 1 ? -scale * targets[s] : 0;
    }

    @Override
    void multiplyBySecondDerivative(double[] predicted, double[] targets, double scale, double[] d, int n) {
        Arrays.fill(d, 0, n, 0);
    }
}
