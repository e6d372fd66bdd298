package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever happens to a line, the run that went over it ends like one that nothing disturbed. */
final class BrokenLineTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static TestServer server;

    @BeforeAll
    static void start() throws PlaygroundServer.PortTaken {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLineMayBeCutAtAnyByte() {
        // Within the handshake, within the header, the payload and the end of messages of each kind.
        List<Long> cuts = List.of(
                0L, 1L, 40L, 128L, 129L, 130L, 131L, 200L, 1_000L, 9_000L, 10_500L, 11_000L, 11_100L, 11_200L, 11_300L,
                11_500L, 11_700L, 12_000L, 12_345L, 13_000L, 13_001L, 13_500L, 14_000L, 16_000L, 18_001L, 25_002L);
        try (FaultProxy proxy = new FaultProxy(server.port())) {
            proxy.cutNextAfter(cuts);
            String experiment =
                    "{'data':{'noise':20},'training':{'optimizer':'adam','stop':{'kind':'epoch','value':3000}}}";
            try (ResumingPage page = new ResumingPage(CLIENT, proxy.port(), experiment, "ten-epochs-a-frame")) {
                page.assertEndsLikeAnUncutRun();
            }
            assertTrue(proxy.accepted() > cuts.size(), proxy.accepted() + " connections");
        }
    }

    @Test
    void aLineThatIsSlowOrSilentForAWhileChangesNothing() {
        try (FaultProxy proxy = new FaultProxy(server.port())) {
            proxy.delay(TimeUnit.MILLISECONDS.toNanos(15));
            String experiment = "{'training':{'stop':{'kind':'epoch','value':150}}}";
            try (ResumingPage page = new ResumingPage(CLIENT, proxy.port(), experiment, "epoch-a-frame")) {
                await(() -> page.keptStep() > 0);
                proxy.silence(true);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
                proxy.silence(false);
                page.assertEndsLikeAnUncutRun();
            }
            assertEquals(1, proxy.accepted());
        }
    }

    /** Looks every few milliseconds, for a minute at most. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - deadline < 0, "waited for a minute");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
