package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.training.Evaluation;

final class SweepFrameCodecTest {
    private static final Map<String, SweepFrame.End> STATES = Map.of(
            "going-on", SweepFrame.End.GOES_ON,
            "diverged", SweepFrame.End.DIVERGED,
            "untrainable", SweepFrame.End.UNTRAINABLE,
            "stopped", SweepFrame.End.STOPPED);

    static List<Fixture> examples() {
        return Fixture.examples(List.of("sweepFrame"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsEncodedToItsBytesAndDecodedFromThem(Fixture example) {
        JsonNode json = example.content().get("frame");
        String hex = example.content().get("hex").textValue();
        SweepFrame frame = new SweepFrame(
                json.get("frame").longValue(),
                json.get("sweep").longValue(),
                json.get("step").longValue(),
                json.get("runs").valueStream().map(SweepFrameCodecTest::run).toList());

        assertEquals(hex, HexFormat.of().formatHex(SweepFrameCodec.encode(frame).array()));
        SweepFrame decoded = SweepFrameCodec.decode(bytes(hex));
        assertEquals(frame.step(), decoded.step());
        assertEquals(frame.runs().size(), decoded.runs().size());
        for (int i = 0; i < frame.runs().size(); i++) {
            SweepFrame.RunState expected = frame.runs().get(i);
            SweepFrame.RunState actual = decoded.runs().get(i);
            assertEquals(expected.end(), actual.end());
            assertEquals(expected.step(), actual.step());
            assertEquals(expected.evaluation(), actual.evaluation());
            assertArrayEquals(expected.parameters(), actual.parameters());
        }
    }

    @Test
    void aFrameThatIsLongerThanItsRunsIsRefused() {
        String hex = examples().get(0).content().get("hex").textValue();
        assertThrows(IllegalArgumentException.class, () -> SweepFrameCodec.decode(bytes(hex + "00000000")));
    }

    @Test
    void aParameterBeyondTheFloatsTravelsAsTheLargest() {
        SweepFrame.RunState state = new SweepFrame.RunState(
                SweepFrame.End.DIVERGED,
                1,
                0,
                run(examples().get(0).content().at("/frame/runs/0")).evaluation(),
                new double[] {1e300, -1e300});
        assertArrayEquals(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, state.parameters());
    }

    private static SweepFrame.RunState run(JsonNode json) {
        double[] parameters = json.get("parameters")
                .valueStream()
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
        return new SweepFrame.RunState(
                STATES.get(json.get("state").textValue()),
                json.get("step").longValue(),
                json.get("epoch").longValue(),
                new Evaluation(
                        measure(json, "trainLoss"),
                        measure(json, "testLoss"),
                        measure(json, "trainScore"),
                        measure(json, "testScore")),
                parameters);
    }

    private static OptionalDouble measure(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
