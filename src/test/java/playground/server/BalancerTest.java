package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Servers behind a balancer share nothing, and lose nothing: each of them a process of its own. */
final class BalancerTest {
    private static final int PAGES = 20;
    private static final int ENDED_BY_SIGKILL = 137;
    private static final int ENDED_BY_SIGTERM = 143;

    @Test
    void whenOneOfTwoServersIsKilledAllTwentyRunsEndLikeUncutOnes() throws Exception {
        try (Program one = new Program();
                Program other = new Program();
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
        try (Program one = new Program();
                Program other = new Program();
                FaultProxy balancer = new FaultProxy(one.port)) {
            List<ResumingPage> pages = pages(balancer.port());
            pages.forEach(page -> BrokenLineTest.await(() -> page.keptStep() > 0));
            balancer.serve(other.port);
            long start = System.nanoTime();
            assertEquals(ENDED_BY_SIGTERM, one.end(() -> one.process.toHandle().destroy()));
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
            pages.forEach(ResumingPage::assertEndsLikeAnUncutRun);
            pages.forEach(ResumingPage::close);
            assertEquals(2 * PAGES, balancer.accepted());
        }
    }

    private static List<ResumingPage> pages(int port) {
        HttpClient client = HttpClient.newHttpClient();
        List<ResumingPage> pages = new ArrayList<>();
        for (int seed = 1; seed <= PAGES; seed++) {
            String experiment = "{'data':{'set':'moons','noise':20,'seed':" + seed + "},'network':{'seed':" + seed
                    + "},'training':{'optimizer':'adam','stop':{'kind':'epoch','value':200}}}";
            pages.add(new ResumingPage(client, port, experiment, "epoch-a-frame"));
        }
        return pages;
    }

    /** The program, in a process of its own, on a free port. */
    private static final class Program implements AutoCloseable {
        final Process process;
        final int port;

        Program() throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            ProcessBuilder builder = new ProcessBuilder(
                    java, "-cp", System.getProperty("java.class.path"), "playground.Main", "--port", "0");
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            BufferedReader output = process.inputReader();
            String line = output.readLine();
            port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
        }

        int end(Runnable how) throws InterruptedException {
            how.run();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
