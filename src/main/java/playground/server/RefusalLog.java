package playground.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import playground.experiment.Ids;
import playground.session.RefusalReason;

/**
 * Logs refusals: the first of each kind at once, and later ones with their count in one line for each interval. Otherwise a client
 * could fill the log by being refused. Any thread may call it.
 */
final class RefusalLog {
    static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier clock;
    private final Consumer<String> log;
    private final Map<RefusalReason, Kind> kinds = new EnumMap<>(RefusalReason.class);

    /**
     * @param clock in nanoseconds
     * @param log takes each line
     */
    RefusalLog(LongSupplier clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    synchronized void refused(RefusalReason reason) {
        kinds.computeIfAbsent(reason, first -> new Kind()).untold++;
        tell();
    }

    /** Logs the counts whose interval has passed; to be called every few seconds. */
    synchronized void tell() {
        long now = clock.getAsLong();
        kinds.forEach((reason, kind) -> {
            if (kind.untold > 0 && (kind.isNew || now - kind.toldAt >= INTERVAL)) {
                log.accept("event=refused reason=%s count=%d".formatted(Ids.id(reason), kind.untold));
                kind.untold = 0;
                kind.toldAt = now;
                kind.isNew = false;
            }
        });
    }

    private static final class Kind {
        private long untold;
        private long toldAt;
        private boolean isNew = true;
    }
}
