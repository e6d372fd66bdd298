package playground.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import playground.maths.Sampling;

/**
 * Inverted dropout (Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014): for
 * each sample, every hidden unit is left out of the step with a given probability, and the others are scaled up, so
 * that the mean over all choices is the network without dropout. The workspace of a {@link Pass}: the masks, 0 or 1 /
 * (1 - probability), and the masked activations, per hidden layer (units, capacity).
 */
final class Dropout {
    private final double[][][] masks;
    private final double[][][] masked;

    Dropout(List<DenseLayer> layers, int capacity) {
        int hidden = layers.size() - 1;
        masks = new double[hidden][][];
        masked = new double[hidden][][];
        for (int l = 0; l < hidden; l++) {
            masks[l] = new double[layers.get(l).fanOut()][capacity];
            masked[l] = new double[layers.get(l).fanOut()][capacity];
        }
    }

    /** Draws a mask for the first n samples of a hidden layer, unit by unit, and gives its masked activations. */
    double[][] drop(int layer, double[][] a, double probability, RandomGenerator random, int n) {
        double kept = 1 / (1 - probability);
        for (int unit = 0; unit < a.length; unit++) {
            double[] mask = masks[layer][unit];
            double[] out = masked[layer][unit];
            for (int s = 0; s < n; s++) {
                mask[s] = Sampling.unit(random) < probability ? 0 : kept;
                out[s] = mask[s] * a[unit][s];
            }
        }
        return masked[layer];
    }

    /** The masked activations of the last {@link #drop}. */
    double[][] masked(int layer) {
        return masked[layer];
    }

    /** ∂L/∂(masked a) to ∂L/∂a, in place: what was left out has no part in the loss. */
    void multiplyByMask(int layer, double[][] gradient, int n) {
        for (int unit = 0; unit < gradient.length; unit++) {
            double[] mask = masks[layer][unit];
            double[] d = gradient[unit];
            for (int s = 0; s < n; s++) d[s] *= mask[s];
        }
    }
}
