package playground.nn;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One minibatch on its way through a network and back: the workspace of every value that depends on the samples.
 *
 * <p>Use: fill {@link #inputs} and {@link #targets} (or {@link #gather} them), then {@link #forward}, then {@link
 * #loss} or {@link #backward} as needed. All arrays that it hands out are its own, unit-major {@code [unit][sample]},
 * at least {@code capacity} long, of which the first {@code batchSize} samples count; they stay the same arrays for the
 * life of the pass. Parameters belong to the caller and are only read. After construction nothing is allocated, but for
 * the masks of the first forward pass with dropout.
 */
public final class Pass {
    /**
     * A forward pass of fewer multiply-adds, about half a millisecond, takes no break. Beside a longer one, asking for a break
     * costs next to nothing.
     */
    private static final int SHORT_WORK = 1 << 19;

    private final Network network;
    private final Breaks breaks;
    /** Larger minibatches take breaks. */
    private final int longBatch;

    private final List<DenseLayer> layers;
    private final UnitFunction[] functions;
    private final OutputFunction output;
    private final LossFunction loss;
    private final int capacity;
    private final double[][] inputs;
    private final double[][] targets;
    private final double[][][] preActivations;
    private final double[][][] activations;
    private final double[][][] deltas;
    private final ParameterGradient parameterGradient;
    private Dropout dropout;
    private boolean dropped;
    /** How often the values have been overwritten. */
    private long uses;

    /** A workspace for minibatches of up to {@code capacity} samples, without breaks. */
    public Pass(Network network, int capacity) {
        this(network, capacity, Breaks.NONE);
    }

    /** A workspace for minibatches of up to {@code capacity} samples, of which the long ones take breaks between layers. */
    public Pass(Network network, int capacity, Breaks breaks) {
        if (capacity < 1) throw new IllegalArgumentException("capacity is at least 1, not " + capacity);
        this.network = network;
        this.capacity = capacity;
        this.breaks = breaks;
        longBatch = SHORT_WORK / network.parameterCount();
        layers = network.layers();
        functions = network.activations().stream()
                .map(activation -> UnitFunction.of(activation, network.leakySlope(), capacity))
                .toArray(UnitFunction[]::new);
        output = OutputFunction.of(network.output(), capacity);
        loss = LossFunction.of(network.loss(), network.huberDelta(), capacity);
        inputs = new double[network.inputs()][capacity];
        targets = new double[network.outputs()][capacity];
        preActivations = perLayer();
        activations = perLayer();
        deltas = perLayer();
        parameterGradient = new ParameterGradient(layers);
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

    /**
     * (units, capacity): what a hidden layer passed to the layer above, which is its activations, or with dropout the masked ones.
     */
    public double[][] passedOn(int layer) {
        return dropped ? dropout.masked(layer) : activations[layer];
    }

    /** ∂L/∂z (units, capacity) of a layer in the last backward pass. */
    public double[][] deltas(int layer) {
        return deltas[layer];
    }

    /** The values of the first {@code samples} samples, to be read until the next {@link #gather}, forward or backward pass. */
    public PassValues values(int samples) {
        return new PassValues(this, samples, uses);
    }

    /** Changes whenever the values do. */
    long uses() {
        return uses;
    }

    /**
     * Copies the samples {@code order[from .. from + batchSize)} into {@link #inputs} and {@link #targets}.
     *
     * @param x (inputs, samples), unit-major like everything here
     * @param y (outputs, samples)
     */
    public void gather(double[][] x, double[][] y, int[] order, int from, int batchSize) {
        uses++;
        gather(x, order, from, inputs, batchSize);
        gather(y, order, from, targets, batchSize);
    }

    /** Z₀ = x; Zᵢ₊₁ = σᵢ(Wᵢ Zᵢ + bᵢ) for the first batchSize samples. Overwrites pre-activations and activations. */
    public void forward(double[] parameters, int batchSize) {
        uses++;
        dropped = false;
        double[][] x = inputs;
        for (int l = 0; l < functions.length; l++) x = hidden(l, parameters, x, batchSize);
        predict(parameters, x, batchSize);
    }

    /**
     * The forward pass of a training step with dropout: for each sample, each hidden activation becomes 0 with the given
     * probability, and is scaled by 1 / (1 - probability) otherwise. The layers above and {@link #backward} use these masked
     * values; {@link #activations} are those before dropout. One random number is drawn per layer, unit and sample, in this order.
     * With probability 0 none is drawn, and this is {@link #forward(double[], int)}.
     *
     * @param probability from 0 to below 1
     */
    public void forward(double[] parameters, int batchSize, double probability, RandomGenerator random) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("a probability of dropout is from 0 to below 1, not " + probability);
        }
        if (probability == 0) {
            forward(parameters, batchSize);
            return;
        }
        uses++;
        if (dropout == null) dropout = new Dropout(layers, capacity);
        dropped = true;
        double[][] x = inputs;
        for (int l = 0; l < functions.length; l++) {
            double[][] a = hidden(l, parameters, x, batchSize);
            x = dropout.drop(l, a, probability, random, batchSize);
            takeBreak(batchSize);
        }
        predict(parameters, x, batchSize);
    }

    /** The mean loss of the first batchSize samples after {@link #forward}; regularization is not part of it. */
    public double loss(int batchSize) {
        int last = functions.length;
        return loss.mean(preActivations[last], activations[last], targets, batchSize);
    }

    /** The loss of one sample alone after {@link #forward}. */
    public double lossOf(int sample) {
        int last = functions.length;
        double[][] z = column(preActivations[last], sample);
        return loss.mean(z, column(activations[last], sample), column(targets, sample), 1);
    }

    /**
     * The gradient of {@link #loss} with respect to every parameter, after a forward pass with the same parameters and
     * batchSize: from the last layer to the first, dZ = dA ∘ σ'(z), dW = dZ xᵀ, db = Σ dZ, dX = Wᵀ dZ. Throws
     * UnsupportedOperationException if an activation isn't {@link Activation#trainable}.
     *
     * @param gradients overwritten, same order as the parameters
     */
    public void backward(double[] parameters, double[] gradients, int batchSize) {
        uses++;
        int last = functions.length;
        loss.gradient(output, preActivations[last], activations[last], targets, deltas[last], batchSize);
        for (int l = last; l > 0; l--) {
            DenseLayer layer = layers.get(l);
            parameterGradient.of(layer, deltas[l], passedOn(l - 1), gradients, batchSize);
            takeBreak(batchSize);
            DenseKernels.backwardInputs(layer, parameters, deltas[l], deltas[l - 1], batchSize);
            takeBreak(batchSize);
            throughHidden(l - 1, batchSize);
            takeBreak(batchSize);
        }
        parameterGradient.of(layers.get(0), deltas[0], inputs, gradients, batchSize);
    }

    /**
     * gradient *= σ'(z), over the first n samples of a unit of hidden layer l, after a forward pass.
     *
     * @throws UnsupportedOperationException if the activation isn't {@link Activation#trainable}
     */
    public void multiplyByDerivative(int l, int unit, double[] gradient, int n) {
        functions[l].multiplyByDerivative(preActivations[l][unit], activations[l][unit], gradient, n);
    }

    private double[][] hidden(int l, double[] parameters, double[][] x, int n) {
        double[][] z = preActivations[l];
        double[][] a = activations[l];
        DenseKernels.forward(layers.get(l), parameters, x, z, n);
        takeBreak(n);
        UnitFunction function = functions[l];
        for (int unit = 0; unit < z.length; unit++) function.apply(z[unit], a[unit], n);
        takeBreak(n);
        return a;
    }

    private void predict(double[] parameters, double[][] x, int n) {
        int last = functions.length;
        DenseKernels.forward(layers.get(last), parameters, x, preActivations[last], n);
        output.apply(preActivations[last], activations[last], n);
        takeBreak(n);
    }

    private void takeBreak(int batchSize) {
        if (batchSize > longBatch) breaks.take();
    }

    /** Turns the ∂L/∂x of the layer above, in place, into this layer's ∂L/∂z. */
    private void throughHidden(int l, int n) {
        double[][] d = deltas[l];
        if (dropped) dropout.multiplyByMask(l, d, n);
        for (int unit = 0; unit < d.length; unit++) multiplyByDerivative(l, unit, d[unit], n);
    }

    private static double[][] column(double[][] units, int sample) {
        double[][] column = new double[units.length][1];
        for (int unit = 0; unit < units.length; unit++) column[unit][0] = units[unit][sample];
        return column;
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
