package playground.nn;

import playground.maths.Elementary;

/** {@link Output#SOFTMAX}. */
final class Softmax implements OutputFunction {
    /** The largest logit is subtracted first: the result is the same and no exponential overflows. */
    @Override
    public void apply(double[][] z, double[][] predicted, int n) {
        for (int s = 0; s < n; s++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double[] logits : z) largest = Math.max(largest, logits[s]);
            double sum = 0;
            for (int k = 0; k < z.length; k++) {
                predicted[k][s] = Elementary.exp(z[k][s] - largest);
                sum += predicted[k][s];
            }
            for (double[] probabilities : predicted) probabilities[s] /= sum;
        }
    }

    /**
     * ∂ŷ_j/∂z_k = ŷ_j (1 - ŷ_k) for j = k, else -ŷ_j ŷ_k; so with g = ∂L/∂ŷ, ∂L/∂z_k = ŷ_k (g_k - Σ_j g_j ŷ_j).
     */
    @Override
    public void multiplyByDerivative(double[][] z, double[][] predicted, double[][] gradient, int n) {
        for (int s = 0; s < n; s++) {
            double mean = 0;
            for (int j = 0; j < predicted.length; j++) mean += gradient[j][s] * predicted[j][s];
            for (int k = 0; k < predicted.length; k++) gradient[k][s] = predicted[k][s] * (gradient[k][s] - mean);
        }
    }
}
