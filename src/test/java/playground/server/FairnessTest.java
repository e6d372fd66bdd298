package playground.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Nobody's run costs another its own. In short; {@code LoadBench} measures the same for longer. */
final class FairnessTest {
    private static final int SMALL = 50;
    private static final int ATTEMPTS = 10;
    private static final double LEAST_SHARE = 0.8;

    @Test
    void oneLargestNetworkAtFullSpeedLeavesFiftySmallOnesFourFifthsOfTheirFrames() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT)) {
            List<LivePage> small = new ArrayList<>();
            for (int i = 0; i < SMALL; i++) {
                LivePage page = LivePage.started(server.port(), "{}");
                page.send("{'type':'run'}");
                small.add(page);
            }
            LivePage large = LivePage.started(
                    server.port(),
                    "{'data':{'count':5000,'trainShare':90},'network':{'layers':["
                            + "{'units':32,'activation':'tanh'},".repeat(7)
                            + "{'units':32,'activation':'tanh'}]},'training':{'batchSize':5000}}");
            large.send("{'type':'speed','speed':'fastest'}");
            // The machine has other work too, which comes and goes: one quiet measurement is enough.
            List<Double> shares = new ArrayList<>();
            for (int i = 0; i < ATTEMPTS && shares.stream().noneMatch(share -> share >= LEAST_SHARE); i++) {
                double alone = framesInASecond(small);
                large.send("{'type':'run'}");
                large.frameWith(frame -> frame.step() > 0);
                double beside = framesInASecond(small);
                large.send("{'type':'pause'}");
                shares.add(beside / alone);
            }
            assertTrue(shares.get(shares.size() - 1) >= LEAST_SHARE, shares.toString());
            small.forEach(LivePage::close);
            large.close();
        }
    }

    private static double framesInASecond(List<LivePage> pages) {
        pages.forEach(LivePage::framesSoFar);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return pages.stream().mapToInt(page -> page.framesSoFar().size()).sum();
    }
}
