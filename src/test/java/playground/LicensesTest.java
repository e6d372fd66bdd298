package playground;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The runnable jar carries other people's work: what their licenses ask for goes with it. */
final class LicensesTest {
    private static final String FOLDER = "/META-INF/licenses/";

    /** As Maven lists them: group, artifact, and more. */
    private static final Pattern SHIPPED = Pattern.compile("(?m)^ +([\\w.-]+):[\\w.-]+:jar:");

    private static final Pattern LISTED = Pattern.compile("(?m)^([\\w.-]+): ([\\w., -]+)$");

    /** By which words the text of each license is known. */
    private static final Map<String, String> WORDS = Map.of(
            "Apache-2.0", "END OF TERMS AND CONDITIONS",
            "EPL-2.0", "Eclipse Public License - v 2.0",
            "MIT-SLF4J", "QOS.ch Sarl",
            "MIT-qrcodegen", "Project Nayuki",
            "MIT-FastCSV", "Oliver Siegmar",
            "BSD-2-Clause-HdrHistogram", "BSD 2-Clause License",
            "BSD-3-Clause-ASM", "INRIA, France Telecom",
            "BSD-3-Clause-Protobuf", "Google Inc.",
            "CC0-1.0-LatencyUtils", "public domain");

    @Test
    void everyLibraryInTheJarIsListedWithItsLicenseAndNoOther() throws Exception {
        TreeSet<String> shipped = matches(SHIPPED, read("/shipped.txt")).stream()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(shipped.isEmpty());
        assertEquals(shipped, new TreeSet<>(listed().keySet()), "groups in the jar, and in licenses/README.txt");
    }

    @Test
    void theTextOfEveryLicenseNamedIsThereAndSoIsOurs() throws Exception {
        for (Map.Entry<String, List<String>> library : listed().entrySet()) {
            for (String license : library.getValue()) {
                String text = read(FOLDER + license + ".txt");
                assertTrue(text.contains(WORDS.get(license)), library.getKey() + ": " + license);
            }
        }
        assertEquals(Files.readString(Path.of("LICENSE")), read(FOLDER + "LICENSE"));
    }

    private static Map<String, List<String>> listed() throws IOException {
        return matches(LISTED, read(FOLDER + "README.txt")).stream()
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> Arrays.asList(line.group(2).split(", ")),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = LicensesTest.class.getResourceAsStream(resource)) {
            assertTrue(in != null, "There is no " + resource);
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
