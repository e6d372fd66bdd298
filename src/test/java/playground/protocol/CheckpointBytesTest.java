package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.experiment.Experiment;
import playground.training.Checkpoint;
import playground.training.Run;

/**
 * Pages keep checkpoints of this version for months: its bytes stay what they were when {@code src/test/resources/checkpoints} was
 * recorded. Whoever must change them counts the version up, and records anew.
 */
final class CheckpointBytesTest {
    private static final String SMALL = "\"network\":{\"layers\":[{\"units\":2,\"activation\":\"tanh\"}]}";
    private static final String GENERATED = "\"data\":{\"set\":\"xor\",\"count\":20,\"trainShare\":80}";

    /** For each name the experiment, and after how many steps its run is kept. */
    private static final Map<String, Kept> KEPT = Map.of(
            "begun", new Kept(SMALL + "," + GENERATED, 0),
            "adam-in-an-epoch-with-dropout",
                    new Kept(
                            SMALL + "," + GENERATED
                                    + ",\"training\":{\"optimizer\":\"adam\",\"batchSize\":3,\"dropout\":0.25}",
                            7),
            "drawn-and-stopped-early",
                    new Kept(
                            SMALL
                                    + ",\"data\":{\"set\":\"drawn\",\"points\":[[0.1,-0.5,1,0],[0.25,-0.5,0,1],[-1,2,0,0]]}"
                                    + ",\"training\":{\"optimizer\":\"momentum\",\"learningRate\":1,"
                                    + "\"stop\":{\"kind\":\"early\",\"patience\":2}}",
                            200),
            "diverged",
                    new Kept(
                            SMALL + ",\"data\":{\"set\":\"plane\",\"count\":20}"
                                    + ",\"training\":{\"learningRate\":10,\"schedule\":{\"kind\":\"step\",\"every\":2}}",
                            200));

    private record Kept(String experiment, int steps) {
        Checkpoint checkpoint() {
            Run run = new Run(
                    ExperimentJson.read(MessageReader.parse("{" + experiment + "}"), "experiment", Experiment.DEFAULT));
            for (int step = 0; step < steps && run.step().goesOn(); step++) {}
            return run.checkpoint();
        }
    }

    static Set<String> names() {
        return KEPT.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCheckpointIsWrittenAndReadAsItWasWhenItsVersionWasNew(String name) throws IOException {
        byte[] recorded = recorded(name);
        Checkpoint checkpoint = KEPT.get(name).checkpoint();
        assertEquals(HexFormat.of().formatHex(recorded), HexFormat.of().formatHex(CheckpointCodec.encode(checkpoint)));
        assertEquals(checkpoint, CheckpointCodec.decode(recorded));
    }

    private static byte[] recorded(String name) throws IOException {
        try (InputStream file = CheckpointBytesTest.class.getResourceAsStream("/checkpoints/" + name + ".hex")) {
            String hex = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        }
    }
}
