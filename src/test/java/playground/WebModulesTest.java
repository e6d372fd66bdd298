package playground;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import playground.protocol.Catalogue;

/**
 * The tests of the page's modules that need no browser: those of {@code src/test/js}, each told here by its own name. What
 * they compare with and only Java knows is written to files before: the catalogue, the core's forward passes, and what it makes of
 * given numbers.
 */
class WebModulesTest {
    private static final Path TESTS = Path.of("src", "test", "js");
    /** They take a second; on a busy machine, some. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TestFactory
    List<DynamicContainer> theModulesOfThePageDoWhatTheirTestsSay(@TempDir Path facts)
            throws IOException, InterruptedException, ParserConfigurationException, SAXException {
        Files.writeString(facts.resolve("catalogue.json"), Catalogue.json(List.of("en", "vi", "zh-Hant")));
        Files.writeString(facts.resolve("forward-passes.json"), new ForwardPasses().json());
        Files.writeString(facts.resolve("core-numbers.json"), new CoreNumbers().json());
        Map<String, List<DynamicTest>> byFile = new LinkedHashMap<>();
        List<String> files = testFiles();
        files.forEach(file -> byFile.put(file, new ArrayList<>()));
        NodeList cases = report(files, facts).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String file = TESTS.resolve(Path.of(test.getAttribute("file")).getFileName())
                    .toString();
            byFile.computeIfAbsent(file, other -> new ArrayList<>())
                    .add(dynamicTest(test.getAttribute("name"), () -> assertPassed(test)));
        }
        assertAll(byFile.entrySet().stream()
                .map(file -> () -> assertTrue(!file.getValue().isEmpty(), "no test ran of " + file.getKey())));
        return byFile.entrySet().stream()
                .map(file -> dynamicContainer(file.getKey(), file.getValue()))
                .toList();
    }

    private static void assertPassed(Element test) {
        NodeList failures = test.getElementsByTagName("failure");
        if (failures.getLength() > 0) {
            fail(failures.item(0).getTextContent());
        }
        assertEquals(0, test.getElementsByTagName("skipped").getLength(), "none may be left out here");
    }

    private static List<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }

    private static Element report(List<String> files, Path facts)
            throws IOException, InterruptedException, ParserConfigurationException, SAXException {
        List<String> command = new ArrayList<>(List.of(
                Node.executable().toString(),
                "--no-warnings",
                "--test",
                "--test-isolation=none",
                "--test-reporter=junit"));
        command.addAll(files);
        Path output = facts.resolve("report.xml");
        Path errors = facts.resolve("errors.txt");
        ProcessBuilder node =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        node.environment().put("PLAYGROUND_FACTS", facts.toString());
        Process process = node.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            fail("the tests have no end: " + Files.readString(output));
        }
        String report = Files.readString(output);
        boolean allRan = report.contains("</testsuites>") && (process.exitValue() == 0 || report.contains("<failure"));
        assertTrue(allRan, report + Files.readString(errors));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
