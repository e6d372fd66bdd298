package playground.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;
import playground.training.Evaluation;

/** Frames as bytes, little-endian; the package documentation has the table. */
public final class FrameCodec {
    static final byte KIND = 1;
    static final byte VERSION = 3;
    static final int HEADER_BYTES = 72;
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
        buffer.put(KIND).put(VERSION).putShort(present(measures));
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

    private static short present(OptionalDouble[] measures) {
        int flags = 0;
        for (int i = 0; i < measures.length; i++) {
            if (measures[i].isPresent()) {
                flags |= 1 << i;
            }
        }
        return (short) flags;
    }

    /** The counter as an unsigned 32-bit number; a larger counter becomes the largest such number. */
    private static int u32(long value) {
        return (int) Math.min(value, LARGEST_U32);
    }

    /** The parameter as a float; if it is beyond the finite floats, the largest float of its sign. */
    private static float finite(double parameter) {
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, parameter));
    }
}
