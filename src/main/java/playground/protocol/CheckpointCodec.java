package playground.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Refusal;
import playground.training.Checkpoint;
import playground.training.DivergenceReport;

/**
 * Checkpoints as bytes, little-endian; the package documentation has the tables. Stateless: any thread may call it.
 *
 * <p>To its holder a checkpoint is opaque. The version counts up with every change of the bytes, and with every change of the
 * arithmetic: a run that would go on with other bits is not the same run. Whatever is read is checked against the bytes that are
 * there before anything is allocated for it; the checksum tells damage, and is no proof of where a checkpoint comes from.
 */
public final class CheckpointCodec {
    static final byte KIND = 2;
    static final byte MESSAGE_VERSION = 1;
    static final int MESSAGE_HEADER_BYTES = 16;

    static final int MAGIC = 0x4B435042;
    static final int VERSION = 4;
    static final int HEADER_BYTES = 16;
    static final int CHECKSUM_OFFSET = 12;

    private static final int POINT_BYTES = 3 * Double.BYTES + 1;
    private static final int STOPPED = 1;
    private static final int DIVERGED = 2;
    private static final int LOSSES_STALE = 4;

    /** A cause's place is its number in the bytes: new ones come last. */
    private static final List<DivergenceReport.Cause> CAUSES = List.of(
            DivergenceReport.Cause.PARAMETERS_NOT_FINITE,
            DivergenceReport.Cause.LOSS_NOT_FINITE,
            DivergenceReport.Cause.LOSS_EXPLODED);

    private CheckpointCodec() {}

    /** The checkpoint as the server sends it: what the page reads in front, then what it only keeps. */
    public static ByteBuffer message(long run, Checkpoint checkpoint) {
        byte[] kept = encode(checkpoint);
        ByteBuffer message =
                ByteBuffer.allocate(MESSAGE_HEADER_BYTES + kept.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put(KIND).put(MESSAGE_VERSION).putShort((short) 0).putInt((int) run);
        message.putDouble((double) checkpoint.step()).put(kept);
        return message.flip();
    }

    /** What a page keeps, and hands over to go on from there. */
    public static byte[] encode(Checkpoint checkpoint) {
        Experiment experiment = checkpoint.experiment();
        byte[] json = MessageWriter.text(writer -> ExperimentJson.write(writer, experiment, false))
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(size(checkpoint, json.length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC).putInt(VERSION).putInt(bytes.capacity() - HEADER_BYTES);
        bytes.putInt(0);
        bytes.putInt(json.length).put(json);
        List<DataPoint> points = experiment.data().points();
        bytes.putInt(points.size());
        for (DataPoint point : points) {
            bytes.putDouble(point.x()).putDouble(point.y()).putDouble(point.target());
            bytes.put((byte) (point.test() ? 1 : 0));
        }
        bytes.putLong(checkpoint.step()).putLong(checkpoint.epoch()).putInt(flags(checkpoint));
        Checkpoint.Losses losses = checkpoint.losses();
        bytes.putDouble(losses.reference()).putDouble(losses.average());
        bytes.putLong(losses.lastLook()).putDouble(losses.lastInOrder());
        bytes.putDouble(checkpoint.early().lowest()).putLong(checkpoint.early().epochsSince());
        checkpoint.divergence().ifPresent(report -> {
            bytes.putInt(CAUSES.indexOf(report.cause())).putLong(report.step());
            bytes.putDouble(report.learningRate()).putDouble(report.lossBefore());
        });
        put(bytes, checkpoint.parameters());
        bytes.putInt(checkpoint.moments().size());
        checkpoint.moments().forEach(moments -> put(bytes, moments));
        bytes.putInt(checkpoint.generators().size());
        for (List<Long> state : checkpoint.generators()) {
            bytes.putInt(state.size());
            state.forEach(bytes::putLong);
        }
        bytes.putInt(checkpoint.position()).putInt(checkpoint.turns().size());
        checkpoint.turns().forEach(bytes::putInt);
        bytes.putInt(CHECKSUM_OFFSET, checksum(bytes.array()));
        return bytes.array();
    }

    /**
     * The checkpoint in {@code kept}.
     *
     * @throws BadMessage under the path {@code checkpoint}, if it comes from elsewhere, is damaged or of another version
     */
    public static Checkpoint decode(byte[] kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
        if (kept.length < Integer.BYTES || bytes.getInt() != MAGIC) {
            throw none(kept.length + " bytes");
        }
        if (kept.length < HEADER_BYTES) {
            throw damaged(kept.length);
        }
        int version = bytes.getInt();
        if (version != VERSION) {
            throw otherVersion(Integer.toUnsignedString(version));
        }
        if (bytes.getInt() != kept.length - HEADER_BYTES || bytes.getInt() != checksum(kept)) {
            throw damaged(kept.length);
        }
        try {
            return read(new Reader(bytes));
        } catch (BadMessage | Refusal e) {
            // Whole, and yet nothing that this server writes: one with other settings has written it.
            throw otherVersion(e.getMessage());
        }
    }

    private static Checkpoint read(Reader reader) {
        byte[] json = new byte[reader.count(1, reader.bytes.remaining())];
        reader.bytes.get(json);
        Experiment drawn = ExperimentJson.read(
                MessageReader.parse(new String(json, StandardCharsets.UTF_8)), "experiment", Experiment.DEFAULT);
        Experiment experiment = withPoints(drawn, reader.points());
        long step = reader.whole();
        long epoch = reader.whole();
        int flags = reader.count(0, STOPPED | DIVERGED | LOSSES_STALE);
        Checkpoint.Losses losses = new Checkpoint.Losses(
                (flags & LOSSES_STALE) != 0, reader.number(), reader.number(), reader.whole(), reader.number());
        Checkpoint.Early early = new Checkpoint.Early(reader.number(), reader.whole());
        Optional<DivergenceReport> divergence =
                (flags & DIVERGED) == 0 ? Optional.empty() : Optional.of(reader.divergence());
        List<Double> parameters = reader.numbers();
        List<List<Double>> moments = new ArrayList<>();
        for (int i = reader.count(Integer.BYTES, reader.bytes.remaining()); i > 0; i--) {
            moments.add(reader.numbers());
        }
        List<List<Long>> generators = new ArrayList<>();
        for (int i = reader.count(Integer.BYTES, reader.bytes.remaining()); i > 0; i--) {
            generators.add(reader.wholes());
        }
        int position = reader.count(0, Integer.MAX_VALUE);
        List<Integer> turns = reader.indexes();
        reader.expectEnd();
        return new Checkpoint(
                experiment,
                step,
                epoch,
                (flags & STOPPED) != 0,
                divergence,
                parameters,
                moments,
                generators,
                turns,
                position,
                losses,
                early);
    }

    private static Experiment withPoints(Experiment drawn, List<DataPoint> points) {
        DataSettings data = drawn.data();
        if (points.isEmpty() && !data.set().drawn()) {
            return drawn;
        }
        return new Experiment(data.withPoints(points), drawn.network(), drawn.training());
    }

    private static int size(Checkpoint checkpoint, int jsonBytes) {
        int size = HEADER_BYTES + Integer.BYTES + jsonBytes;
        size += Integer.BYTES
                + POINT_BYTES * checkpoint.experiment().data().points().size();
        size += 3 * Long.BYTES + Integer.BYTES + 5 * Double.BYTES;
        size += checkpoint.divergence().isPresent() ? Integer.BYTES + Long.BYTES + 2 * Double.BYTES : 0;
        size += Integer.BYTES + Double.BYTES * checkpoint.parameters().size() + Integer.BYTES;
        for (List<Double> moments : checkpoint.moments()) {
            size += Integer.BYTES + Double.BYTES * moments.size();
        }
        size += Integer.BYTES;
        for (List<Long> state : checkpoint.generators()) {
            size += Integer.BYTES + Long.BYTES * state.size();
        }
        return size + 2 * Integer.BYTES + Integer.BYTES * checkpoint.turns().size();
    }

    private static int flags(Checkpoint checkpoint) {
        return (checkpoint.stopped() ? STOPPED : 0)
                | (checkpoint.divergence().isPresent() ? DIVERGED : 0)
                | (checkpoint.losses().stale() ? LOSSES_STALE : 0);
    }

    private static void put(ByteBuffer bytes, List<Double> numbers) {
        bytes.putInt(numbers.size());
        numbers.forEach(bytes::putDouble);
    }

    /** Of everything but itself. */
    private static int checksum(byte[] kept) {
        CRC32C checksum = new CRC32C();
        checksum.update(kept, 0, CHECKSUM_OFFSET);
        checksum.update(kept, HEADER_BYTES, kept.length - HEADER_BYTES);
        return (int) checksum.getValue();
    }

    private static BadMessage damaged(int length) {
        return refusal(ErrorCode.CHECKPOINT_DAMAGED, length + " bytes", "The checkpoint is cut or damaged.");
    }

    /** The refusal of a checkpoint that was read, and in which something doesn't fit. */
    public static BadMessage misfit(Refusal refusal) {
        return otherVersion(refusal.getMessage());
    }

    /** The refusal of a checkpoint that is of a run of another experiment than the one it came with. */
    public static BadMessage ofAnotherExperiment() {
        return refusal(ErrorCode.CHECKPOINT_OTHER_EXPERIMENT, "", "The checkpoint is of a run of another experiment.");
    }

    static BadMessage none(String value) {
        return refusal(ErrorCode.NO_CHECKPOINT, value, "This is no checkpoint of a run.");
    }

    private static BadMessage otherVersion(String value) {
        return refusal(
                ErrorCode.CHECKPOINT_OTHER_VERSION, value, "The checkpoint was made by a server of another version.");
    }

    private static BadMessage refusal(ErrorCode code, String value, String sentence) {
        return new BadMessage(code, "checkpoint", value, "", sentence);
    }

    /** Reads what a whole checkpoint holds; a count that the bytes left can't hold is refused before it is used. */
    private record Reader(ByteBuffer bytes) {
        /** A count of entries of so many bytes each, no more than {@code most}. */
        int count(int entryBytes, int most) {
            expect(Integer.BYTES);
            int count = bytes.getInt();
            if (count < 0 || count > most || (long) count * entryBytes > bytes.remaining()) {
                throw unreadable();
            }
            return count;
        }

        double number() {
            expect(Double.BYTES);
            return bytes.getDouble();
        }

        long whole() {
            expect(Long.BYTES);
            long whole = bytes.getLong();
            if (whole < 0) {
                throw unreadable();
            }
            return whole;
        }

        List<DataPoint> points() {
            int count = count(POINT_BYTES, Integer.MAX_VALUE);
            List<DataPoint> points = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                points.add(new DataPoint(bytes.getDouble(), bytes.getDouble(), bytes.getDouble(), bytes.get() != 0));
            }
            return points;
        }

        DivergenceReport divergence() {
            int cause = count(0, CAUSES.size() - 1);
            expect(Long.BYTES + 2 * Double.BYTES);
            return new DivergenceReport(bytes.getLong(), CAUSES.get(cause), bytes.getDouble(), bytes.getDouble());
        }

        List<Double> numbers() {
            int count = count(Double.BYTES, Integer.MAX_VALUE);
            List<Double> numbers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                double number = bytes.getDouble();
                if (!Double.isFinite(number)) {
                    throw unreadable();
                }
                numbers.add(number);
            }
            return numbers;
        }

        List<Long> wholes() {
            int count = count(Long.BYTES, Integer.MAX_VALUE);
            List<Long> wholes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                wholes.add(bytes.getLong());
            }
            return wholes;
        }

        List<Integer> indexes() {
            int count = count(Integer.BYTES, Integer.MAX_VALUE);
            List<Integer> indexes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                indexes.add(bytes.getInt());
            }
            return indexes;
        }

        void expectEnd() {
            if (bytes.hasRemaining()) {
                throw unreadable();
            }
        }

        private static BadMessage unreadable() {
            return otherVersion("an inconsistent content");
        }

        private void expect(int count) {
            if (bytes.remaining() < count) {
                throw unreadable();
            }
        }
    }
}
