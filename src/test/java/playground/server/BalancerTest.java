package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers behind a balancer share nothing, and lose nothing: each of them a process of its own. */
@Tag("processes")
final class BalancerTest {
    private static final int PAGES = 20;
    static final int ENDED_BY_SIGKILL = 137;
    private static final int ENDED_BY_SIGTERM = 143;

    @Test
    void whenOneOfTwoServersIsKilledAllTwentyRunsEndLikeUncutOnes() throws Exception {
        try (ServerProcess one = new ServerProcess();
                ServerProcess other = new ServerProcess();
                FaultProxy balancer = new FaultProxy(one.port, other.port)) {
            List<ResumingPage> pages = pages(balancer.port());
            pages.forEach(page -> BrokenLineTest.await(() -> page.keptStep() > 0));
            assertEquals(ENDED_BY_SIGKILL, one.end(one.process::destroyForcibly));
            pages.forEach(ResumingPage::assertEndsLikeAnUncutRun);
            pages.forEach(ResumingPage::close);
            assertTrue(balancer.accepted() >= PAGES + PAGES / 2, balancer.accepted() + " connections");
        }
    }

    @Test
    void serversMayBeReplacedOneAfterTheOtherWhilePagesTrain() throws Exception {
        try (ServerProcess one = new ServerProcess();
                ServerProcess other = new ServerProcess();
                FaultProxy balancer = new FaultProxy(one.port)) {
            List<ResumingPage> pages = pages(balancer.port());
            pages.forEach(page -> BrokenLineTest.await(() -> page.keptStep() > 0));
            balancer.serve(other.port);
            long start = System.nanoTime();
            assertEquals(ENDED_BY_SIGTERM, one.end(() -> one.process.toHandle().destroy()));
            assertTrue(System.nanoTime() - start < GracefulShutdownTest.HOST_KILLS_AFTER.toNanos());
            pages.forEach(ResumingPage::assertEndsLikeAnUncutRun);
            pages.forEach(ResumingPage::close);
            assertEquals(2 * PAGES, balancer.accepted());
        }
    }

    static List<ResumingPage> pages(int port) {
        HttpClient client = HttpClient.newHttpClient();
        List<ResumingPage> pages = new ArrayList<>();
        for (int seed = 1; seed <= PAGES; seed++) {
            String experiment = "{'data':{'set':'moons','noise':20,'seed':" + seed + "},'network':{'seed':" + seed
                    + "},'training':{'optimizer':'adam','stop':{'kind':'epoch','value':200}}}";
            pages.add(new ResumingPage(client, port, experiment, "epoch-a-frame"));
        }
        return pages;
    }
}
