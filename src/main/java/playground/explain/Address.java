package playground.explain;

import java.util.OptionalInt;
import playground.experiment.NumberRange;
import playground.experiment.Scale;
import playground.nn.DenseLayer;
import playground.nn.Network;

/**
 * Where a parameter stands.
 *
 * @param layer from 0 over the hidden layers and the output layer
 * @param input which of the unit's weights; empty for its bias, or for the unit itself
 */
public record Address(int layer, int unit, OptionalInt input) {
    /** Index in the flat array; refuses under the name {@code path} what the network doesn't have. */
    int index(Network network, String path) {
        check(path + ".layer", layer, network.layers().size());
        DenseLayer shape = network.layers().get(layer);
        check(path + ".unit", unit, shape.fanOut());
        if (input.isEmpty()) return shape.bias(unit);
        check(path + ".input", input.getAsInt(), shape.fanIn());
        return shape.weight(unit, input.getAsInt());
    }

    Quantity quantity(double value) {
        return input.isPresent()
                ? Quantity.ofWeight(Symbol.W, layer, unit, input.getAsInt()).with(value)
                : Quantity.ofUnit(Symbol.B, layer, unit).with(value);
    }

    static void check(String path, int index, int count) {
        new NumberRange(0, count - 1.0, 1, 0, Scale.LINEAR, true).check(path, index);
    }
}
