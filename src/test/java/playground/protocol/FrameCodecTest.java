package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.training.Evaluation;

final class FrameCodecTest {
    private static final Frame FRAME = new Frame(
            7,
            2,
            40,
            1000,
            0.03,
            new Evaluation(
                    OptionalDouble.of(0.25), OptionalDouble.empty(), OptionalDouble.of(0.5), OptionalDouble.of(-1)));

    static List<Fixture> examples() {
        return Fixture.examples(List.of("frame"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsEncodedToItsBytesAndDecodedFromThem(Fixture example) {
        JsonNode json = example.content().get("frame");
        Frame frame = new Frame(
                json.get("frame").longValue(),
                json.get("run").longValue(),
                json.get("epoch").longValue(),
                json.get("step").longValue(),
                json.get("learningRate").doubleValue(),
                new Evaluation(
                        measure(json, "trainLoss"),
                        measure(json, "testLoss"),
                        measure(json, "trainScore"),
                        measure(json, "testScore")));
        double[] parameters = json.get("parameters")
                .valueStream()
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
        ByteBuffer bytes = ByteBuffer.allocate(FrameCodec.bytes(parameters.length));
        FrameCodec.encode(frame, parameters, bytes);

        assertEquals(example.content().get("hex").textValue(), HexFormat.of().formatHex(bytes.array()));
        assertEquals(frame, FrameCodec.decode(bytes));
        assertEquals(parameters.length, FrameCodec.decodeParameters(bytes).length);
    }

    @Test
    void everyFieldLiesAtItsDocumentedOffset() {
        ByteBuffer bytes = encoded(1.5, -2);
        assertEquals(1, bytes.get(0));
        assertEquals(3, bytes.get(1));
        assertEquals(0b1_1101, bytes.getShort(2));
        assertEquals(7, bytes.getInt(4));
        assertEquals(2, bytes.getInt(8));
        assertEquals(2, bytes.getInt(12));
        assertEquals(1000, bytes.getDouble(16));
        assertEquals(40, bytes.getDouble(24));
        assertEquals(0.25, bytes.getDouble(32));
        assertEquals(0, bytes.getDouble(40));
        assertEquals(0.5, bytes.getDouble(48));
        assertEquals(-1, bytes.getDouble(56));
        assertEquals(0.03, bytes.getDouble(64));
        assertEquals(1.5f, bytes.getFloat(72));
        assertEquals(-2f, bytes.getFloat(76));
        assertEquals(80, bytes.limit());
    }

    @Test
    void aBufferCanBeUsedAgainForAShorterFrame() {
        ByteBuffer bytes = ByteBuffer.allocate(FrameCodec.bytes(100));
        FrameCodec.encode(FRAME, new double[100], bytes);
        FrameCodec.encode(FRAME, new double[] {3}, bytes);
        assertEquals(FrameCodec.bytes(1), bytes.remaining());
        assertArrayEquals(new float[] {3}, FrameCodec.decodeParameters(bytes));
    }

    @Test
    void aParameterTooLargeForAFloatTravelsAsTheLargestFloat() {
        ByteBuffer bytes = encoded(1e300, -1e300);
        assertArrayEquals(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, FrameCodec.decodeParameters(bytes));
    }

    @Test
    void bytesOfAnotherKindVersionOrLengthAreRefused() {
        for (int offset : new int[] {0, 1, 12}) {
            ByteBuffer bytes = encoded(1);
            bytes.put(offset, (byte) 9);
            assertThrows(IllegalArgumentException.class, () -> FrameCodec.decode(bytes));
        }
        ByteBuffer cut = encoded(1).limit(73);
        assertThrows(IllegalArgumentException.class, () -> FrameCodec.decode(cut));
        assertThrows(IllegalArgumentException.class, () -> FrameCodec.decode(ByteBuffer.allocate(0)));
    }

    private static ByteBuffer encoded(double... parameters) {
        ByteBuffer bytes = ByteBuffer.allocate(FrameCodec.bytes(parameters.length));
        FrameCodec.encode(FRAME, parameters, bytes);
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static OptionalDouble measure(JsonNode json, String name) {
        return json.get(name).isNull()
                ? OptionalDouble.empty()
                : OptionalDouble.of(json.get(name).doubleValue());
    }
}
