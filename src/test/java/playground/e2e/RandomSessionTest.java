package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random sessions of settings, data, edits, ways back, reloads and refusals against one oracle: the link opens, elsewhere,
 * exactly what is on the page. A seed that fails is printed with all that was done.
 */
@Tag("e2e")
class RandomSessionTest {
    private static final int SEEDS = 500;
    private static final int AT_ONCE = 10;
    /** Few enough that a call of Playwright's lasts some seconds. */
    private static final int A_CALL = 50;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aLinkOpensElsewhereExactlyWhatIsOnThePage() throws IOException {
        String session = Files.readString(Path.of("src/test/js/random-session.js"));
        PlaygroundPage playground = lab.open("");
        for (int from = 0; from < SEEDS; from += A_CALL) {
            Object failures =
                    playground.page.evaluate(session, Map.of("from", from, "to", from + A_CALL, "at_once", AT_ONCE));
            assertEquals(List.of(), failures);
        }
    }
}
