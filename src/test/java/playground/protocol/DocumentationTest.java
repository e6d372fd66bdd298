package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;

/** What the documentation of the package and of a sweep says is what the fixtures say. */
final class DocumentationTest {
    private static final List<Path> DOCUMENTATION = List.of(
            Path.of("src/main/java/playground/protocol/package-info.java"),
            Path.of("src/main/java/playground/protocol/SweepFrame.java"));

    @Test
    void everyDocumentedExampleIsAFixtureAndEveryTypeIsDocumented() throws IOException {
        Set<JsonNode> fixtures = new HashSet<>();
        Set<String> undocumented = new HashSet<>();
        Stream.of(Fixture.CLIENT, Fixture.SERVER).flatMap(List::stream).forEach(file -> {
            undocumented.add(file);
            Fixture.examples(List.of(file)).forEach(fixture -> fixtures.add(fixture.message()));
        });
        for (JsonNode example : documentedExamples()) {
            if (example.has("type")) {
                assertTrue(fixtures.contains(example), "not in src/test/resources/protocol: " + example);
                undocumented.remove(example.get("type").textValue());
            } else {
                assertEquals(Experiment.DEFAULT, ExperimentJson.read(example, "", Experiment.DEFAULT));
                assertEquals(
                        example,
                        Fixture.JSON.readTree(
                                MessageWriter.text(json -> ExperimentJson.write(json, Experiment.DEFAULT, true))));
            }
        }
        assertEquals(Set.of(), undocumented);
    }

    private static List<JsonNode> documentedExamples() throws IOException {
        StringBuilder written = new StringBuilder();
        for (Path file : DOCUMENTATION) {
            written.append(Files.readString(file));
        }
        String text = written.toString().replaceAll("(?m)^ \\*", "");
        Matcher blocks =
                Pattern.compile("<pre>\\{@code(.*?)}</pre>", Pattern.DOTALL).matcher(text);
        StringBuilder examples = new StringBuilder();
        while (blocks.find()) {
            examples.append(blocks.group(1));
        }
        try (MappingIterator<JsonNode> values =
                Fixture.JSON.readerFor(JsonNode.class).readValues(examples.toString())) {
            return values.readAll();
        }
    }
}
