package playground.session;

import java.util.Optional;
import playground.experiment.Experiment;
import playground.experiment.Refusal;
import playground.nn.Breaks;
import playground.protocol.BadMessage;
import playground.protocol.CheckpointCodec;
import playground.protocol.ServerMessage;
import playground.training.Checkpoint;
import playground.training.Outcome;
import playground.training.Run;

/** Makes a session's runs, from an experiment or from a checkpoint. Owned by the session's turn. */
final class RunStarter {
    private final SessionRun run;
    private final RunMemory memory;
    private final PageUpdates updates;
    private final Breaks breaks;

    /** @param breaks taken in the midst of large steps, evaluations and inspections */
    RunStarter(SessionRun run, RunMemory memory, PageUpdates updates, Breaks breaks) {
        this.run = run;
        this.memory = memory;
        this.updates = updates;
        this.breaks = breaks;
    }

    /** Starts a run at step 0, which is trained at once if {@code goesOn}. */
    void start(Experiment fresh, boolean goesOn) {
        memory.take(fresh);
        releaseOldRun();
        replace(new Run(fresh, breaks), Outcome.STEPPED, goesOn, Optional.empty());
    }

    /** Goes on from a checkpoint, paused, with this experiment. Nothing is changed if the checkpoint is refused. */
    void resume(Checkpoint checkpoint, Experiment wanted) {
        Run resumed;
        long before = memory.taken();
        try {
            memory.take(checkpoint.experiment());
            releaseOldRun();
            resumed = restored(checkpoint, wanted);
            memory.take(wanted);
        } catch (BadMessage refused) {
            memory.takeAgain(before);
            throw refused;
        }
        boolean edited = !wanted.trainsAs(checkpoint.experiment());
        replace(
                resumed,
                lastOutcome(resumed),
                false,
                Optional.of(new ServerMessage.Resumed(resumed.stepCount(), edited)));
    }

    /**
     * Puts the present run back, or forward, to where this checkpoint of it was taken, at rest. Nothing is changed if the
     * checkpoint is refused.
     */
    void revisit(Checkpoint keyframe) {
        Run present = memory.current();
        Experiment then = keyframe.experiment();
        if (!then.architecture().equals(present.network())
                || then.problem() != present.experiment().problem()) {
            throw CheckpointCodec.ofAnotherExperiment();
        }
        long before = memory.taken();
        try {
            memory.take(then);
            releaseOldRun();
            Run revisited = restored(keyframe, then);
            run.revisit(revisited, lastOutcome(revisited));
        } catch (BadMessage refused) {
            memory.takeAgain(before);
            throw refused;
        }
    }

    private static Outcome lastOutcome(Run restored) {
        if (restored.divergence().isPresent()) {
            return Outcome.DIVERGED;
        }
        return restored.stopped() ? Outcome.STOPPED : Outcome.STEPPED;
    }

    private Run restored(Checkpoint checkpoint, Experiment wanted) {
        try {
            Run restored = new Run(checkpoint, breaks);
            if (!restored.edits().adopt(wanted)) {
                throw CheckpointCodec.ofAnotherExperiment();
            }
            return restored;
        } catch (Refusal refusal) {
            throw CheckpointCodec.misfit(refusal);
        }
    }

    /**
     * Releases what the old run can compute again, since the new run takes that memory. If no new run comes of it, the old one
     * computes it again.
     */
    private void releaseOldRun() {
        if (run.exists()) {
            run.get().release();
        }
    }

    private void replace(Run fresh, Outcome last, boolean goesOn, Optional<ServerMessage.Resumed> resumed) {
        run.replace(fresh, last, goesOn);
        updates.oweFrame();
        updates.oweCheckpointAtOnce();
        updates.tellStarted(resumed);
    }
}
