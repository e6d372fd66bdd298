package playground.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * How a server stops without its pages losing anything. First it reports for 3 s that it isn't ready, so that a balancer sends it
 * no more pages. Then it lets its pages go in batches, so that they don't all reach another server at once; that takes 2 s to 15 s.
 * All of it must end before a host kills the process, which may be 30 s after SIGTERM.
 */
final class GracefulShutdown {
    /** Long enough for a balancer that asks every second and believes the second answer. */
    static final Duration NOTICE = Duration.ofSeconds(3);

    static final Duration BETWEEN_BATCHES = Duration.ofMillis(250);
    /** Few pages are let go over two seconds. */
    static final int LEAST_BATCHES = 9;
    /** However many pages there are, they are let go within 15 seconds. */
    static final int MOST_BATCHES = 61;
    /** As many as another server can take over in this time, beside what it trains. */
    static final int PAGES_A_BATCH = 50;

    /** Lets time pass. */
    interface Wait {
        void pass(Duration time);
    }

    static final GracefulShutdown TIMELY = new GracefulShutdown(time -> {
        long until = System.nanoTime() + time.toNanos();
        while (until - System.nanoTime() > 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    });

    private final Wait wait;

    GracefulShutdown(Wait wait) {
        this.wait = wait;
    }

    void giveNotice() {
        wait.pass(NOTICE);
    }

    <T> void inBatches(List<T> pages, Consumer<T> letGo) {
        int wanted = (pages.size() + PAGES_A_BATCH - 1) / PAGES_A_BATCH;
        int batches = Math.min(pages.size(), Math.max(LEAST_BATCHES, Math.min(MOST_BATCHES, wanted)));
        for (int batch = 0; batch < batches; batch++) {
            if (batch > 0) {
                wait.pass(BETWEEN_BATCHES);
            }
            int start = (int) ((long) batch * pages.size() / batches);
            int end = (int) ((batch + 1L) * pages.size() / batches);
            pages.subList(start, end).forEach(letGo);
        }
    }
}
