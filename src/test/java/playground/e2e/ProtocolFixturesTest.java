package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page understands the protocol's documented examples: the fixtures that the server's tests read too. */
@Tag("e2e")
class ProtocolFixturesTest {
    private static final Path FIXTURES = Path.of("src", "test", "resources", "protocol");
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void everyMessageOfTheServerIsDecodedToWhatItSays() throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode fixture : fixtures()) {
            if (fixture.path("direction").asText().equals("server to client")) {
                fixture.path("examples").forEach(example -> {
                    if (example.has("message")) {
                        messages.add(example.get("message"));
                    }
                });
            }
        }
        assertFalse(messages.isEmpty());
        PlaygroundPage playground = lab.open("");
        for (JsonNode message : messages) {
            Object decoded = playground.page.evaluate("""
                    async (text) => {
                        const { decodeMessage } = await import('/web/wire/protocol.js');
                        return JSON.stringify(decodeMessage(text));
                    }""", message.toString());
            assertEquals(message, JSON.readTree((String) decoded));
        }
    }

    @Test
    void everyFrameIsDecodedToTheNumbersItCarries() throws IOException {
        PlaygroundPage playground = lab.open("");
        JsonNode examples =
                JSON.readTree(FIXTURES.resolve("frame.json").toFile()).path("examples");
        assertFalse(examples.isEmpty());
        for (JsonNode example : examples) {
            Object decoded = playground.page.evaluate("""
                    async (hex) => {
                        const { decodeFrame } = await import('/web/wire/protocol.js');
                        const bytes = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
                        const frame = decodeFrame(bytes.buffer);
                        return JSON.stringify({ ...frame, parameters: [...frame.parameters] });
                    }""", example.path("hex").asText());
            assertSameNumbers(example.path("frame"), JSON.readTree((String) decoded));
        }
    }

    private static void assertSameNumbers(JsonNode expected, JsonNode actual) {
        expected.fieldNames().forEachRemaining(name -> {
            JsonNode value = expected.get(name);
            if (value.isArray()) {
                assertEquals(value.size(), actual.path(name).size(), name);
                for (int i = 0; i < value.size(); i++) {
                    assertEquals(
                            value.get(i).asDouble(), actual.path(name).get(i).asDouble(), name);
                }
            } else if (value.isNull()) {
                assertEquals(value, actual.path(name), name);
            } else {
                assertEquals(value.asDouble(), actual.path(name).asDouble(), name);
            }
        });
    }

    private static List<JsonNode> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            List<JsonNode> fixtures = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                fixtures.add(JSON.readTree(file.toFile()));
            }
            return fixtures;
        }
    }
}
