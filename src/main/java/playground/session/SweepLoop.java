package playground.session;

import java.util.Optional;
import java.util.function.LongSupplier;
import playground.experiment.Speed;
import playground.training.Run;

/**
 * Trains the runs of a sweep from the step of one frame to that of the next: always the run that is furthest behind, so that all
 * come to the same step. Owned by the session's turn.
 */
final class SweepLoop {
    private static final long NONE = -1;

    private final SweepUpdates updates;
    private final LongSupplier clock;
    private final SweepPace pace = new SweepPace();
    /** Null if there is none. */
    private Sweep sweep;

    private Speed speed = Speed.DEFAULT;
    /** Whether it trains at that speed, and not to a step that was asked for. */
    private boolean atSpeed;
    /** Where the runs are to rest; {@link #NONE} while they rest. */
    private long goal = NONE;
    /** The step of the next frame; {@link #NONE} if it isn't due. */
    private long target = NONE;
    /** Before this step, no frame is shown: the runs began anew to come to it. */
    private long hidden;

    private long steps;

    /** @param clock in nanoseconds */
    SweepLoop(SweepUpdates updates, LongSupplier clock) {
        this.updates = updates;
        this.clock = clock;
    }

    Optional<Sweep> sweep() {
        return Optional.ofNullable(sweep);
    }

    /** This sweep takes the place of any other, and rests. */
    void replace(Sweep fresh) {
        drop();
        sweep = fresh;
    }

    void drop() {
        sweep = null;
        goal = NONE;
        target = NONE;
        hidden = 0;
    }

    boolean isTraining() {
        return goal != NONE;
    }

    void changeSpeed(Speed wanted) {
        speed = wanted;
        if (isTraining() && atSpeed) {
            pace.restart(speed, epoch(), clock.getAsLong());
        }
    }

    /** Trains until it is told to rest, or all runs have ended. */
    void run() {
        begin(Long.MAX_VALUE, speed);
        atSpeed = true;
    }

    /** Trains to this step, and rests. */
    void to(long step) {
        if (sweep.goBack(step)) {
            hidden = step;
            target = NONE;
            // of the step before
            updates.forget();
        }
        begin(step, Speed.FASTEST);
        atSpeed = false;
        target = Math.min(target, step);
    }

    private void begin(long wanted, Speed by) {
        goal = wanted;
        pace.restart(by, epoch(), clock.getAsLong());
        updates.tellRunning(sweep);
    }

    /** Rests at the step that the runs are being trained to. */
    void rest() {
        if (!isTraining()) {
            return;
        }
        hidden = 0;
        if (target == NONE) {
            goal = NONE;
            updates.oweFrame();
            updates.tellResting(sweep);
        } else {
            goal = target;
        }
    }

    /** Trains one of the runs to the step at which the frame that is due will show it. */
    void finish(SweptRun one) {
        while (one.isBehind(target)) {
            one.step();
            steps++;
        }
    }

    /** Trains until the runs are to rest or the deadline has passed; does nothing if there is nothing to train. */
    void train(long deadline) {
        long now = clock.getAsLong();
        while (isTraining() && now - deadline < 0) {
            if (target == NONE) {
                if (untilNextTurn(now) > 0) {
                    return;
                }
                target = Math.min(goal, pace.begin(sweep.step(), now));
            }
            Optional<SweptRun> behind = sweep.behind(target);
            if (behind.isPresent()) {
                now = train(behind.get(), now, deadline);
            } else {
                arrive(now);
            }
        }
    }

    private long train(SweptRun behind, long from, long deadline) {
        long now = from;
        while (behind.isBehind(target) && now - deadline < 0) {
            behind.step();
            steps++;
            now = clock.getAsLong();
        }
        return now;
    }

    private void arrive(long now) {
        sweep.arrive(target);
        pace.arrived(now);
        boolean rests = target >= goal || sweep.hasEnded();
        target = NONE;
        if (rests || sweep.step() >= hidden) {
            hidden = 0;
            updates.oweFrame();
        }
        if (rests) {
            goal = NONE;
            updates.tellResting(sweep);
        }
    }

    /** Nanoseconds until there is something to train, or {@link Scheduler#WHEN_WOKEN}. */
    long untilNextTurn(long now) {
        if (!isTraining()) {
            return Scheduler.WHEN_WOKEN;
        }
        if (target != NONE || hidden > 0) {
            return 0;
        }
        return updates.owesFrame() ? Scheduler.WHEN_WOKEN : pace.untilDue(now);
    }

    /** Optimizer steps made since the last call. */
    long takeSteps() {
        long made = steps;
        steps = 0;
        return made;
    }

    /** How many steps an epoch of the first run has. */
    private long epoch() {
        Run first = sweep.runs().get(0).run();
        int batch = first.experiment().training().batches().size();
        return Math.max(1, (first.data().trainCount() + batch - 1L) / batch);
    }
}
