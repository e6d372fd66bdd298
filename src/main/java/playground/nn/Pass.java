package playground.nn;

import java.util.List;

/**
 * One minibatch on its way through a network and back: the workspace of every value that depends on the samples.
 *
 * <p>Use: fill {@link #inputs} and {@link #targets} (or {@link #gather} them), then {@link #forward}, then {@link #loss} or
 * {@link #backward} as needed. All arrays that it hands out are its own, unit-major {@code [unit][sample]}, at least
 * {@code capacity} long, of which the first {@code batchSize} samples count; they stay the same arrays for the life of the
 * pass. Parameters belong to the caller and are only read. After construction nothing is allocated.
 */
public final class Pass {
    private final Network network;
    private final List<DenseLayer> layers;
    private final int capacity;
    private final double[][] inputs;
    private final double[][] targets;
    private final double[][][] preActivations;
    private final double[][][] activations;
    private final double[][][] deltas;

    /** A workspace for minibatches of up to {@code capacity} samples. */
    public Pass(Network network, int capacity) {
        if (capacity < 1) throw new IllegalArgumentException("capacity is at least 1, not " + capacity);
        this.network = network;
        this.capacity = capacity;
        layers = network.layers();
        inputs = new double[network.inputs()][capacity];
        targets = new double[network.outputs()][capacity];
        preActivations = perLayer();
        activations = perLayer();
        deltas = perLayer();
    }

    /** The network that this pass was made for. */
    public Network network() {
        return network;
    }

    /** The largest minibatch that it takes. */
    public int capacity() {
        return capacity;
    }

    /** x (inputs, capacity), to be filled by the caller. */
    public double[][] inputs() {
        return inputs;
    }

    /** y (outputs, capacity), to be filled by the caller in the encoding that the network's {@link Loss} states. */
    public double[][] targets() {
        return targets;
    }

    /** ŷ (outputs, capacity) of the last forward pass. */
    public double[][] outputs() {
        return activations[layers.size() - 1];
    }

    /** z (units, capacity) of a layer in the last forward pass; of the output layer, the logits. */
    public double[][] preActivations(int layer) {
        return preActivations[layer];
    }

    /** a = σ(z) (units, capacity) of a layer in the last forward pass; of the output layer, ŷ. */
    public double[][] activations(int layer) {
        return activations[layer];
    }

    /** ∂L/∂z (units, capacity) of a layer in the last backward pass. */
    public double[][] deltas(int layer) {
        return deltas[layer];
    }

    /**
     * Copies the samples {@code order[from .. from + batchSize)} into {@link #inputs} and {@link #targets}.
     *
     * @param x (inputs, samples), unit-major like everything here
     * @param y (outputs, samples)
     */
    public void gather(double[][] x, double[][] y, int[] order, int from, int batchSize) {
        gather(x, order, from, inputs, batchSize);
        gather(y, order, from, targets, batchSize);
    }

    /** Z₀ = x; Zᵢ₊₁ = σᵢ(Wᵢ Zᵢ + bᵢ) for the first batchSize samples. Overwrites pre-activations and activations. */
    public void forward(double[] parameters, int batchSize) {
        int last = layers.size() - 1;
        double[][] x = inputs;
        for (int l = 0; l <= last; l++) {
            double[][] z = preActivations[l];
            double[][] a = activations[l];
            DenseKernels.forward(layers.get(l), parameters, x, z, batchSize);
            if (l == last) {
                network.output().apply(z, a, batchSize);
            } else {
                Activation activation = network.activations().get(l);
                for (int unit = 0; unit < z.length; unit++) activation.apply(z[unit], a[unit], batchSize);
            }
            x = a;
        }
    }

    /** The mean loss of the first batchSize samples after {@link #forward}; regularization is not part of it. */
    public double loss(int batchSize) {
        int last = layers.size() - 1;
        return network.loss().mean(preActivations[last], activations[last], targets, batchSize);
    }

    /**
     * The gradient of {@link #loss} with respect to every parameter, after {@link #forward} with the same parameters and
     * batchSize: from the last layer to the first, dZ = dA ∘ σ'(z), dW = dZ xᵀ, db = Σ dZ, dX = Wᵀ dZ.
     *
     * @param gradients overwritten, same order as the parameters
     */
    public void backward(double[] parameters, double[] gradients, int batchSize) {
        int last = layers.size() - 1;
        network.loss()
                .gradient(network.output(), preActivations[last], activations[last], targets, deltas[last], batchSize);
        for (int l = last; l >= 0; l--) {
            DenseLayer layer = layers.get(l);
            double[][] dZ = deltas[l];
            DenseKernels.backwardParameters(layer, dZ, l == 0 ? inputs : activations[l - 1], gradients, batchSize);
            if (l > 0) {
                double[][] below = deltas[l - 1];
                DenseKernels.backwardInputs(layer, parameters, dZ, below, batchSize);
                Activation activation = network.activations().get(l - 1);
                for (int unit = 0; unit < below.length; unit++) {
                    activation.multiplyByDerivative(
                            preActivations[l - 1][unit], activations[l - 1][unit], below[unit], batchSize);
                }
            }
        }
    }

    private double[][][] perLayer() {
        return layers.stream()
                .map(layer -> new double[layer.fanOut()][capacity])
                .toArray(double[][][]::new);
    }

    private static void gather(double[][] from, int[] order, int first, double[][] to, int n) {
        for (int unit = 0; unit < to.length; unit++) {
            double[] source = from[unit];
            double[] target = to[unit];
            for (int s = 0; s < n; s++) target[s] = source[order[first + s]];
        }
    }
}
