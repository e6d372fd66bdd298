package playground.session;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks quiet pages whether anybody is there, and cuts off those that don't answer. The pings of the WebSocket protocol
 * wouldn't do, since a browser or a proxy answers them for a page that has long stopped. Nor would an idle timeout, since every
 * write starts it anew.
 *
 * @param askAfter nanoseconds of silence after which a page is asked, and asked again
 * @param abandonedAfter nanoseconds of silence after which nobody is there
 * @param lookEvery nanoseconds between two looks at all pages
 */
public record Heartbeat(long askAfter, long abandonedAfter, long lookEvery) {
    /** Some hosts cut a connection that is silent for 55 s. A page that is gone is noticed within 45 s. */
    public static final Heartbeat DEFAULT =
            new Heartbeat(TimeUnit.SECONDS.toNanos(15), TimeUnit.SECONDS.toNanos(40), TimeUnit.SECONDS.toNanos(2));

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** Looks at all pages until the executor is shut down. */
    public ScheduledExecutorService start(Runnable look) {
        Runnable lookAndGoOn = () -> {
            try {
                look.run();
            } catch (RuntimeException e) {
                LOG.error("event=look-failed {}", Fault.line(e));
            }
        };
        ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        // Ends with the executor; nobody waits for it.
        ScheduledFuture<?> unused =
                heart.scheduleWithFixedDelay(lookAndGoOn, lookEvery, lookEvery, TimeUnit.NANOSECONDS);
        return heart;
    }

    public boolean isDueToBeAsked(LiveSession session, long now) {
        return now - session.heardAt() >= askAfter;
    }

    public boolean isAbandoned(LiveSession session, long now) {
        return now - session.heardAt() >= abandonedAfter;
    }
}
