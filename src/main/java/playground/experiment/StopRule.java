package playground.experiment;

import static playground.experiment.Setting.choice;
import static playground.experiment.Setting.number;

import java.util.List;
import java.util.stream.Stream;

/**
 * When a run stops by itself: a condition on what is measured of it.
 *
 * @param value the kind's number; 0 for {@link Kind#NONE}
 * @param watched read by the kinds that watch one number of the network
 */
public record StopRule(Kind kind, double value, Watched watched) {

    /** What a run is stopped by. What isn't a count or a parameter is measured at the end of each epoch. */
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
        EARLY,
        /** A weight or a bias lies beyond this; looked at after each step. */
        PARAMETER,
        /** An output of the network at some place lies beyond this. */
        PREDICTION,
        /** At least so many hidden units are dead, over the training points. */
        DEAD_UNITS,
        /** The sharpness is at least this share of the largest at which the steps don't grow. */
        SHARPNESS;

        /** Of the kind's number. */
        public NumberRange range() {
            return switch (this) {
                case NONE -> NOTHING;
                case STEP -> Ranges.STOP_STEP;
                case EPOCH -> Ranges.STOP_EPOCH;
                case LOSS, TEST_LOSS -> Ranges.STOP_LOSS;
                case SCORE, TEST_SCORE -> Ranges.STOP_SCORE;
                case EARLY -> Ranges.STOP_PATIENCE;
                case PARAMETER -> Ranges.PARAMETER;
                case PREDICTION -> Ranges.TARGET;
                case DEAD_UNITS -> Ranges.STOP_DEAD_UNITS;
                case SHARPNESS -> Ranges.STOP_SHARPNESS;
            };
        }

        /** The settings that say what the kind watches. */
        public List<Setting<StopRule, ?>> parts() {
            return PARTS.stream()
                    .filter(part -> part.condition().orElseThrow().ids().contains(Ids.id(this)))
                    .toList();
        }
    }

    private static final NumberRange NOTHING = NumberRange.wholes(0, 0, 1, 0);

    private static final Setting<StopRule, Watched.Side> SIDE = of(
            choice("training.stop.side", Watched.Side.class, rule -> rule.watched.side()),
            Kind.PARAMETER,
            Kind.PREDICTION);
    private static final Setting<StopRule, Double> LAYER =
            of(number("training.stop.layer", Ranges.STOP_LAYER, rule -> rule.watched.layer()), Kind.PARAMETER);
    private static final Setting<StopRule, Double> UNIT = of(
            number("training.stop.unit", Ranges.STOP_UNIT, rule -> rule.watched.unit()),
            Kind.PARAMETER,
            Kind.PREDICTION);
    private static final Setting<StopRule, Double> INPUT =
            of(number("training.stop.input", Ranges.STOP_INPUT, rule -> rule.watched.input()), Kind.PARAMETER);
    private static final Setting<StopRule, Double> X =
            of(number("training.stop.x", Ranges.COORDINATE, rule -> rule.watched.x()), Kind.PREDICTION);
    private static final Setting<StopRule, Double> Y =
            of(number("training.stop.y", Ranges.COORDINATE, rule -> rule.watched.y()), Kind.PREDICTION);

    /** What the kinds watch. */
    public static final List<Setting<StopRule, ?>> PARTS = List.of(LAYER, UNIT, INPUT, X, Y, SIDE);

    /** What a person chooses: the kind, what it watches, and the number of each kind. */
    public static final List<Setting<StopRule, ?>> TABLE = Stream.<Stream<Setting<StopRule, ?>>>of(
                    Stream.of(choice("training.stop.kind", Kind.class, StopRule::kind)),
                    PARTS.stream(),
                    Stream.of(Kind.values()).filter(kind -> kind != Kind.NONE).map(StopRule::numberOf))
            .flatMap(rows -> rows)
            .toList();

    public static final StopRule NONE = new StopRule(Kind.NONE, 0);

    public StopRule {
        kind.range().check(kind == Kind.EARLY ? "patience" : "value", value);
    }

    /** A rule of a kind that watches the run as a whole. */
    public StopRule(Kind kind, double value) {
        this(kind, value, Watched.FIRST_WEIGHT);
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

    /** This rule with what it watches changed as given. */
    public StopRule with(Given<StopRule> given) {
        Watched changed = new Watched(
                given.get(SIDE, this),
                given.whole(LAYER, this),
                given.whole(UNIT, this),
                given.whole(INPUT, this),
                given.get(X, this),
                given.get(Y, this));
        return new StopRule(kind, value, changed);
    }

    private static <T> Setting<StopRule, T> of(Setting<StopRule, T> part, Kind... kinds) {
        return part.readWith("training.stop.kind", Kind.class, List.of(kinds)::contains);
    }

    private static Setting<StopRule, Double> numberOf(Kind kind) {
        return Setting.<StopRule>number("training.stop." + Ids.id(kind), kind.range(), StopRule::value)
                .readWith("training.stop.kind", kind);
    }
}
