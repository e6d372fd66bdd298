package playground.session;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import playground.experiment.Speed;
import playground.training.Outcome;
import playground.training.Run;

/**
 * Trains a session's run from one target to the next; at each target, a frame for the page becomes due. Owned by the session's
 * turn.
 */
final class TrainingLoop {
    /**
     * A pause waits no longer than this for an epoch that was asked for. On a network of the usual size no epoch takes this long,
     * so all epochs that were asked for at once are made.
     */
    static final long LONG_EPOCH = TimeUnit.MILLISECONDS.toNanos(100);

    private final SessionRun run;
    private final PageUpdates updates;
    private final Credit credit;
    private final Tutor tutor;
    private final LongSupplier clock;
    private final Pace pace = new Pace();
    /** Whether part of the step or epoch that was last asked for has been made, and when that began. */
    private boolean begun;

    private long begunAt;
    private long steps;

    /** @param clock in nanoseconds */
    TrainingLoop(SessionRun run, PageUpdates updates, Credit credit, Tutor tutor, LongSupplier clock) {
        this.run = run;
        this.updates = updates;
        this.credit = credit;
        this.tutor = tutor;
        this.clock = clock;
    }

    /** Trains until it is told to rest. */
    void run() {
        run.run();
        pace.restart(pace.speed(), clock.getAsLong());
    }

    /** Pauses, then trains this much. */
    void trainOnly(TrainingTarget wanted) {
        boolean wasRunning = run.isRunning();
        run.rest();
        run.setOutcome(Outcome.STEPPED);
        if (wasRunning) {
            updates.tellStatus();
        }
        run.trainTo(wanted);
        begun = false;
    }

    /** Makes the run's steps again up to this one, and rests there. */
    void makeAgain(long step) {
        run.rest();
        if (run.get().stepCount() < step) {
            run.trainTo(TrainingTarget.againToStep(step));
            begun = false;
        } else {
            arriveAgain();
        }
    }

    /**
     * The run was edited: its page gets a checkpoint of that before the next step, since the steps from here on can be made again
     * only from there.
     */
    void edited() {
        updates.oweCheckpointAtOnce();
        if (run.isRunning() && run.target() != null) {
            run.dropTarget();
            updates.oweFrame();
        }
    }

    void changeSpeed(Speed speed) {
        pace.restart(speed, clock.getAsLong());
        if (run.isRunning()) {
            run.dropTarget();
        }
    }

    /** Trains until the target is reached or the deadline has passed; does nothing if there is nothing to train. */
    void train(long deadline) {
        if (updates.holdsTraining()) {
            return;
        }
        long now = clock.getAsLong();
        long began = now;
        Run trained = run.get();
        if (run.target() == null && mayBegin(now)) {
            run.trainTo(pace.begin(trained.stepCount(), trained.epoch(), now));
        }
        while (run.target() != null && now - deadline < 0) {
            if (!begun) {
                begun = true;
                begunAt = now;
            }
            Outcome outcome = trained.step();
            run.setOutcome(outcome);
            steps++;
            boolean ends = run.target().again()
                    ? !outcome.goesOn() && outcome != Outcome.STOPPED
                    : tutor.afterStep(trained, outcome) || !outcome.goesOn();
            now = clock.getAsLong();
            if (ends) {
                run.rest();
                updates.oweFrame();
                updates.oweCheckpointAtOnce();
                updates.tellStatus();
            } else if (run.target().isReached(trained.stepCount(), trained.epoch(), now)) {
                endTarget();
            }
        }
        updates.trained(now - began);
    }

    private void endTarget() {
        boolean again = run.target().again();
        run.dropTarget();
        if (again) {
            arriveAgain();
            return;
        }
        updates.oweFrame();
        if (run.isRunning()) {
            updates.oweCheckpoint();
            updates.tellDiagnosis();
        } else {
            updates.oweCheckpointAtOnce();
            updates.tellStatus();
        }
    }

    private void arriveAgain() {
        updates.oweFrame();
        updates.oweCheckpoint();
        updates.tellStatus();
    }

    /** Optimizer steps made since the last call. */
    long takeSteps() {
        long made = steps;
        steps = 0;
        return made;
    }

    /** Whether a step or an epoch was asked for and isn't made yet: until then no other message is carried out. */
    boolean isCommanded() {
        return run.target() != null && !run.isRunning();
    }

    /** For a page that wants to pause: gives up the rest of an epoch that was asked for, if it is a long one. */
    void leaveLongEpoch() {
        if (isCommanded() && begun && clock.getAsLong() - begunAt >= LONG_EPOCH) {
            endTarget();
        }
    }

    /** Nanoseconds until there is something to train, or {@link Scheduler#WHEN_WOKEN}. */
    long untilNextTurn(long now) {
        if (updates.holdsTraining()) {
            return Scheduler.WHEN_WOKEN;
        }
        if (run.target() != null) {
            return 0;
        }
        return run.isRunning() && !waitsForPage(now) ? pace.untilDue(now) : Scheduler.WHEN_WOKEN;
    }

    /** Whether there is a run that isn't being trained, and its page has been told everything. */
    boolean isIdle(long now) {
        return run.exists()
                && !run.isRunning()
                && !updates.owesFrame()
                && untilNextTurn(now) == Scheduler.WHEN_WOKEN
                && updates.untilCheckpoint(now) == Scheduler.WHEN_WOKEN;
    }

    /** Trains no more, for good. */
    void halt() {
        if (run.target() != null) {
            updates.oweCheckpoint();
        }
        run.rest();
    }

    private boolean mayBegin(long now) {
        return run.isRunning() && !waitsForPage(now) && pace.untilDue(now) == 0;
    }

    private boolean waitsForPage(long now) {
        return pace.waitsForPage() ? updates.owesFrame() : credit.isStale(now);
    }
}
