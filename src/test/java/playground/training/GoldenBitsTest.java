package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same bits everywhere: the committed ones are those of this JVM, however it compiles. The continuous integration runs this on
 * the oldest and the newest JDK.
 */
class GoldenBitsTest {
    /** By the interpreter alone, by the quick compiler alone, and as a server runs: by both compilers. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:+TieredCompilation"})
    void theCommittedBitsAreThoseOfEachCompiler(String compiler) throws IOException, InterruptedException {
        String classes = Stream.of("classes", "test-classes")
                .map(folder -> Path.of("target", folder).toString())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        compiler,
                        "-cp",
                        classes,
                        GoldenBits.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor());
        assertSame(printed.lines().toList());
    }

    private static void assertSame(List<String> lines) {
        assertArrayEquals(committed().toArray(), lines.toArray());
    }

    private static List<String> committed() {
        try (InputStream file = GoldenBitsTest.class.getResourceAsStream("/training/golden-bits.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("no golden bits", e);
        }
    }
}
