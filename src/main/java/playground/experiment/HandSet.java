package playground.experiment;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import playground.nn.Network;

/**
 * An initial parameter that a person has set by hand, in place of the drawn value.
 *
 * @param layer 0 for the first layer after the inputs; the last is the output
 * @param input which of the unit's weights; empty for its bias
 */
public record HandSet(int layer, int unit, OptionalInt input, double value) {
    /** By their places, a unit's bias before its weights. */
    static final Comparator<HandSet> BY_PLACE = Comparator.comparingInt(HandSet::layer)
            .thenComparingInt(HandSet::unit)
            .thenComparingInt(set -> set.input.orElse(-1));

    public HandSet {
        Ranges.PARAMETER.check("value", value);
    }

    /** Why the network has no such parameter, under the name layer, unit or input; empty if it has. */
    Optional<Refusal> refusal(Network network) {
        return new Frozen(layer, unit, input).refusal(network);
    }

    /** Its index in the network's flat array. */
    public int index(Network network) {
        return input.isPresent() ? network.weight(layer, unit, input.getAsInt()) : network.bias(layer, unit);
    }
}
