package playground.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network is, without its parameters: dense layers, the activations between them, the output and the loss.
 * Immutable.
 *
 * <p>Built from the inputs to the output: {@code Network.from(2).hidden(4, TANH).output(1, Output.SIGMOID,
 * BINARY_CROSS_ENTROPY)}.
 *
 * @param layers the hidden layers in order, then the output layer; layers.get(0).fanIn() is the number of inputs
 * @param activations one for each hidden layer
 * @param output the function of the last layer
 * @param loss the loss at the end, one that {@link Loss#accepts accepts} the output
 * @param leakySlope slope below 0 of the layers with {@link Activation#LEAKY_RELU}, from 0 to 1; else without effect
 * @param huberDelta where {@link Loss#HUBER} becomes straight, above 0; with other losses without effect
 */
public record Network(
        List<DenseLayer> layers,
        List<Activation> activations,
        Output output,
        Loss loss,
        double leakySlope,
        double huberDelta) {
    /** PyTorch's slope (Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models", 2013). */
    public static final double LEAKY_SLOPE = 0.01;

    /** PyTorch's δ. */
    public static final double HUBER_DELTA = 1;

    public Network {
        layers = List.copyOf(layers);
        activations = List.copyOf(activations);
        require(!layers.isEmpty(), "a network has at least its output layer");
        require(activations.size() == layers.size() - 1, "one activation for each hidden layer, none for the output");
        for (int l = 1; l < layers.size(); l++) {
            require(layers.get(l).fanIn() == layers.get(l - 1).fanOut(), "fanIn is the fanOut of the layer before");
            require(layers.get(l).offset() == layers.get(l - 1).end(), "a layer's parameters follow the layer before");
        }
        require(layers.get(0).offset() == 0, "the first layer's parameters come first");
        require(loss.accepts(output), loss + " can't follow the output " + output);
        require(leakySlope >= 0 && leakySlope <= 1, "a leaky slope is from 0 to 1, not " + leakySlope);
        require(huberDelta > 0 && huberDelta < Double.POSITIVE_INFINITY, "a delta is above 0, not " + huberDelta);
    }

    /** Starts the description of a network with this number of inputs. */
    public static Builder from(int inputs) {
        return new Builder(inputs);
    }

    /** Number of inputs. */
    public int inputs() {
        return layers.get(0).fanIn();
    }

    /** Number of output units. */
    public int outputs() {
        return outputLayer().fanOut();
    }

    /** The last layer. */
    public DenseLayer outputLayer() {
        return layers.get(layers.size() - 1);
    }

    /** Length of the flat array of parameters. */
    public int parameterCount() {
        return outputLayer().end();
    }

    /** Index in the flat array of a weight; layers count from 0 over the hidden layers and the output layer. */
    public int weight(int layer, int unit, int input) {
        return layers.get(layer).weight(unit, input);
    }

    /** Index in the flat array of a bias; layers count from 0 over the hidden layers and the output layer. */
    public int bias(int layer, int unit) {
        return layers.get(layer).bias(unit);
    }

    private static void require(boolean condition, String reason) {
        if (!condition) throw new IllegalArgumentException(reason);
    }

    /** Collects layers from the inputs on; {@link #output} ends it. */
    public static final class Builder {
        private final List<DenseLayer> layers = new ArrayList<>();
        private final List<Activation> activations = new ArrayList<>();
        private double leakySlope = LEAKY_SLOPE;
        private double huberDelta = HUBER_DELTA;
        private int fanIn;
        private int end;

        private Builder(int inputs) {
            fanIn = inputs;
        }

        /** Adds a hidden layer after those there. */
        public Builder hidden(int units, Activation activation) {
            append(units);
            activations.add(activation);
            return this;
        }

        /** Sets the slope of all leaky ReLUs, before or after they are added; without it {@link #LEAKY_SLOPE}. */
        public Builder leakySlope(double slope) {
            leakySlope = slope;
            return this;
        }

        /** Sets where the Huber loss becomes straight; without it {@link #HUBER_DELTA}. */
        public Builder huberDelta(double delta) {
            huberDelta = delta;
            return this;
        }

        /**
         * Adds the output layer and gives the network; throws IllegalArgumentException if the loss can't follow the
         * output.
         */
        public Network output(int units, Output output, Loss loss) {
            append(units);
            return new Network(layers, activations, output, loss, leakySlope, huberDelta);
        }

        private void append(int units) {
            DenseLayer layer = new DenseLayer(fanIn, units, end);
            layers.add(layer);
            fanIn = units;
            end = layer.end();
        }
    }
}
