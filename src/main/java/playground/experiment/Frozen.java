package playground.experiment;

import java.util.Optional;
import java.util.OptionalInt;
import playground.nn.DenseLayer;
import playground.nn.Network;

/**
 * A part of the network that training leaves as it is. A person may still set it by hand.
 *
 * @param layer 0 for the first layer after the inputs; the last is the output
 * @param input which of the unit's weights; empty for all of them and its bias
 */
public record Frozen(int layer, int unit, OptionalInt input) {

    /** A unit with its weights and its bias. */
    public static Frozen unit(int layer, int unit) {
        return new Frozen(layer, unit, OptionalInt.empty());
    }

    /** A single weight. */
    public static Frozen weight(int layer, int unit, int input) {
        return new Frozen(layer, unit, OptionalInt.of(input));
    }

    /** Why the network has no such part, under the name layer, unit or input; empty if it has. */
    Optional<Refusal> refusal(Network network) {
        try {
            NumberRange.wholes(0, network.layers().size() - 1L, 1, 0).check("layer", layer);
            DenseLayer shape = network.layers().get(layer);
            NumberRange.wholes(0, shape.fanOut() - 1L, 1, 0).check("unit", unit);
            NumberRange.wholes(0, shape.fanIn() - 1L, 1, 0).check("input", input.orElse(0));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    /** Marks its parameters in the network's flat array. */
    public void mark(Network network, boolean[] frozen) {
        if (input.isPresent()) {
            frozen[network.weight(layer, unit, input.getAsInt())] = true;
            return;
        }
        frozen[network.bias(layer, unit)] = true;
        for (int i = 0; i < network.layers().get(layer).fanIn(); i++) {
            frozen[network.weight(layer, unit, i)] = true;
        }
    }
}
