package playground.experiment;

import java.util.Objects;
import java.util.Optional;
import playground.nn.Output;

/**
 * What a network is trained for.
 *
 * @param output the output's function; empty for the one that {@link Objective} has first for the problem and the loss. Within an
 *     {@link Experiment} it is never empty
 * @param huberDelta where the Huber loss becomes straight; the others don't read it
 */
public record ObjectiveSettings(LossKind loss, Optional<Output> output, double huberDelta) {
    public static final ObjectiveSettings DEFAULT = of(LossKind.CROSS_ENTROPY);

    public ObjectiveSettings {
        Objects.requireNonNull(loss);
        Objects.requireNonNull(output);
        Ranges.HUBER_DELTA.check("huberDelta", huberDelta);
    }

    /** A loss with its default output. */
    public static ObjectiveSettings of(LossKind loss) {
        return new ObjectiveSettings(loss, Optional.empty(), Ranges.HUBER_DELTA.initial());
    }

    /** Another loss, with its default output. */
    public ObjectiveSettings withLoss(LossKind newLoss) {
        return new ObjectiveSettings(newLoss, Optional.empty(), huberDelta);
    }

    public ObjectiveSettings withOutput(Output newOutput) {
        return new ObjectiveSettings(loss, Optional.of(newOutput), huberDelta);
    }
}
