package playground.nn;

import java.util.Arrays;

/** The three products of a dense layer over a minibatch. All arrays are unit-major and must not alias. */
final class DenseKernels {
    private DenseKernels() {}

    /**
     * z = W x + b.
     *
     * <p>x (fanIn, n) and the layer's parameters are read; z (fanOut, n) is overwritten.
     */
    static void forward(DenseLayer layer, double[] parameters, double[][] x, double[][] z, int n) {
        for (int unit = 0; unit < layer.fanOut(); unit++) {
            double[] sum = z[unit];
            Arrays.fill(sum, 0, n, parameters[layer.bias(unit)]);
            for (int input = 0; input < layer.fanIn(); input++) {
                double w = parameters[layer.weight(unit, input)];
                double[] values = x[input];
                for (int s = 0; s < n; s++) sum[s] += w * values[s];
            }
        }
    }

    /**
     * dX = Wᵀ dZ.
     *
     * <p>dZ (fanOut, n) and the layer's parameters are read; dX (fanIn, n) is overwritten.
     */
    static void backwardInputs(DenseLayer layer, double[] parameters, double[][] dZ, double[][] dX, int n) {
        for (int input = 0; input < layer.fanIn(); input++) {
            double[] sum = dX[input];
            Arrays.fill(sum, 0, n, 0);
            for (int unit = 0; unit < layer.fanOut(); unit++) {
                double w = parameters[layer.weight(unit, input)];
                double[] values = dZ[unit];
                for (int s = 0; s < n; s++) sum[s] += w * values[s];
            }
        }
    }

    /**
     * dW = dZ xᵀ and db = Σ over the batch of dZ.
     *
     * <p>dZ (fanOut, n) and x (fanIn, n) are read; the layer's part of gradients is overwritten.
     */
    static void backwardParameters(DenseLayer layer, double[][] dZ, double[][] x, double[] gradients, int n) {
        for (int unit = 0; unit < layer.fanOut(); unit++) {
            double[] d = dZ[unit];
            double sum = 0;
            for (int s = 0; s < n; s++) sum += d[s];
            gradients[layer.bias(unit)] = sum;
            for (int input = 0; input < layer.fanIn(); input++) {
                double[] values = x[input];
                double product = 0;
                for (int s = 0; s < n; s++) product += d[s] * values[s];
                gradients[layer.weight(unit, input)] = product;
            }
        }
    }
}
