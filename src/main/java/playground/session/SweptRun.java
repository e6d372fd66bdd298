package playground.session;

import playground.protocol.SweepFrame;
import playground.training.Outcome;
import playground.training.Run;

/** One run of a sweep. Owned by the session's turn. */
final class SweptRun {
    private final Run run;
    /** The steps asked for. If the last one ended the run, it may not have been made: before it, the run hasn't ended. */
    private long asked;

    private Outcome outcome = Outcome.STEPPED;

    SweptRun(Run run) {
        this.run = run;
    }

    Run run() {
        return run;
    }

    long asked() {
        return asked;
    }

    boolean hasEnded() {
        return !outcome.goesOn();
    }

    /** Whether it still has to be trained to come to this step. */
    boolean isBehind(long step) {
        return asked < step && !hasEnded();
    }

    void step() {
        outcome = run.step();
        asked++;
    }

    /** If it was trained further than to this step, it begins anew: true. */
    boolean goBack(long step) {
        if (asked <= step) {
            return false;
        }
        run.reset();
        asked = 0;
        outcome = Outcome.STEPPED;
        return true;
    }

    SweepFrame.RunState state() {
        return new SweepFrame.RunState(end(), run.stepCount(), run.epoch(), run.evaluate(), run.parameters());
    }

    private SweepFrame.End end() {
        return switch (outcome) {
            case STEPPED, EPOCH_COMPLETED -> SweepFrame.End.GOES_ON;
            case STOPPED -> SweepFrame.End.STOPPED;
            case DIVERGED -> SweepFrame.End.DIVERGED;
            case NO_TRAINING_POINTS, NO_GRADIENT -> SweepFrame.End.UNTRAINABLE;
        };
    }
}
