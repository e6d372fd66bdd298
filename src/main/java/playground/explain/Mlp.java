package playground.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Loss;
import playground.nn.Network;
import playground.nn.Output;

/**
 * A {@link Network} with its parameters, as layers of {@link Neuron}s. Outputs and losses follow their plain definitions, except
 * where rounding leaves these no digits: there, they follow {@link LossFormulas}.
 */
public final class Mlp {
    private final Network network;
    private final List<Value> parameters;
    private final List<List<Neuron>> layers = new ArrayList<>();

    /** Takes the parameters from the network's flat array. */
    public Mlp(Network network, double[] parameters) {
        this.network = network;
        this.parameters = Arrays.stream(parameters).mapToObj(Value::of).toList();
        for (DenseLayer layer : network.layers()) {
            List<Neuron> neurons = new ArrayList<>();
            for (int unit = 0; unit < layer.fanOut(); unit++) {
                int row = layer.weight(unit, 0);
                neurons.add(new Neuron(
                        this.parameters.subList(row, row + layer.fanIn()), this.parameters.get(layer.bias(unit))));
            }
            layers.add(List.copyOf(neurons));
        }
    }

    /** All weights and biases, in the order of the flat array. */
    public List<Value> parameters() {
        return parameters;
    }

    /**
     * The values of every unit for one sample, by layer and unit.
     *
     * @param z pre-activations
     * @param a activations; the last layer's are the predictions
     */
    public record Forward(List<List<Value>> z, List<List<Value>> a) {
        public List<Value> predicted() {
            return a.get(a.size() - 1);
        }

        List<Value> logits() {
            return z.get(z.size() - 1);
        }
    }

    /** One sample from the inputs to the predictions. */
    public Forward forward(List<Value> x) {
        List<List<Value>> z = new ArrayList<>();
        List<List<Value>> a = new ArrayList<>();
        int last = layers.size() - 1;
        for (int l = 0; l <= last; l++) {
            List<Value> preActivations = preActivations(l, l == 0 ? x : a.get(l - 1));
            z.add(preActivations);
            a.add(l == last ? output(network.output(), preActivations) : activations(l, preActivations));
        }
        return new Forward(z, a);
    }

    /** The loss of one sample; a minibatch's loss is the mean of its samples'. */
    public Value loss(List<Value> x, double[] target) {
        return loss(forward(x), Arrays.stream(target).mapToObj(Value::of).toList());
    }

    /** The loss of a sample, from its forward pass. */
    public Value loss(Forward sample, List<Value> target) {
        List<Value> terms = new ArrayList<>();
        boolean ofLogits = isLossOfLogits(sample);
        for (int k = 0; k < target.size(); k++) {
            Value y = target.get(k);
            terms.add(
                    ofLogits
                            ? termOfLogits(sample.logits(), k, y)
                            : term(sample.predicted().get(k), y));
        }
        Value sum = terms.stream().reduce(Value::plus).orElseThrow();
        // cross-entropy is a sum over the classes, as every other loss is a mean over the units
        boolean isOneThing = network.loss() == Loss.CROSS_ENTROPY || terms.size() == 1;
        return isOneThing ? sum : sum.dividedBy(Value.of(target.size()));
    }

    private List<Value> activations(int layer, List<Value> z) {
        Activation activation = network.activations().get(layer);
        return z.stream().map(value -> activate(activation, value)).toList();
    }

    private List<Value> preActivations(int layer, List<Value> x) {
        return layers.get(layer).stream().map(neuron -> neuron.preActivation(x)).toList();
    }

    /** Whether the predictions are rounded to 0 or 1, so that the cross-entropy is computed from the logits and not from them. */
    boolean isLossOfLogits(Forward sample) {
        boolean isFused = network.loss() == Loss.BINARY_CROSS_ENTROPY || network.loss() == Loss.CROSS_ENTROPY;
        return isFused && steepest(sample.logits()) > LossFormulas.SATURATED;
    }

    private static double steepest(List<Value> z) {
        return z.stream().mapToDouble(value -> Math.abs(value.data())).max().orElseThrow();
    }

    /** ln(1 + e^z) − y z, or y (ln Σ e^z − z). */
    private Value termOfLogits(List<Value> z, int k, Value y) {
        if (network.loss() == Loss.BINARY_CROSS_ENTROPY)
            return z.get(k).softplus().minus(y.times(z.get(k)));
        Value largest = largest(z);
        Value sum = shiftedExponentials(z, largest).stream().reduce(Value::plus).orElseThrow();
        return y.times(sum.log().plus(largest).minus(z.get(k)));
    }

    /** The largest logit, as a constant: subtracting a constant from every logit changes neither softmax nor its gradient. */
    private static Value largest(List<Value> z) {
        return Value.of(z.stream().mapToDouble(Value::data).max().orElseThrow());
    }

    private static List<Value> shiftedExponentials(List<Value> z, Value largest) {
        return z.stream().map(value -> value.minus(largest).exp()).toList();
    }

    /** What one output unit contributes to the loss. */
    private Value term(Value predicted, Value y) {
        Value difference = predicted.minus(y);
        return switch (network.loss()) {
            case MEAN_SQUARED_ERROR -> difference.times(difference);
            case MEAN_ABSOLUTE_ERROR -> difference.abs();
            case HUBER -> huber(difference.abs(), Value.of(network.huberDelta()));
            case MEAN_SQUARED_LOG_ERROR -> squaredLog(predicted.plus(one()), y.plus(one()));
            case BINARY_CROSS_ENTROPY ->
                Value.of(0)
                        .minus(y.times(predicted.log()))
                        .minus(one().minus(y).times(one().minus(predicted).log()));
            case CROSS_ENTROPY -> Value.of(0).minus(y.times(predicted.log()));
            case HINGE -> one().minus(y.times(predicted)).relu();
        };
    }

    /** d²/2 up to δ, then δ (d - δ/2), of a distance d. */
    private static Value huber(Value distance, Value delta) {
        Value half = Value.of(0.5);
        return distance.data() <= delta.data()
                ? half.times(distance).times(distance)
                : delta.times(distance.minus(half.times(delta)));
    }

    /** (ln p - ln t)², and for a p below b the line that touches it there: see {@link Loss#MEAN_SQUARED_LOG_ERROR}. */
    private static Value squaredLog(Value p, Value t) {
        double b = Math.min(Loss.LARGEST_LOG_BEGIN, t.data() / 2);
        if (p.data() >= b) return p.log().minus(t.log()).times(p.log().minus(t.log()));
        Value begin = Value.of(b);
        Value r = begin.log().minus(t.log());
        Value slope = r.plus(r).dividedBy(begin);
        return r.times(r).plus(slope.times(p.minus(begin)));
    }

    private Value activate(Activation activation, Value z) {
        return switch (activation) {
            case LINEAR -> z;
            case SIGMOID -> z.sigmoid();
            case TANH -> z.tanh();
            case RELU -> z.relu();
            case LEAKY_RELU -> z.leakyRelu(network.leakySlope());
            case ELU -> z.data() > 0 ? z : z.exp().minus(one());
            case SOFTPLUS ->
                z.data() > LossFormulas.STEEP
                        ? z.softplus()
                        : z.exp().plus(one()).log();
            case GELU -> z.times(z.normalDistribution());
            case SILU -> z.times(z.sigmoid());
            case SINE -> z.sin();
            case COSINE -> z.cos();
            case HARD_STEP -> z.step();
        };
    }

    /** A new 1 for each graph, since a graph's values hold its gradients. */
    private static Value one() {
        return Value.of(1);
    }

    private static List<Value> output(Output output, List<Value> z) {
        return switch (output) {
            case LINEAR -> z;
            case SIGMOID -> z.stream().map(Value::sigmoid).toList();
            case TANH -> z.stream().map(Value::tanh).toList();
            case SOFTMAX -> softmax(z);
        };
    }

    private static List<Value> softmax(List<Value> z) {
        boolean plain = steepest(z) <= LossFormulas.STEEP;
        List<Value> exponentials = plain ? z.stream().map(Value::exp).toList() : shiftedExponentials(z, largest(z));
        Value sum = exponentials.stream().reduce(Value::plus).orElseThrow();
        return exponentials.stream().map(e -> e.dividedBy(sum)).toList();
    }
}
