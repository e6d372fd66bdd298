package playground.protocol;

import static playground.protocol.Encoding.F64;
import static playground.protocol.Encoding.I32;
import static playground.protocol.Encoding.I64;
import static playground.protocol.Encoding.listOf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.training.Checkpoint;
import playground.training.DivergenceReport;

/** The fields of a checkpoint in the order of their bytes: writing and reading both follow this list. */
final class CheckpointLayout {
    /** A cause's index in this list is its number in the bytes, so new causes must come last. */
    private static final List<DivergenceReport.Cause> CAUSES = List.of(
            DivergenceReport.Cause.PARAMETERS_NOT_FINITE,
            DivergenceReport.Cause.LOSS_NOT_FINITE,
            DivergenceReport.Cause.LOSS_EXPLODED);

    private record Flag(int bit, Predicate<Checkpoint> isOn) {
        boolean isIn(int bits) {
            return (bits & bit) != 0;
        }
    }

    private static final Flag STOPPED = new Flag(1, Checkpoint::stopped);
    private static final Flag DIVERGED =
            new Flag(2, checkpoint -> checkpoint.divergence().isPresent());
    private static final Flag LOSSES_STALE =
            new Flag(4, checkpoint -> checkpoint.losses().stale());
    private static final List<Flag> ALL_FLAGS = List.of(STOPPED, DIVERGED, LOSSES_STALE);

    private static final Encoding<Experiment> JSON = Encoding.BYTES.standingFor(
            json -> ExperimentJson.read(
                    MessageReader.parse(new String(json, StandardCharsets.UTF_8)), "experiment", Experiment.DEFAULT),
            CheckpointLayout::json);

    private static final Encoding<DataPoint> POINT = Encoding.fixed(
            3 * Double.BYTES + 1,
            (bytes, point) -> bytes.putDouble(point.x())
                    .putDouble(point.y())
                    .putDouble(point.target())
                    .put((byte) (point.test() ? 1 : 0)),
            bytes -> new DataPoint(bytes.getDouble(), bytes.getDouble(), bytes.getDouble(), bytes.get() != 0));

    private static final Encoding<Long> WHOLE = I64.allowing(whole -> whole >= 0);
    private static final Encoding<Double> FINITE = F64.allowing(Double::isFinite);

    private static final Encoding<DivergenceReport.Cause> CAUSE_NUMBER =
            upTo(CAUSES.size() - 1).standingFor(CAUSES::get, CAUSES::indexOf);

    private static final Field<Experiment> EXPERIMENT = field(Checkpoint::experiment, JSON);
    private static final Field<List<DataPoint>> POINTS =
            field(checkpoint -> checkpoint.experiment().data().points(), listOf(POINT));
    private static final Field<Long> STEP = field(Checkpoint::step, WHOLE);
    private static final Field<Long> EPOCH = field(Checkpoint::epoch, WHOLE);
    private static final Field<Integer> FLAGS = field(
            CheckpointLayout::flags, upTo(ALL_FLAGS.stream().mapToInt(Flag::bit).sum()));
    private static final Field<Double> REFERENCE =
            field(checkpoint -> checkpoint.losses().reference(), F64);
    private static final Field<Double> AVERAGE =
            field(checkpoint -> checkpoint.losses().average(), F64);
    private static final Field<Long> LAST_LOOK =
            field(checkpoint -> checkpoint.losses().lastLook(), WHOLE);
    private static final Field<Double> LAST_IN_ORDER =
            field(checkpoint -> checkpoint.losses().lastInOrder(), F64);
    private static final Field<Double> LOWEST =
            field(checkpoint -> checkpoint.early().lowest(), F64);
    private static final Field<Long> EPOCHS_SINCE =
            field(checkpoint -> checkpoint.early().epochsSince(), WHOLE);
    private static final Field<DivergenceReport.Cause> CAUSE = fieldOfDivergence(DivergenceReport::cause, CAUSE_NUMBER);
    private static final Field<Long> DIVERGED_AT = fieldOfDivergence(DivergenceReport::step, I64);
    private static final Field<Double> LEARNING_RATE = fieldOfDivergence(DivergenceReport::learningRate, F64);
    private static final Field<Double> LOSS_BEFORE = fieldOfDivergence(DivergenceReport::lossBefore, F64);
    private static final Field<List<Double>> PARAMETERS = field(Checkpoint::parameters, listOf(FINITE));
    private static final Field<List<List<Double>>> MOMENTS = field(Checkpoint::moments, listOf(listOf(FINITE)));
    private static final Field<List<List<Long>>> GENERATORS = field(Checkpoint::generators, listOf(listOf(I64)));
    private static final Field<Integer> POSITION = field(Checkpoint::position, upTo(Integer.MAX_VALUE));
    private static final Field<List<Integer>> TURNS = field(Checkpoint::turns, listOf(I32));

    private static final List<Field<?>> FIELDS = List.of(
            EXPERIMENT,
            POINTS,
            STEP,
            EPOCH,
            FLAGS,
            REFERENCE,
            AVERAGE,
            LAST_LOOK,
            LAST_IN_ORDER,
            LOWEST,
            EPOCHS_SINCE,
            CAUSE,
            DIVERGED_AT,
            LEARNING_RATE,
            LOSS_BEFORE,
            PARAMETERS,
            MOMENTS,
            GENERATORS,
            POSITION,
            TURNS);

    private CheckpointLayout() {}

    /** The bytes of a checkpoint's first field. */
    static byte[] json(Experiment experiment) {
        return MessageWriter.text(writer -> ExperimentJson.writeForCheckpoint(writer, experiment))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @param json of the checkpoint's experiment */
    static void write(Checkpoint checkpoint, byte[] json, GrowingBytes bytes) {
        Encoding.BYTES.writer().accept(bytes, json);
        int flags = flags(checkpoint);
        for (Field<?> field : FIELDS.subList(1, FIELDS.size())) {
            if (field.isThere(flags)) {
                field.write(checkpoint, bytes);
            }
        }
    }

    /** The checkpoint that the rest of {@code bytes} holds. */
    static Checkpoint read(ByteBuffer bytes) {
        Values values = new Values();
        for (Field<?> field : FIELDS) {
            if (field.isThere(values.flags())) {
                values.read(field, bytes);
            }
        }
        if (bytes.hasRemaining()) {
            throw CheckpointCodec.inconsistent();
        }
        return values.checkpoint();
    }

    private static int flags(Checkpoint checkpoint) {
        return ALL_FLAGS.stream()
                .filter(flag -> flag.isOn.test(checkpoint))
                .mapToInt(Flag::bit)
                .sum();
    }

    private static Encoding<Integer> upTo(int most) {
        return I32.allowing(number -> number >= 0 && number <= most);
    }

    private static <T> Field<T> field(Function<Checkpoint, T> value, Encoding<T> encoding) {
        return new Field<>(value, encoding, Optional.empty());
    }

    private static <T> Field<T> fieldOfDivergence(Function<DivergenceReport, T> value, Encoding<T> encoding) {
        return new Field<>(
                checkpoint -> value.apply(checkpoint.divergence().orElseThrow()), encoding, Optional.of(DIVERGED));
    }

    /** @param onlyWith the flag that must be on for the field to be there; empty if the field is always there */
    private record Field<T>(Function<Checkpoint, T> value, Encoding<T> encoding, Optional<Flag> onlyWith) {
        boolean isThere(int flags) {
            return onlyWith.isEmpty() || onlyWith.get().isIn(flags);
        }

        void write(Checkpoint checkpoint, GrowingBytes bytes) {
            encoding.writer().accept(bytes, value.apply(checkpoint));
        }
    }

    /** What was read so far. */
    private static final class Values {
        private final IdentityHashMap<Field<?>, Object> values = new IdentityHashMap<>();

        void read(Field<?> field, ByteBuffer bytes) {
            values.put(field, field.encoding().reader().apply(bytes));
        }

        @SuppressWarnings("unchecked") // read() put in a value of this field's own encoding
        <T> T get(Field<T> field) {
            return (T) values.get(field);
        }

        /** The flags; none are on before they were read, since no field before them depends on a flag. */
        int flags() {
            return values.containsKey(FLAGS) ? get(FLAGS) : 0;
        }

        Checkpoint checkpoint() {
            int flags = flags();
            return new Checkpoint(
                    experiment(),
                    get(STEP),
                    get(EPOCH),
                    STOPPED.isIn(flags),
                    DIVERGED.isIn(flags) ? Optional.of(divergence()) : Optional.empty(),
                    get(PARAMETERS),
                    get(MOMENTS),
                    get(GENERATORS),
                    get(TURNS),
                    get(POSITION),
                    new Checkpoint.Losses(
                            LOSSES_STALE.isIn(flags), get(REFERENCE), get(AVERAGE), get(LAST_LOOK), get(LAST_IN_ORDER)),
                    new Checkpoint.Early(get(LOWEST), get(EPOCHS_SINCE)));
        }

        private Experiment experiment() {
            Experiment drawn = get(EXPERIMENT);
            List<DataPoint> points = get(POINTS);
            DataSettings data = drawn.data();
            if (points.isEmpty() && !data.set().drawn()) {
                return drawn;
            }
            return new Experiment(data.withPoints(points), drawn.network(), drawn.training());
        }

        private DivergenceReport divergence() {
            return new DivergenceReport(get(DIVERGED_AT), get(CAUSE), get(LEARNING_RATE), get(LOSS_BEFORE));
        }
    }
}
