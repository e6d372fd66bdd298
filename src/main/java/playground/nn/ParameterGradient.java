package playground.nn;

import java.util.List;

/**
 * The gradient of a dense layer's parameters over a minibatch, by the kernel that suits the layer; the workspace of a {@link Pass}.
 * Both kernels take every sum from its first sample to its last, so that they give the same bits.
 */
final class ParameterGradient {
    /** The fewest inputs over which a loop gains more by vector instructions than it costs to transpose them. */
    private static final int WIDE = 32;

    /** The fewest units for which that is so: they share the transposed inputs. */
    private static final int SEVERAL = 8;

    /** The inputs of a block of samples, [sample][input]. */
    private final double[][] samples;
    /** dW, [unit][input]. */
    private final double[][] rows;

    /** For any of these layers; takes memory only if one of them is wide. */
    ParameterGradient(List<DenseLayer> layers) {
        List<DenseLayer> wide =
                layers.stream().filter(ParameterGradient::isWide).toList();
        int inputs = wide.stream().mapToInt(DenseLayer::fanIn).max().orElse(0);
        int units = wide.stream().mapToInt(DenseLayer::fanOut).max().orElse(0);
        samples = new double[wide.isEmpty() ? 0 : DenseKernels.BLOCK][inputs];
        rows = new double[units][inputs];
    }

    private static boolean isWide(DenseLayer layer) {
        return layer.fanIn() >= WIDE && layer.fanOut() >= SEVERAL;
    }

    /**
     * dW = dZ xᵀ and db = Σ over the batch of dZ.
     *
     * <p>dZ (fanOut, n) and x (fanIn, n) are read; the layer's part of gradients is overwritten.
     */
    void of(DenseLayer layer, double[][] dZ, double[][] x, double[] gradients, int n) {
        if (isWide(layer)) wide(layer, dZ, x, gradients, n);
        else DenseKernels.backwardParameters(layer, dZ, x, gradients, n);
    }

    /** Each row of dW is a sum of samples, made as {@link DenseKernels#forward} makes a sum of inputs: in loops over the inputs. */
    private void wide(DenseLayer layer, double[][] dZ, double[][] x, double[] gradients, int n) {
        int fanIn = x.length;
        int first = DenseKernels.firstBlock(n);
        transpose(x, 0, first);
        for (int unit = 0; unit < dZ.length; unit++) {
            DenseKernels.combine(0, dZ[unit], 0, 1, samples, first, rows[unit], fanIn);
        }
        for (int s = first; s < n; s += DenseKernels.BLOCK) {
            transpose(x, s, DenseKernels.BLOCK);
            for (int unit = 0; unit < dZ.length; unit++) {
                DenseKernels.addBlock(dZ[unit], s, 1, samples, 0, rows[unit], fanIn);
            }
        }
        int weights = layer.offset();
        int biases = layer.biases();
        for (int unit = 0; unit < dZ.length; unit++) {
            System.arraycopy(rows[unit], 0, gradients, weights + unit * fanIn, fanIn);
            gradients[biases + unit] = DenseKernels.sum(dZ[unit], n);
        }
    }

    private void transpose(double[][] x, int from, int count) {
        for (int input = 0; input < x.length; input++) {
            double[] ofInput = x[input];
            for (int s = 0; s < count; s++) samples[s][input] = ofInput[from + s];
        }
    }
}
