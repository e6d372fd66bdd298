package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import playground.Node;
import playground.protocol.Catalogue;
import playground.server.PlaygroundServer;

/**
 * Random sessions of settings, data, edits, ways back, reloads and refusals against one oracle: the link opens, elsewhere,
 * exactly what is on the page. A seed that fails is printed with all that was done. The page's modules run without a browser, which
 * would only carry their messages on.
 */
@Tag("e2e")
class RandomSessionTest {
    private static final int SEEDS = 500;
    private static final int AT_ONCE = 10;
    /** They take a minute or two; on a busy machine, some. */
    private static final long PATIENCE_MINUTES = 15;

    @Test
    void aLinkOpensElsewhereExactlyWhatIsOnThePage(@TempDir Path folder) throws Exception {
        PlaygroundServer server = new PlaygroundServer();
        server.start(0);
        try {
            assertEquals(List.of(), failures(server, folder));
        } finally {
            server.stop();
        }
    }

    private static List<String> failures(PlaygroundServer server, Path folder)
            throws IOException, InterruptedException {
        Path catalogue = folder.resolve("catalogue.json");
        Files.writeString(catalogue, Catalogue.json(List.of("en")));
        Path output = folder.resolve("output.txt");
        Process sessions = new ProcessBuilder(
                        Node.executable().toString(),
                        "src/test/js/random-session.js",
                        "http://localhost:" + server.port(),
                        catalogue.toString(),
                        Integer.toString(SEEDS),
                        Integer.toString(AT_ONCE))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(
                    sessions.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES),
                    () -> "the sessions have no end: " + lines(output));
        } finally {
            sessions.destroyForcibly();
        }
        assertEquals(0, sessions.exitValue(), () -> lines(output).toString());
        return lines(output);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }
}
