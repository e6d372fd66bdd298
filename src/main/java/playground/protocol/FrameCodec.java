package playground.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;
import playground.training.Evaluation;

/**
 * Frames as bytes: each is one binary message, little-endian.
 *
 * <table>
 * <caption>The bytes of a frame</caption>
 * <tr><th>offset</th><th>type</th><th>field</th></tr>
 * <tr><td>0</td><td>u8</td><td>kind: 1</td></tr>
 * <tr><td>1</td><td>u8</td><td>version: 3</td></tr>
 * <tr><td>2</td><td>u16</td><td>flags: bit 0 train loss present, bit 1 test loss, bit 2 train score, bit 3 test score; bit 4: not
 * acknowledged</td></tr>
 * <tr><td>4</td><td>u32</td><td>frame: counts up within the session, from 1; for the ack</td></tr>
 * <tr><td>8</td><td>u32</td><td>run: as in {@code started}</td></tr>
 * <tr><td>12</td><td>u32</td><td>count of parameters</td></tr>
 * <tr><td>16</td><td>f64</td><td>step: optimizer steps made; a run ends at 2⁵³ − 1</td></tr>
 * <tr><td>24</td><td>f64</td><td>epoch: completed epochs, at most as many</td></tr>
 * <tr><td>32</td><td>f64</td><td>train loss: the mean over the training points, without regularization</td></tr>
 * <tr><td>40</td><td>f64</td><td>test loss</td></tr>
 * <tr><td>48</td><td>f64</td><td>train score: the share of right answers 0 … 1, or R² of a regression</td></tr>
 * <tr><td>56</td><td>f64</td><td>test score</td></tr>
 * <tr><td>64</td><td>f64</td><td>scheduled learning rate of the present epoch</td></tr>
 * <tr><td>72</td><td>f32 each</td><td>parameters, in the order of {@code network.parameters}</td></tr>
 * </table>
 *
 * An absent value is written as 0 with its flag off; a frame never contains NaN.
 */
public final class FrameCodec {
    static final byte KIND = 1;
    static final byte VERSION = 3;
    static final int HEADER_BYTES = 72;
    private static final int NOT_ACKNOWLEDGED = 1 << 4;
    private static final long LARGEST_U32 = 0xFFFF_FFFFL;

    private FrameCodec() {}

    /** The number of bytes of a frame with {@code parameterCount} parameters. */
    public static int bytes(int parameterCount) {
        return HEADER_BYTES + Float.BYTES * parameterCount;
    }

    /**
     * Overwrites {@code buffer} with the frame and its parameters (in the flat order), and leaves it ready to be sent:
     * position 0, limit at its end.
     */
    public static void encode(Frame frame, double[] parameters, ByteBuffer buffer) {
        Evaluation evaluation = frame.evaluation();
        OptionalDouble[] measures = {
            evaluation.trainLoss(), evaluation.testLoss(), evaluation.trainScore(), evaluation.testScore()
        };
        buffer.clear().order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(KIND).put(VERSION).putShort((short)
                (present(measures) | (frame.isToBeAcknowledged() ? 0 : NOT_ACKNOWLEDGED)));
        buffer.putInt(u32(frame.frame())).putInt(u32(frame.run())).putInt(parameters.length);
        buffer.putDouble((double) frame.step()).putDouble((double) frame.epoch());
        for (OptionalDouble measure : measures) {
            buffer.putDouble(measure.orElse(0));
        }
        buffer.putDouble(frame.learningRate());
        for (double parameter : parameters) {
            buffer.putFloat(finite(parameter));
        }
        buffer.flip();
    }

    /** The frame in {@code buffer}, from its position on; refuses what {@link #encode} can't have written. */
    public static Frame decode(ByteBuffer buffer) {
        ByteBuffer bytes = checked(buffer);
        int present = bytes.getShort(2);
        OptionalDouble[] measures = new OptionalDouble[4];
        for (int i = 0; i < measures.length; i++) {
            boolean isPresent = (present >> i & 1) == 1;
            measures[i] =
                    isPresent ? OptionalDouble.of(bytes.getDouble(32 + Double.BYTES * i)) : OptionalDouble.empty();
        }
        return new Frame(
                Integer.toUnsignedLong(bytes.getInt(4)),
                Integer.toUnsignedLong(bytes.getInt(8)),
                (long) bytes.getDouble(24),
                (long) bytes.getDouble(16),
                bytes.getDouble(64),
                new Evaluation(measures[0], measures[1], measures[2], measures[3]));
    }

    /** The parameters of the frame in {@code buffer}, as the float32 numbers they travelled as. */
    public static float[] decodeParameters(ByteBuffer buffer) {
        ByteBuffer bytes = checked(buffer);
        float[] parameters = new float[bytes.getInt(12)];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = bytes.getFloat(HEADER_BYTES + Float.BYTES * i);
        }
        return parameters;
    }

    private static ByteBuffer checked(ByteBuffer buffer) {
        ByteBuffer bytes = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < HEADER_BYTES || bytes.get(0) != KIND || bytes.get(1) != VERSION) {
            throw new IllegalArgumentException("Not a frame of version " + VERSION + ".");
        }
        if ((bytes.remaining() - HEADER_BYTES) / (double) Float.BYTES != bytes.getInt(12)) {
            throw new IllegalArgumentException("The frame's length doesn't fit its count of parameters.");
        }
        return bytes;
    }

    private static int present(OptionalDouble[] measures) {
        int flags = 0;
        for (int i = 0; i < measures.length; i++) {
            if (measures[i].isPresent()) {
                flags |= 1 << i;
            }
        }
        return flags;
    }

    /** The counter as an unsigned 32-bit number; a larger counter becomes the largest such number. */
    static int u32(long value) {
        return (int) Math.min(value, LARGEST_U32);
    }

    /** The parameter as a float; if it is beyond the finite floats, the largest float of its sign. */
    static float finite(double parameter) {
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, parameter));
    }
}
