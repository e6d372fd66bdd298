package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A request for a socket is as RFC 6455 has it, or is refused; no client can have the server report a fault of its own. */
final class HandshakeTest {
    private static final String GET = "GET /live HTTP/1.1\r\nHost: localhost";
    private static final String UPGRADE = "\r\nUpgrade: websocket\r\nConnection: Upgrade";
    private static final String VERSION = "\r\nSec-WebSocket-Version: 13";
    private static final String KEY = "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(ServerOptions.DEFAULT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aWholeRequestOpensASocketHoweverItsHeadersAreWritten() throws Exception {
        assertAnswer(101, GET + UPGRADE + VERSION + KEY);
        assertAnswer(101, GET + "\r\nupgrade: WebSocket\r\nconnection: keep-alive, upgrade" + VERSION + KEY);
        assertAnswer(101, GET + UPGRADE + VERSION + KEY + "\r\nContent-Length: 0");
    }

    @Test
    void aKeyThatIsMissingOrNot16BytesInBase64IsABadRequest() throws Exception {
        assertAnswer(400, GET + UPGRADE + VERSION);
        assertAnswer(400, GET + UPGRADE + VERSION + KEY + KEY);
        for (String key :
                List.of("", "abc", "x".repeat(22), "x".repeat(24), "dGhlIHNhbXBsZSBub25j", "!".repeat(22) + "==")) {
            assertAnswer(400, GET + UPGRADE + VERSION + "\r\nSec-WebSocket-Key: " + key);
        }
    }

    @Test
    void anotherVersionOrNoneIsToldWhichOneIsSpoken() throws Exception {
        for (String version : List.of(
                "",
                "\r\nSec-WebSocket-Version: 8",
                "\r\nSec-WebSocket-Version: 13, 8",
                VERSION + "\r\nSec-WebSocket-Version: 8")) {
            String answer = assertAnswer(426, GET + UPGRADE + version + KEY);
            assertEquals("13", RawConnection.header(answer, "Sec-WebSocket-Version"));
        }
    }

    @Test
    void aRequestWithABodyAnotherMethodOrWithoutItsUpgradeIsABadOne() throws Exception {
        String whole = UPGRADE + VERSION + KEY;
        assertAnswer(400, GET + whole + "\r\nContent-Length: 5", "hello");
        assertAnswer(400, GET + whole + "\r\nTransfer-Encoding: chunked", "5\r\nhello\r\n0\r\n\r\n");
        assertAnswer(400, "POST" + GET.substring(3) + whole);
        assertAnswer(400, GET + VERSION + KEY);
        assertAnswer(400, GET + "\r\nUpgrade: websocket" + VERSION + KEY);
        assertAnswer(400, GET.replace("1.1", "1.0") + whole);
    }

    @Test
    void refusalsAreCountedAndAreNoFaultsOfTheServer() throws Exception {
        double before = server.metric("playground_refusals_total{reason=\"handshake\"}");
        assertAnswer(400, GET + UPGRADE + VERSION);
        assertAnswer(426, GET + UPGRADE + KEY);
        assertEquals(before + 2, server.metric("playground_refusals_total{reason=\"handshake\"}"));
        assertEquals(0, server.metric("playground_faults_total"));
    }

    private static void assertAnswer(int status, String head, String body) throws IOException {
        assertGuarded(status, head + "\r\n\r\n" + body);
    }

    private static String assertAnswer(int status, String head) throws IOException {
        return assertGuarded(status, head + "\r\n\r\n");
    }

    private static String assertGuarded(int status, String request) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.write(request);
            String answer = connection.head();
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), request + answer);
            if (status != 101) {
                Guarded.assertIs(answer, answer);
            }
            return answer;
        }
    }
}
