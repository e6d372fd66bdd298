package playground.nn;

import java.util.Arrays;
import playground.maths.Elementary;

/** {@link Output#SOFTMAX}. */
final class Softmax implements OutputFunction {
    private final double[] largest;
    private final double[] shifted;
    private final double[] sum;

    Softmax(int capacity) {
        largest = new double[capacity];
        shifted = new double[capacity];
        sum = new double[capacity];
    }

    /** The largest logit is subtracted first: the result is the same and no exponential overflows. */
    @Override
    public void apply(double[][] z, double[][] predicted, int n) {
        Arrays.fill(largest, 0, n, Double.NEGATIVE_INFINITY);
        Arrays.fill(sum, 0, n, 0);
        for (double[] logits : z) {
            for (int s = 0; s < n; s++) largest[s] = Math.max(largest[s], logits[s]);
        }
        for (int k = 0; k < z.length; k++) {
            double[] logits = z[k];
            double[] exponentials = predicted[k];
            for (int s = 0; s < n; s++) shifted[s] = logits[s] - largest[s];
            Elementary.exp(shifted, exponentials, n);
            for (int s = 0; s < n; s++) sum[s] += exponentials[s];
        }
        for (double[] probabilities : predicted) {
            for (int s = 0; s < n; s++) probabilities[s] /= sum[s];
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

    /**
     * The change of ŷ_k (g_k - Σ_j g_j ŷ_j) as ŷ_k changes by rŷ_k = ŷ_k (rZ_k - Σ_j rZ_j ŷ_j): rŷ_k (g_k - Σ_j g_j ŷ_j) - ŷ_k
     * Σ_j g_j rŷ_j.
     */
    @Override
    public void addCurvature(
            double[][] z, double[][] predicted, double[][] gradient, double[][] rZ, double[][] change, int n) {
        for (int s = 0; s < n; s++) {
            double mean = 0;
            double rMean = 0;
            for (int j = 0; j < predicted.length; j++) {
                mean += gradient[j][s] * predicted[j][s];
                rMean += rZ[j][s] * predicted[j][s];
            }
            double changeOfMean = 0;
            for (int j = 0; j < predicted.length; j++) {
                changeOfMean += gradient[j][s] * predicted[j][s] * (rZ[j][s] - rMean);
            }
            for (int k = 0; k < predicted.length; k++) {
                change[k][s] += predicted[k][s] * ((rZ[k][s] - rMean) * (gradient[k][s] - mean) - changeOfMean);
            }
        }
    }
}
