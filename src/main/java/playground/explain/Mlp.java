package playground.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.Output;

/** A {@link Network} with its parameters, as layers of {@link Neuron}s. Outputs and losses follow their plain definitions. */
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

    /** The predictions for one sample. */
    public List<Value> predict(List<Value> x) {
        List<Value> a = x;
        int last = layers.size() - 1;
        for (int l = 0; l < last; l++) {
            Activation activation = network.activations().get(l);
            a = preActivations(l, a).stream().map(z -> activate(activation, z)).toList();
        }
        return output(network.output(), preActivations(last, a));
    }

    /** The loss of one sample; a minibatch's loss is the mean of its samples'. */
    public Value loss(List<Value> x, double[] target) {
        List<Value> predicted = predict(x);
        Value sum = Value.of(0);
        for (int k = 0; k < target.length; k++) sum = sum.plus(term(predicted.get(k), target[k]));
        return switch (network.loss()) {
            case MEAN_SQUARED_ERROR, BINARY_CROSS_ENTROPY -> sum.dividedBy(Value.of(target.length));
            case CROSS_ENTROPY -> sum;
        };
    }

    private List<Value> preActivations(int layer, List<Value> x) {
        return layers.get(layer).stream().map(neuron -> neuron.preActivation(x)).toList();
    }

    /** What one output unit contributes: (ŷ − y)², or −y ln ŷ − (1 − y) ln(1 − ŷ), or −y ln ŷ. */
    private Value term(Value predicted, double target) {
        Value y = Value.of(target);
        Value one = Value.of(1);
        return switch (network.loss()) {
            case MEAN_SQUARED_ERROR -> predicted.minus(y).times(predicted.minus(y));
            case BINARY_CROSS_ENTROPY ->
                Value.of(0)
                        .minus(y.times(predicted.log()))
                        .minus(one.minus(y).times(one.minus(predicted).log()));
            case CROSS_ENTROPY -> Value.of(0).minus(y.times(predicted.log()));
        };
    }

    private static Value activate(Activation activation, Value z) {
        return switch (activation) {
            case LINEAR -> z;
            case SIGMOID -> z.sigmoid();
            case TANH -> z.tanh();
            case RELU -> z.relu();
        };
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
        List<Value> exponentials = z.stream().map(Value::exp).toList();
        Value sum = exponentials.stream().reduce(Value::plus).orElseThrow();
        return exponentials.stream().map(e -> e.dividedBy(sum)).toList();
    }
}
