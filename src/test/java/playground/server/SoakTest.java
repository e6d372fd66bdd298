package playground.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However long pages train, the server holds no more for them. In short; {@code LoadBench} does the same for as long as asked. */
final class SoakTest {
    private static final int PAGES = 10;
    private static final long EPOCHS = 300;
    /** What is under way at a time, such as a write and its callback. */
    private static final long UNDER_WAY = 20L * PAGES;

    @Test
    void thousandsOfFramesLeaveNoObjectBehind() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT)) {
            List<LivePage> pages = new ArrayList<>();
            for (int i = 0; i < PAGES; i++) {
                LivePage page = LivePage.started(server.port(), "{}");
                page.send("{'type':'run'}");
                pages.add(page);
            }
            pages.forEach(page -> page.frameWith(frame -> frame.epoch() >= EPOCHS / 3));
            long before = held();
            pages.forEach(page -> page.frameWith(frame -> frame.epoch() >= EPOCHS));
            assertTrue(held() <= before + UNDER_WAY, held() + " objects after " + before);
            pages.forEach(LivePage::close);
        }
    }

    private static long held() {
        return LiveObjects.byClass().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("playground.server.")
                        || entry.getKey().startsWith("playground.session.")
                        || entry.getKey().startsWith("playground.training.")
                        || entry.getKey().startsWith("playground.nn.")
                        || entry.getKey().startsWith("org.eclipse.jetty."))
                .mapToLong(entry -> entry.getValue())
                .sum();
    }
}
