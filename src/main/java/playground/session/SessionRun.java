package playground.session;

import playground.experiment.Experiment;
import playground.training.Outcome;
import playground.training.Run;

/** The one run that a session has or doesn't have, and whether it is being trained. Owned by the session's turn. */
final class SessionRun {
    /** The experiment of the run that was lost; before the first run, the default one. */
    private Experiment experiment = Experiment.DEFAULT;
    /** Null before the first start, and after the run was lost. */
    private Run run;

    private long number;
    private boolean running;
    /** Null if nothing is being trained. */
    private TrainingTarget target;

    private Outcome outcome = Outcome.STEPPED;

    boolean exists() {
        return run != null;
    }

    /** The run; only if it {@link #exists}. */
    Run get() {
        return run;
    }

    /** The experiment as it stands, also that of a run that was lost; the default one before the first start. */
    Experiment experiment() {
        return run == null ? experiment : run.experiment();
    }

    /** Counts the session's runs up, from 1; 0 before the first. */
    long number() {
        return number;
    }

    /** Whether it trains until somebody pauses it, and not only for a step or an epoch. */
    boolean isRunning() {
        return running;
    }

    /** The target it is being trained to; null if it is not being trained. */
    TrainingTarget target() {
        return target;
    }

    /** What became of the last step; decides the status of a run that isn't running. */
    Outcome outcome() {
        return outcome;
    }

    /** Another run takes the place of this one. */
    void replace(Run fresh, Outcome last, boolean goesOn) {
        run = fresh;
        number++;
        outcome = last;
        running = goesOn;
        target = null;
    }

    /** Another state of the same run takes the place of this one, at rest. */
    void revisit(Run other, Outcome last) {
        run = other;
        outcome = last;
        rest();
    }

    /** Trains until somebody pauses it. */
    void run() {
        outcome = Outcome.STEPPED;
        running = true;
        target = null;
    }

    /** Trains no more. */
    void rest() {
        running = false;
        target = null;
    }

    void trainTo(TrainingTarget wanted) {
        target = wanted;
    }

    /** The target is reached, or given up. */
    void dropTarget() {
        target = null;
    }

    void setOutcome(Outcome last) {
        outcome = last;
    }

    /** Drops a run whose state can't be trusted any more, and keeps its experiment, so that it can be started again. */
    void lose() {
        experiment = experiment();
        close();
    }

    /** Lets go of the run. */
    void close() {
        run = null;
        rest();
    }
}
