package playground.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import playground.page.Version;
import playground.session.Heartbeat;

/** Who asks for pages and doesn't read them takes no thread from others. */
final class SlowReadersTest {
    /** Twice as many as there are threads for requests and sockets. */
    private static final int READERS = 64;

    /** More than all buffers between the two have room for. */
    private static final int PAGES = 400;

    @Test
    void pagesThatNobodyReadsKeepNoRequestAndNoSocketWaiting() throws Exception {
        List<RawConnection> held = new ArrayList<>();
        // An hour's patience: nothing but the server's own way of writing lets others in.
        try (TestServer server = new TestServer(ServerOptions.DEFAULT, Heartbeat.DEFAULT, TimeUnit.HOURS.toNanos(1));
                LivePage page = LivePage.started(server.port(), "{}")) {
            String requests = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(PAGES);
            for (int i = 0; i < READERS; i++) {
                RawConnection connection = new RawConnection(server.port());
                held.add(connection);
                connection.write(requests);
            }
            String health = RawConnection.answer(server.port(), "GET /healthz HTTP/1.1\r\nHost: localhost");
            assertTrue(health.endsWith("ok " + Version.RUNNING), health);
            for (int step = 1; step <= 10; step++) {
                page.send("{'type':'step'}");
                page.frameAtStep(step);
            }
            try (RawConnection other = new RawConnection(server.port())) {
                other.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertTrue(other.all().endsWith("</html>"));
            }
        } finally {
            for (RawConnection connection : held) {
                connection.close();
            }
        }
    }
}
