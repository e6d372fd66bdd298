package playground.nn;

import playground.maths.Elementary;

/**
 * {@link Loss#CROSS_ENTROPY}, fused with softmax: computed from the logits as ln Σ e^z - Σ y z; ∂L/∂z = (ŷ - y) / n.
 */
final class CrossEntropy implements LossFunction {
    @Override
    public double mean(double[][] z, double[][] predicted, double[][] targets, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double[] logits : z) largest = Math.max(largest, logits[s]);
            double exponentials = 0;
            double target = 0;
            for (int k = 0; k < z.length; k++) {
                double shifted = z[k][s] - largest;
                exponentials += Elementary.exp(shifted);
                // the shifted logit of another class than the target may be -∞, and 0 · -∞ would be NaN
                if (targets[k][s] != 0) target += targets[k][s] * shifted;
            }
            sum += Elementary.log(exponentials) - target;
        }
        return sum / n;
    }

    @Override
    public void gradient(
            OutputFunction output, double[][] z, double[][] predicted, double[][] targets, double[][] dZ, int n) {
        for (int k = 0; k < predicted.length; k++) {
            BinaryCrossEntropy.scaledDifference(1.0 / n, predicted[k], targets[k], dZ[k], n);
        }
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
        BinaryCrossEntropy.changeOfPrediction(1.0 / n, output, z, predicted, rZ, rDZ, n);
    }
}
