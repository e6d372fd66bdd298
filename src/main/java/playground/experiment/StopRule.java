package playground.experiment;

import static playground.experiment.Setting.choice;

import java.util.List;
import java.util.stream.Stream;

/**
 * When a run stops by itself: a condition on what is measured of it.
 *
 * @param value the kind's number; 0 for {@link Kind#NONE}
 */
public record StopRule(Kind kind, double value) {

    /** What a run is stopped by. A loss or a score is measured at the end of each epoch. */
    public enum Kind {
        NONE,
        /** So many steps are made. */
        STEP,
        /** So many epochs are complete. */
        EPOCH,
        /** The training loss lies below this. */
        LOSS,
        TEST_LOSS,
        /** The training score is at least this: the share of points put into their own class, or R². */
        SCORE,
        TEST_SCORE,
        /** The test loss was not at a new low for so many epochs. */
        EARLY;

        /** Of the kind's number. */
        public NumberRange range() {
            return switch (this) {
                case NONE -> NOTHING;
                case STEP -> Ranges.STOP_STEP;
                case EPOCH -> Ranges.STOP_EPOCH;
                case LOSS, TEST_LOSS -> Ranges.STOP_LOSS;
                case SCORE, TEST_SCORE -> Ranges.STOP_SCORE;
                case EARLY -> Ranges.STOP_PATIENCE;
            };
        }
    }

    private static final NumberRange NOTHING = NumberRange.wholes(0, 0, 1, 0);

    /** What a person chooses: the kind, and the number of each kind. */
    public static final List<Setting<StopRule, ?>> TABLE = Stream.concat(
                    Stream.<Setting<StopRule, ?>>of(choice("training.stop.kind", Kind.class, StopRule::kind)),
                    Stream.of(Kind.values()).filter(kind -> kind != Kind.NONE).map(StopRule::numberOf))
            .toList();

    public static final StopRule NONE = new StopRule(Kind.NONE, 0);

    public StopRule {
        kind.range().check(kind == Kind.EARLY ? "patience" : "value", value);
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

    private static Setting<StopRule, Double> numberOf(Kind kind) {
        return Setting.<StopRule>number("training.stop." + Ids.id(kind), kind.range(), StopRule::value)
                .readWith("training.stop.kind", kind);
    }
}
