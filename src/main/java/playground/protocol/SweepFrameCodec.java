package playground.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import playground.training.Evaluation;

/**
 * Frames of a sweep as bytes: each is one binary message, little-endian.
 *
 * <table>
 * <caption>The bytes of a sweep's frame</caption>
 * <tr><th>offset</th><th>type</th><th>field</th></tr>
 * <tr><td>0</td><td>u8</td><td>kind: 3</td></tr>
 * <tr><td>1</td><td>u8</td><td>version: 1</td></tr>
 * <tr><td>2</td><td>u16</td><td>0</td></tr>
 * <tr><td>4</td><td>u32</td><td>frame: counts up within the session, together with the frames of its own run; for the ack</td></tr>
 * <tr><td>8</td><td>u32</td><td>sweep: as in {@code swept}</td></tr>
 * <tr><td>12</td><td>u32</td><td>count of runs</td></tr>
 * <tr><td>16</td><td>f64</td><td>step of all runs that haven't ended</td></tr>
 * <tr><td>24</td><td></td><td>the runs, one after the other</td></tr>
 * </table>
 *
 * <table>
 * <caption>The bytes of each run</caption>
 * <tr><th>offset</th><th>type</th><th>field</th></tr>
 * <tr><td>0</td><td>u32</td><td>count of parameters</td></tr>
 * <tr><td>4</td><td>u32</td><td>state: 0 goes on, 1 diverged, 2 can't be trained, 3 stopped by its rule</td></tr>
 * <tr><td>8</td><td>f64</td><td>step: optimizer steps made, fewer than the frame's if the run has ended</td></tr>
 * <tr><td>16</td><td>f64</td><td>epoch</td></tr>
 * <tr><td>24</td><td>f64</td><td>train loss, as in a frame; here an absent value is NaN</td></tr>
 * <tr><td>32</td><td>f64</td><td>test loss</td></tr>
 * <tr><td>40</td><td>f64</td><td>train score</td></tr>
 * <tr><td>48</td><td>f64</td><td>test score</td></tr>
 * <tr><td>56</td><td>f32 each</td><td>parameters, in the order of {@code network.parameters}</td></tr>
 * </table>
 */
public final class SweepFrameCodec {
    static final byte KIND = 3;
    static final byte VERSION = 1;
    static final int HEADER_BYTES = 24;
    static final int RUN_BYTES = 56;
    private static final List<SweepFrame.End> ENDS = List.of(SweepFrame.End.values());

    private SweepFrameCodec() {}

    /** The number of bytes of a frame with so many runs, which have so many parameters together. */
    public static int bytes(int runs, int parameters) {
        return HEADER_BYTES + RUN_BYTES * runs + Float.BYTES * parameters;
    }

    /** The frame as a message, ready to be sent. */
    public static ByteBuffer encode(SweepFrame frame) {
        int parameters =
                frame.runs().stream().mapToInt(run -> run.parameters().length).sum();
        ByteBuffer buffer =
                ByteBuffer.allocate(bytes(frame.runs().size(), parameters)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(KIND).put(VERSION).putShort((short) 0);
        buffer.putInt(FrameCodec.u32(frame.frame())).putInt(FrameCodec.u32(frame.sweep()));
        buffer.putInt(frame.runs().size()).putDouble((double) frame.step());
        frame.runs().forEach(run -> put(run, buffer));
        return buffer.flip();
    }

    private static void put(SweepFrame.RunState run, ByteBuffer buffer) {
        Evaluation evaluation = run.evaluation();
        buffer.putInt(run.parameters().length).putInt(ENDS.indexOf(run.end()));
        buffer.putDouble((double) run.step()).putDouble((double) run.epoch());
        buffer.putDouble(evaluation.trainLoss().orElse(Double.NaN));
        buffer.putDouble(evaluation.testLoss().orElse(Double.NaN));
        buffer.putDouble(evaluation.trainScore().orElse(Double.NaN));
        buffer.putDouble(evaluation.testScore().orElse(Double.NaN));
        for (float parameter : run.parameters()) {
            buffer.putFloat(parameter);
        }
    }

    /** Whether the message in {@code buffer} is the frame of a sweep. */
    public static boolean isSweep(ByteBuffer buffer) {
        return buffer.get(buffer.position()) == KIND;
    }

    /** The frame in {@code buffer}, from its position on; refuses what {@link #encode} can't have written. */
    public static SweepFrame decode(ByteBuffer buffer) {
        ByteBuffer bytes = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < HEADER_BYTES || bytes.get() != KIND || bytes.get() != VERSION) {
            throw new IllegalArgumentException("Not the frame of a sweep of version " + VERSION + ".");
        }
        bytes.getShort();
        long frame = Integer.toUnsignedLong(bytes.getInt());
        long sweep = Integer.toUnsignedLong(bytes.getInt());
        int count = bytes.getInt();
        long step = (long) bytes.getDouble();
        List<SweepFrame.RunState> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(take(bytes));
        }
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException("The frame is longer than its runs.");
        }
        return new SweepFrame(frame, sweep, step, runs);
    }

    private static SweepFrame.RunState take(ByteBuffer bytes) {
        float[] parameters = new float[bytes.getInt()];
        SweepFrame.End end = ENDS.get(bytes.getInt());
        long step = (long) bytes.getDouble();
        long epoch = (long) bytes.getDouble();
        Evaluation evaluation = new Evaluation(measure(bytes), measure(bytes), measure(bytes), measure(bytes));
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = bytes.getFloat();
        }
        return new SweepFrame.RunState(end, step, epoch, evaluation, parameters);
    }

    private static OptionalDouble measure(ByteBuffer bytes) {
        double value = bytes.getDouble();
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
