package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import playground.session.Eventually;
import playground.session.Heartbeat;

/** Who is there answers; who doesn't answer is let go of. */
final class HeartbeatTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Heartbeat REAL = Heartbeat.DEFAULT;
    /** A tenth of the real times or less, for pages that answer: the clock may not leap before their answers are heard. */
    private static final Heartbeat QUICK = new Heartbeat(300 * MILLI, 4_000 * MILLI, 50 * MILLI);

    /** With the real times, but it looks more often, since the clock goes on by leaps. */
    private static final Heartbeat ATTENTIVE = new Heartbeat(REAL.askAfter(), REAL.abandonedAfter(), 20 * MILLI);

    private final AtomicLong leapt = new AtomicLong();

    private long clock() {
        return System.nanoTime() + leapt.get();
    }

    @Test
    void theRealTimesLetGoOfAPageWithin45SecondsAndKeepALineOpenThatIsCutAfter55() {
        assertTrue(REAL.abandonedAfter() + REAL.lookEvery() <= TimeUnit.SECONDS.toNanos(45));
        assertTrue(REAL.askAfter() + REAL.lookEvery() < TimeUnit.SECONDS.toNanos(55));
        assertTrue(REAL.abandonedAfter() - REAL.askAfter() > TimeUnit.SECONDS.toNanos(20), "time to answer");
    }

    @Test
    void aPageThatReadsAndNeverAnswersIsLetGoOfAndOneThatOnlyAnswersIsKept() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT, QUICK, TimeUnit.HOURS.toNanos(1));
                LivePage hidden = LivePage.started(server.port(), "{}");
                LivePage reader = LivePage.started(server.port(), "{}")) {
            reader.acknowledge(false);
            reader.answerPings(false);
            reader.nextFrame();
            reader.send("{'type':'run'}");
            assertTrue(List.of(1006, -1).contains(reader.closeCode()));
            server.expectSessions(1);
            assertTrue(reader.pings() >= 2, reader.pings() + " pings");
            int pings = hidden.pings();
            Eventually.is(true, () -> hidden.pings() > pings + 10);
            hidden.send("{'type':'step'}");
            hidden.frameAtStep(1);
            assertEquals(1, server.metric("playground_refusals_total{reason=\"abandoned\"}"));
        }
    }

    @Test
    void aSocketThatNeitherReadsNorWritesIsLetGoOf() throws Exception {
        try (TestServer server = new TestServer(ATTENTIVE, this::clock);
                RawConnection silent = RawConnection.live(server.port())) {
            server.expectSessions(1);
            leapt.addAndGet(REAL.abandonedAfter());
            assertTrue(silent.isEnded());
            server.expectSessions(0);
            assertEquals(1, server.metric("playground_refusals_total{reason=\"abandoned\"}"));
        }
    }

    @Test
    void aRequestThatIsNeverEndedIsDroppedThoughABytesComesNowAndThen() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT, QUICK, 2_000 * MILLI);
                RawConnection idle = new RawConnection(server.port());
                RawConnection slow = new RawConnection(server.port());
                LivePage page = LivePage.started(server.port(), "{}")) {
            slow.write("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            Eventually.is(true, () -> isRefused(slow));
            assertTrue(idle.isEnded());
            page.send("{'type':'step'}");
            page.frameAtStep(1);
            assertEquals(1, server.metric("playground_refusals_total{reason=\"half-sent\"}"));
        }
    }

    private static boolean isRefused(RawConnection slow) {
        try {
            slow.write("x");
            return false;
        } catch (java.io.IOException ended) {
            return true;
        }
    }
}
