package playground.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One case of a file in {@code src/test/resources/protocol}: a message, and what becomes of it.
 *
 * @param name the file and the case's own sentence
 */
public record Fixture(String name, JsonNode content) {
    static final ObjectMapper JSON = new ObjectMapper();

    /** The files of messages that a client sends. */
    public static final List<String> CLIENT = List.of(
            "start",
            "change",
            "editPoints",
            "setParameter",
            "run",
            "pause",
            "step",
            "epoch",
            "reset",
            "speed",
            "ack",
            "pong",
            "inspect",
            "watch",
            "answer",
            "build",
            "export",
            "revisit",
            "sweep",
            "sweepTo",
            "sweepRun",
            "sweepPause",
            "sweepEnd",
            "sweepTake");

    /** The files of text messages that the server sends. */
    static final List<String> SERVER = List.of(
            "started",
            "changed",
            "revisited",
            "points",
            "status",
            "error",
            "ping",
            "inspection",
            "lesson",
            "exported",
            "swept",
            "sweepStatus");

    static List<Fixture> examples(List<String> files) {
        return all(files, "examples");
    }

    /** All messages that must be refused, whatever their type. */
    public static List<Fixture> refused() {
        List<Fixture> refused = all(List.of("malformed"), "refused");
        refused.addAll(all(CLIENT, "refused"));
        return refused;
    }

    /** The message as text: written as it is sent, or as JSON. */
    public String text() {
        return content.has("text")
                ? content.get("text").textValue()
                : content.get("message").toString();
    }

    public JsonNode error() {
        return content.get("error");
    }

    JsonNode message() {
        return content.get("message");
    }

    static List<Fixture> all(List<String> files, String kind) {
        List<Fixture> cases = new ArrayList<>();
        for (String file : files) {
            try (InputStream stream = Fixture.class.getResourceAsStream("/protocol/" + file + ".json")) {
                for (JsonNode content : JSON.readTree(stream).get(kind)) {
                    cases.add(new Fixture(file + ": " + content.get("says").textValue(), content));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return cases;
    }

    @Override
    public String toString() {
        return name;
    }
}
