package playground.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * How a server goes so that nobody notices: first it isn't ready any more, until a balancer that asks will have heard so; then it
 * lets go of its pages in batches, so that they don't all come to another server at once. That takes 3 s, and then from 2 s to 15 s,
 * while a host may kill the process 30 s after it has asked it to end.
 */
final class Departure {
    /** A balancer that asks every second, and believes the second answer. */
    static final Duration NOTICE = Duration.ofSeconds(3);

    static final Duration BETWEEN_BATCHES = Duration.ofMillis(250);
    /** Over two seconds, though there be few. */
    static final int LEAST_BATCHES = 9;
    /** Over 15 seconds, though there be many. */
    static final int MOST_BATCHES = 61;
    /** As many as a server can take up again meanwhile, beside what it trains. */
    static final int PAGES_A_BATCH = 50;

    /** Lets time pass. */
    interface Wait {
        void pass(Duration time);
    }

    static final Departure TIMELY = new Departure(time -> {
        long until = System.nanoTime() + time.toNanos();
        while (until - System.nanoTime() > 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    });

    private final Wait wait;

    Departure(Wait wait) {
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
