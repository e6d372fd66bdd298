package playground.nn;

import playground.maths.Elementary;

/**
 * {@link Loss#BINARY_CROSS_ENTROPY}, fused with the sigmoid: computed from the logits as softplus(z) - y z, which is finite for
 * every finite logit; ∂L/∂z = (ŷ - y) / (n · units).
 */
final class BinaryCrossEntropy implements LossFunction {
    /** The most samples at a time, in loops that C2 turns into vector instructions: few enough to stay in the nearest cache. */
    private static final int BLOCK = 256;

    private final double[] minusAbs;
    private final double[] softplus;

    /** For up to capacity samples. */
    BinaryCrossEntropy(int capacity) {
        minusAbs = new double[Math.min(capacity, BLOCK)];
        softplus = new double[minusAbs.length];
    }

    @Override
    public double mean(double[][] z, double[][] predicted, double[][] targets, int n) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            for (int from = 0; from < n; from += softplus.length) {
                int count = Math.min(softplus.length, n - from);
                for (int s = 0; s < count; s++) minusAbs[s] = -Math.abs(z[k][from + s]);
                Elementary.softplus(minusAbs, softplus, count);
                for (int s = 0; s < count; s++) {
                    // subtract the large parts first, so that the small one keeps its digits
                    double logit = z[k][from + s];
                    sum += softplus[s] + (Math.max(logit, 0) - targets[k][from + s] * logit);
                }
            }
        }
        return sum / ((double) n * z.length);
    }

    @Override
    public void gradient(
            OutputFunction output, double[][] z, double[][] predicted, double[][] targets, double[][] dZ, int n) {
        double scale = 1 / ((double) n * predicted.length);
        for (int k = 0; k < predicted.length; k++) scaledDifference(scale, predicted[k], targets[k], dZ[k], n);
    }

    @Override
    public void curvature(
            OutputFunction output,
            double[][] z,
            double[][] predicted,
            double[][] targets,
            double[][] rZ,
            double[][] rDZ,
            int n) {
        changeOfPrediction(1 / ((double) n * predicted.length), output, z, predicted, rZ, rDZ, n);
    }

    /** Overwrites rDZ with scale · the change of ŷ along rZ. In a fused gradient, which is ŷ - y, nothing else changes. */
    static void changeOfPrediction(
            double scale,
            OutputFunction output,
            double[][] z,
            double[][] predicted,
            double[][] rZ,
            double[][] rDZ,
            int n) {
        for (int k = 0; k < rZ.length; k++) {
            for (int s = 0; s < n; s++) rDZ[k][s] = scale * rZ[k][s];
        }
        output.multiplyByDerivative(z, predicted, rDZ, n);
    }

    /** Overwrites d[0..n) with scale · (ŷ - y). */
    static void scaledDifference(double scale, double[] predicted, double[] targets, double[] d, int n) {
        for (int s = 0; s < n; s++) d[s] = scale * (predicted[s] - targets[s]);
    }
}
