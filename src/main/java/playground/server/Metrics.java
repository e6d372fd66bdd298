package playground.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.experiment.Ids;
import playground.session.RefusalReason;
import playground.session.Scheduler;
import playground.session.SessionMetrics;

/** What an operator watches, counted as it happens and written in the Prometheus text format. Any thread may call it. */
public final class Metrics implements SessionMetrics, Scheduler.Watch {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private static final Duration[] BOUNDS = {
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter steps = counter("playground.steps", "Optimizer steps made.");
    private final Counter framesSent = counter("playground.frames.sent", "Frames sent.");
    private final Counter frameBytes = counter("playground.frame.bytes", "Bytes of all frames sent.");
    private final Counter framesDropped = counter(
            "playground.frames.dropped",
            "Turns whose newest state wasn't sent, because the page hadn't taken the last.");
    private final Counter faults = counter("playground.faults", "Runs that ended by a fault of the server.");
    private final Timer turn = timer("playground.turn", "How long turns take.");
    private final Timer wait = timer("playground.queue.wait", "How long sessions wait for a turn that is due.");
    private final Map<RefusalReason, Counter> refusals = new EnumMap<>(RefusalReason.class);
    private final RefusalLog refusalLog;

    /** @param clock in nanoseconds */
    Metrics(LongSupplier clock) {
        refusalLog = new RefusalLog(clock, LOG::warn);
        for (RefusalReason reason : RefusalReason.values()) {
            refusals.put(
                    reason,
                    Counter.builder("playground.refusals")
                            .description("What was refused, by reason.")
                            .tag("reason", Ids.id(reason))
                            .register(registry));
        }
    }

    /** A number that is read when it is asked for. */
    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    @Override
    public void steps(long made) {
        if (made > 0) {
            steps.increment((double) made);
        }
    }

    @Override
    public void frameSent(int bytes) {
        framesSent.increment();
        frameBytes.increment(bytes);
    }

    @Override
    public void frameWaited() {
        framesDropped.increment();
    }

    /** Counts a refusal and passes it to the log. */
    @Override
    public void refused(RefusalReason reason) {
        refusals.get(reason).increment();
        refusalLog.refused(reason);
    }

    /** Writes the refusals that wait to the log; to be called every few seconds. */
    void tellRefusals() {
        refusalLog.tell();
    }

    @Override
    public void failed() {
        faults.increment();
    }

    @Override
    public void turned(long waited, long took) {
        wait.record(Math.max(0, waited), TimeUnit.NANOSECONDS);
        turn.record(took, TimeUnit.NANOSECONDS);
    }

    /** All of it as text. */
    String scrape() {
        return registry.scrape();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
