package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.Givens.given;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.protocol.Limits;
import playground.session.Eventually;
import playground.session.Footprint;
import playground.session.Inbox;
import playground.session.Outbox;

/** What the operator's flags change, what the operator sees, and how the server goes. */
final class OperatorTest {
    /** With all points. */
    private static final String ANSWERED_AT_LENGTH = "{'type':'start','experiment':{'data':{'count':5000}}}";

    private static final Experiment ANSWERED_WITH =
            Experiment.DEFAULT.withData(Experiment.DEFAULT.data().with(given(COUNT, 5000)));

    private static final String ROOT = "GET / HTTP/1.1\r\nHost: localhost\r\n";

    @Test
    void pagesOfNamedOriginsMayOpenASessionAndNoOthers() throws Exception {
        ServerOptions options = ServerOptions.DEFAULT.withOrigins(Set.of("https://lab.example"));
        try (TestServer server = new TestServer(options)) {
            assertTrue(upgrade(server, "https://lab.example").startsWith("HTTP/1.1 101"));
            assertTrue(upgrade(server, "https://LAB.example").startsWith("HTTP/1.1 101"));
            for (String other : List.of("http://lab.example", "https://lab.example.evil", "https://lab.example:8443")) {
                assertTrue(upgrade(server, other).startsWith("HTTP/1.1 403"), other);
            }
            assertEquals(3, server.metric("playground_refusals_total{reason=\"origin\"}"));
        }
    }

    @Test
    void pagesOfNamedOriginsMayShowThePlaygroundInAFrame() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT)) {
            assertTrue(policy(server).endsWith("frame-ancestors 'self'"), policy(server));
        }
        try (TestServer server =
                new TestServer(ServerOptions.DEFAULT.withEmbedders(Set.of("https://b.example", "https://a.example")))) {
            String allowed = "frame-ancestors 'self' https://a.example https://b.example";
            assertTrue(policy(server).endsWith(allowed), policy(server));
        }
    }

    @Test
    void behindHttpsBrowsersAreToldToStayThereOnEveryAnswer() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT.withProxy(true))) {
            for (String request : List.of(
                    ROOT, "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n", "DELETE / HTTP/1.1\r\nHost: localhost\r\n")) {
                String https = answer(server, request + "X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
                assertEquals("max-age=63072000", RawConnection.header(https, "Strict-Transport-Security"));
                String http = answer(server, request + "X-Forwarded-Proto: https, http\r\nConnection: close\r\n\r\n");
                assertEquals("", RawConnection.header(http, "Strict-Transport-Security"));
            }
        }
        try (TestServer server = new TestServer(ServerOptions.DEFAULT)) {
            String forged = answer(server, ROOT + "X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
            assertEquals("", RawConnection.header(forged, "Strict-Transport-Security"));
        }
    }

    @Test
    void metricsCountWhatHappens() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT);
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'epoch'}");
            page.expectStatus("paused");
            page.frameAtStep(25);
            page.send("{'type':'nonsense'}");
            page.expect("error");
            assertEquals(1, server.metric("playground_sessions"));
            Eventually.is(25.0, () -> server.metric("playground_steps_total"));
            assertEquals(2, server.metric("playground_frames_sent_total"));
            assertEquals(1, server.metric("playground_refusals_total{reason=\"bad-message\"}"));
            // a turn is counted when it is over, after its answers are sent
            Eventually.is(true, () -> server.metric("playground_turn_seconds_count") >= 3);
            Eventually.is(true, () -> server.metric("playground_queue_wait_seconds_count") >= 3);
            assertTrue(server.metric("playground_turn_length") > 0);
            Eventually.is(0.0, () -> server.metric("playground_running"));
            assertTrue(server.metric("playground_frame_bytes_total") > 0);
            assertEquals(0, server.metric("playground_frames_dropped_total"));
            page.acknowledge(false);
            page.send("{'type':'run'}");
            Eventually.is(2.0 + Limits.FRAMES_IN_FLIGHT, () -> server.metric("playground_frames_sent_total"));
            Eventually.is(true, () -> server.metric("playground_frames_dropped_total") > 0);
            for (String line : server.metrics().lines().toList()) {
                assertTrue(line.matches("# (HELP|TYPE) .*|[a-z_]+(\\{[^}]*\\})? [0-9.E+-]+|.* \\+?Inf.*"), line);
            }
        }
    }

    @Test
    void metricsAreForThisMachineOnlyOnAPortOfTheirOwnThatServesNothingElse() throws Exception {
        try (TestServer server =
                new TestServer(ServerOptions.DEFAULT.withProxy(true).withHosts(Set.of("play.example")))) {
            String host = " HTTP/1.1\r\nHost: localhost:" + server.metricsPort();
            String all = RawConnection.answer(server.metricsPort(), "GET /metrics" + host);
            assertTrue(all.startsWith("HTTP/1.1 200 ") && all.contains("playground_steps_total"), all);
            assertEquals(Metrics.CONTENT_TYPE, RawConnection.header(all, "Content-Type"));
            assertTrue(RawConnection.answer(server.metricsPort(), "HEAD /metrics" + host)
                    .startsWith("HTTP/1.1 200 "));
            for (String[] other : new String[][] {
                {"404", "GET /" + host},
                {"404", "GET /live" + host},
                {"405", "POST /metrics" + host + "\r\nContent-Length: 0"},
                {"421", "GET /metrics HTTP/1.1\r\nHost: evil.example"}
            }) {
                String answer = RawConnection.answer(server.metricsPort(), other[1]);
                assertTrue(answer.startsWith("HTTP/1.1 " + other[0] + " "), answer);
                Guarded.assertIs(answer, answer);
            }
            String atThePage = RawConnection.answer(server.port(), "GET /metrics HTTP/1.1\r\nHost: play.example");
            assertTrue(atThePage.startsWith("HTTP/1.1 404 "), atThePage);
            assertThrows(IOException.class, () -> RawConnection.to("127.0.0.2", server.metricsPort()));
        }
    }

    @Test
    void aServerThatIsAskedWhetherItIsReadySaysNoForAWhileBeforeItLetsGoOfItsPages() throws Exception {
        CompletableFuture<Duration> notice = new CompletableFuture<>();
        CompletableFuture<Void> heard = new CompletableFuture<>();
        GracefulShutdown shutdown = new GracefulShutdown(time -> {
            notice.complete(time);
            heard.join();
        });
        TestServer server = new TestServer(ServerOptions.DEFAULT, shutdown);
        assertEquals("ready", server.get("/readyz"));
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
            assertEquals(GracefulShutdown.NOTICE, notice.get(60, TimeUnit.SECONDS));
            for (String method : List.of("GET", "HEAD")) {
                String answer = RawConnection.answer(server.port(), method + " /readyz HTTP/1.1\r\nHost: localhost");
                assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
                assertTrue(RawConnection.answer(server.port(), method + " / HTTP/1.1\r\nHost: localhost")
                        .startsWith("HTTP/1.1 200 "));
            }
            try (LivePage late = LivePage.started(server.port(), "{}")) {
                late.send("{'type':'step'}");
                late.frameAtStep(1);
                page.send("{'type':'step'}");
                page.frameAtStep(1);
                heard.complete(null);
                stopped.get(60, TimeUnit.SECONDS);
                assertEquals(1012, late.closeCode());
                assertEquals(1012, page.closeCode());
            }
        }
    }

    @Test
    void aServerThatNobodyAsksWhetherItIsReadyGivesNoNotice() throws Exception {
        List<Duration> waits = new CopyOnWriteArrayList<>();
        TestServer server = new TestServer(ServerOptions.DEFAULT, new GracefulShutdown(waits::add));
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            server.stop();
            assertEquals(1012, page.closeCode());
            assertEquals(List.of(), waits);
        }
    }

    @Test
    void aPageThatIsLetGoLaterTrainsOnUntilThen() throws Exception {
        CompletableFuture<Void> firstIsGone = new CompletableFuture<>();
        CompletableFuture<Void> trained = new CompletableFuture<>();
        GracefulShutdown shutdown = new GracefulShutdown(time -> {
            firstIsGone.complete(null);
            trained.join();
        });
        TestServer server = new TestServer(ServerOptions.DEFAULT, shutdown);
        try (LivePage one = LivePage.started(server.port(), "{}");
                LivePage other = LivePage.started(server.port(), "{}")) {
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
            firstIsGone.get(60, TimeUnit.SECONDS);
            Eventually.is(true, () -> one.isOpen() != other.isOpen());
            LivePage stays = one.isOpen() ? one : other;
            stays.send("{'type':'step'}");
            stays.frameAtStep(1);
            trained.complete(null);
            stopped.get(60, TimeUnit.SECONDS);
            assertEquals(1012, stays.closeCode());
            stays.checkpointWith(kept -> kept.step() == 1);
        }
    }

    @Test
    void aServerThatStopsIsNotReadyTakesNoNewSocketsAndEndsThoughAPageDoesNotRead() throws Exception {
        CompletableFuture<Void> lettingGo = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        GracefulShutdown shutdown = new GracefulShutdown(time -> {
            if (time.equals(GracefulShutdown.BETWEEN_BATCHES)) {
                lettingGo.complete(null);
                asked.join();
            }
        });
        TestServer server = new TestServer(ServerOptions.DEFAULT, shutdown);
        assertEquals("ready", server.get("/readyz"));
        try (LivePage page = LivePage.started(server.port(), "{}");
                RawConnection deaf = deaf(server)) {
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
            lettingGo.get(60, TimeUnit.SECONDS);
            assertEquals("not ready", server.get("/readyz"));
            assertTrue(upgrade(server, "http://localhost").startsWith("HTTP/1.1 503"));
            assertEquals(1, server.metric("playground_refusals_total{reason=\"stopping\"}"));
            long began = System.nanoTime();
            asked.complete(null);
            stopped.join();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(took.compareTo(GracefulShutdownTest.HOST_KILLS_AFTER) < 0, took.toString());
            assertEquals(1012, page.closeCode());
            assertTrue(deaf.isEnded());
        }
    }

    /** A page that has asked for more than all buffers on the way to it hold, and doesn't read. */
    private static RawConnection deaf(TestServer server) throws IOException {
        RawConnection deaf = RawConnection.live(server.port());
        for (int i = 0; i < Inbox.ROOM; i++) {
            deaf.text(ANSWERED_AT_LENGTH);
        }
        // It is deaf when its messages wait for room among its answers: then its session has nothing to do.
        long full = Footprint.bytes(ANSWERED_WITH) + 2 * Outbox.ROOM_BYTES;
        Eventually.is(true, () -> server.metric("playground_run_memory") > full);
        Eventually.is(0.0, () -> server.metric("playground_running"));
        return deaf;
    }

    @Test
    void aPageThatDoesNotReadCostsNoOneElseAnythingAndIsNotReadEither() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT);
                RawConnection deaf = deaf(server);
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'step'}");
            page.frameAtStep(1);
            server.expectSessions(2);
            double held = server.metric("playground_run_memory");
            for (int i = 0; i < Inbox.ROOM; i++) {
                deaf.text(ANSWERED_AT_LENGTH);
            }
            page.send("{'type':'step'}");
            page.frameAtStep(2);
            assertEquals(held, server.metric("playground_run_memory"), Outbox.ROOM_BYTES);
            assertTrue(deaf.waitFor("\"run\":" + 2 * Inbox.ROOM + ","));
        }
    }

    @Test
    void trainingHasAsManyThreadsAsTheMachineHasProcessors() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT)) {
            List<LivePage> pages = new ArrayList<>();
            for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
                LivePage page = LivePage.started(server.port(), "{}");
                page.send("{'type':'run'}");
                pages.add(page);
            }
            pages.forEach(page -> page.frameWith(frame -> frame.epoch() > 5));
            // Those of servers that other tests have stopped end soon.
            Eventually.is(Runtime.getRuntime().availableProcessors(), OperatorTest::turnsThreads);
            pages.forEach(LivePage::close);
        }
    }

    private static int turnsThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("turns-"))
                .count();
    }

    private static String upgrade(TestServer server, String origin) throws IOException {
        return answer(
                server,
                "GET /live HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

    private static String policy(TestServer server) throws IOException {
        return RawConnection.header(answer(server, ROOT + "Connection: close\r\n\r\n"), "Content-Security-Policy");
    }

    private static String answer(TestServer server, String request) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.write(request);
            String head = connection.head();
            assertFalse(head.isEmpty(), request);
            return head;
        }
    }
}
