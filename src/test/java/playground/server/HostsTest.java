package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** By which names a server can be asked, and that a page of another site can't be taken for its own. */
final class HostsTest {
    private static final String SOCKET = "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
            + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

    private static final CompletableFuture<String> MACHINE =
            CompletableFuture.completedFuture("Teachers-Mac.school.example");

    @Test
    void startedByHandAServerAnswersToLocalhostToAddressesToTheMachinesNameAndToThoseGiven() {
        Hosts hosts = new Hosts(Set.of("Play.example"), false, MACHINE);
        for (String own : List.of(
                "localhost",
                "localhost:7070",
                "LOCALHOST.",
                "127.0.0.1:7070",
                "192.168.0.17:7070",
                "[::1]:7070",
                "[2001:db8::1]",
                "[::ffff:192.0.2.1]",
                "teachers-mac:7070",
                "teachers-mac.local",
                "teachers-mac.school.example",
                "play.example:7070")) {
            assertTrue(hosts.include(own), own);
        }
        for (String other : List.of(
                "evil.example",
                "localhost.evil.example",
                "evil.localhost",
                "127.0.0.1.evil.example",
                "127.0.0.1.nip.example",
                "teachers-mac.evil.example",
                "x.play.example",
                "localhost:80:80",
                "localhost:http",
                "[evil.example]",
                "::1",
                "evil@localhost",
                "")) {
            assertFalse(hosts.include(other), other);
        }
    }

    @Test
    void behindAProxyAServerAnswersToTheNamesGivenOrToAnyIfNoneAre() {
        Hosts given = new Hosts(Set.of("play.example", "[2001:db8::1]"), true, MACHINE);
        assertTrue(given.include("play.example"));
        assertTrue(given.include("PLAY.example:443"));
        assertTrue(given.include("[2001:db8::1]:8080"));
        for (String other : List.of("localhost", "127.0.0.1", "teachers-mac", "evil.example")) {
            assertFalse(given.include(other), other);
        }
        Hosts any = new Hosts(Set.of(), true, MACHINE);
        assertTrue(any.include("whatever.example:8443"));
        assertTrue(any.include("localhost"));
    }

    @Test
    void aMachineWithoutANameHasNoneThatCouldBeGuessed() {
        Hosts hosts = new Hosts(Set.of(), false, CompletableFuture.completedFuture(""));
        assertFalse(hosts.include(".local"));
        assertFalse(hosts.include("."));
    }

    @Test
    void whoeverMeansAnotherHostGetsNothingOfThePageNorASession() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT)) {
            String evil = " HTTP/1.1\r\nHost: evil.example:" + server.port();
            String origin = "\r\nOrigin: http://evil.example:" + server.port();
            List<String> requests = List.of(
                    "GET /" + evil,
                    "HEAD /" + evil,
                    "GET /web/main.js" + evil,
                    "GET /nowhere" + evil,
                    "GET /metrics" + evil,
                    "POST /" + evil + "\r\nContent-Length: 0");
            for (String request : requests) {
                String answer = RawConnection.answer(server.port(), request);
                assertTrue(answer.startsWith("HTTP/1.1 421 "), request + answer);
                Guarded.assertIs(answer, answer);
            }
            String socket = socket(server, "GET /live" + evil + origin);
            assertTrue(socket.startsWith("HTTP/1.1 421 "), socket);
            assertEquals(7, server.metric("playground_refusals_total{reason=\"host\"}"));
            String answer = RawConnection.answer(server.port(), requests.get(0));
            assertEquals(
                    "This server doesn't answer to that name: whoever started it can allow the name with --hosts.",
                    answer.substring(answer.indexOf("\r\n\r\n") + 4));
        }
    }

    @Test
    void aRequestWithoutAHostOrWithTwoIsABadOne() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT.withProxy(true))) {
            for (String request : List.of(
                    "GET / HTTP/1.1",
                    "GET / HTTP/1.0",
                    "GET / HTTP/1.1\r\nHost:",
                    "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost",
                    "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
                    "GET http://evil.example/ HTTP/1.1\r\nHost: localhost")) {
                String answer = RawConnection.answer(server.port(), request);
                assertTrue(answer.startsWith("HTTP/1.1 400 "), request + "\n" + answer);
            }
        }
    }

    @Test
    void theProbesOfABalancerWhichKnowsNoNameAreAnswered() throws Exception {
        ServerOptions options = ServerOptions.DEFAULT.withProxy(true).withHosts(Set.of("play.example"));
        try (TestServer server = new TestServer(options)) {
            for (String path : List.of("/healthz", "/readyz")) {
                for (String request : List.of(" HTTP/1.0", " HTTP/1.1\r\nHost: 10.0.0.7:7070")) {
                    String answer = RawConnection.answer(server.port(), "GET " + path + request);
                    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
                }
            }
            String page = RawConnection.answer(server.port(), "GET / HTTP/1.1\r\nHost: 10.0.0.7:7070");
            assertTrue(page.startsWith("HTTP/1.1 421 "), page);
        }
    }

    @Test
    void anOriginIsToldOnceOrNotAtAll() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT)) {
            String live = "GET /live HTTP/1.1\r\nHost: localhost:" + server.port();
            String own = "http://localhost:" + server.port();
            assertTrue(socket(server, live).startsWith("HTTP/1.1 101 "));
            assertTrue(socket(server, live + "\r\nOrigin: " + own).startsWith("HTTP/1.1 101 "));
            for (String told : List.of(
                    own + "\r\nOrigin: http://evil.example",
                    "http://evil.example\r\nOrigin: " + own,
                    own + "\r\nOrigin: " + own,
                    own + ", http://evil.example",
                    own + " http://evil.example",
                    "http://evil.example")) {
                String answer = socket(server, live + "\r\nOrigin: " + told);
                assertTrue(answer.startsWith("HTTP/1.1 403 "), told + "\n" + answer);
            }
        }
    }

    private static String socket(TestServer server, String request) throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.write(request + SOCKET + "\r\n\r\n");
            return connection.head();
        }
    }
}
