package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import playground.page.Version;
import playground.session.Eventually;
import playground.session.Heartbeat;

/** No address takes the connections of all others. */
final class ConnectionLimitTest {
    /** With the thousand that there are besides those of sessions. */
    private static final int MOST = 1_002;

    @Test
    void whileOneAddressHoldsAllThatItCanAnotherIsAnswered() throws Exception {
        ServerOptions options = ServerOptions.DEFAULT.withMaxSessions(2).withMaxSessionsPerAddress(1);
        List<RawConnection> held = new ArrayList<>();
        try (TestServer server = new TestServer(options, Heartbeat.DEFAULT, TimeUnit.HOURS.toNanos(1));
                RawConnection socket = RawConnection.live(server.port())) {
            for (int i = 0; i < MOST; i++) {
                held.add(RawConnection.from("127.0.0.1", server.port()));
            }
            try (RawConnection other = RawConnection.from("127.0.0.2", server.port())) {
                other.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertTrue(other.all().startsWith("HTTP/1.1 200 "));
            }
            // The socket has one of the half.
            Eventually.is(
                    MOST / 2.0 + 1, () -> server.metric("playground_refusals_total{reason=\"too-many-connections\"}"));
            socket.text("{'type':'start','experiment':{}}");
            assertTrue(socket.waitFor("started"));
            for (RawConnection connection : held) {
                connection.close();
            }
            // The server hears one by one that they are closed; until then there is no connection for another.
            Eventually.is(1013, () -> closeCode(server.port()));
        } finally {
            for (RawConnection connection : held) {
                connection.close();
            }
        }
    }

    /** The code that a page is closed with, or 0 if it finds no connection. */
    private static int closeCode(int port) {
        try (LivePage page = LivePage.open(port)) {
            return page.closeCode();
        } catch (CompletionException noConnection) {
            return 0;
        }
    }

    @Test
    void behindAProxyAllConnectionsAreTheProxys() throws Exception {
        ServerOptions options = ServerOptions.DEFAULT.withMaxSessions(2).withProxy(true);
        List<RawConnection> held = new ArrayList<>();
        try (TestServer server = new TestServer(options, Heartbeat.DEFAULT, TimeUnit.HOURS.toNanos(1))) {
            for (int i = 0; i < MOST * 3 / 4; i++) {
                held.add(RawConnection.from("127.0.0.1", server.port()));
            }
            assertEquals("ok " + Version.RUNNING, server.get("/healthz"));
            assertEquals(0, server.metric("playground_refusals_total{reason=\"too-many-connections\"}"));
        } finally {
            for (RawConnection connection : held) {
                connection.close();
            }
        }
    }
}
