package playground.experiment;

import static playground.experiment.Setting.choice;
import static playground.experiment.Setting.number;

import java.util.List;

/**
 * When a run stops by itself.
 *
 * @param value for {@link Kind#EPOCH} the number of epochs, for {@link Kind#LOSS} the training loss to fall below, for
 *     {@link Kind#EARLY} the patience in epochs, 0 for {@link Kind#NONE}
 */
public record StopRule(Kind kind, double value) {

    /** What a run is stopped by. */
    public enum Kind {
        NONE,
        EPOCH,
        LOSS,
        EARLY
    }

    /** What a person chooses: each kind has its own number. */
    public static final List<Setting<StopRule, ?>> TABLE = List.of(
            choice("training.stop.kind", Kind.class, StopRule::kind),
            number("training.stop.epoch", Ranges.STOP_EPOCH, StopRule::value)
                    .readWith("training.stop.kind", Kind.EPOCH),
            number("training.stop.loss", Ranges.STOP_LOSS, StopRule::value).readWith("training.stop.kind", Kind.LOSS),
            number("training.stop.patience", Ranges.STOP_PATIENCE, StopRule::value)
                    .readWith("training.stop.kind", Kind.EARLY));

    public static final StopRule NONE = new StopRule(Kind.NONE, 0);

    public StopRule {
        switch (kind) {
            case NONE -> value = 0;
            case EPOCH -> Ranges.STOP_EPOCH.check("value", value);
            case LOSS -> Ranges.STOP_LOSS.check("value", value);
            case EARLY -> Ranges.STOP_PATIENCE.check("patience", value);
        }
    }

    /** Stops as soon as {@code epoch} epochs are complete. */
    public static StopRule atEpoch(int epoch) {
        return new StopRule(Kind.EPOCH, epoch);
    }

    /** Stops as soon as the training loss, measured at the end of an epoch, lies below {@code loss}. */
    public static StopRule belowLoss(double loss) {
        return new StopRule(Kind.LOSS, loss);
    }

    /** Stops when the test loss, measured at the end of each epoch, was not at a new low for {@code patience} epochs. */
    public static StopRule early(int patience) {
        return new StopRule(Kind.EARLY, patience);
    }
}
