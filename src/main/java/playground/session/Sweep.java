package playground.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import playground.protocol.SweepFrame;
import playground.training.Run;

/** The runs of a sweep, and how far they are. Owned by the session's turn. */
final class Sweep {
    private final long number;
    private final List<SweptRun> runs;
    private long step;

    /** @param number counts the session's sweeps up */
    Sweep(long number, List<Run> runs) {
        this.number = number;
        this.runs = runs.stream().map(SweptRun::new).toList();
    }

    long number() {
        return number;
    }

    List<SweptRun> runs() {
        return runs;
    }

    /** The step that all runs have come to, but for those that ended before. */
    long step() {
        return step;
    }

    boolean hasEnded() {
        return runs.stream().allMatch(SweptRun::hasEnded);
    }

    /** Of the runs that have to be trained to come to this step, the one that is furthest behind; empty if all have come to it. */
    Optional<SweptRun> behind(long target) {
        return runs.stream().filter(run -> run.isBehind(target)).min(Comparator.comparingLong(SweptRun::asked));
    }

    /** No run is behind this step any more. If all have ended before it, they stand at the step at which the last one did. */
    void arrive(long target) {
        step = hasEnded() ? runs.stream().mapToLong(SweptRun::asked).max().orElse(target) : target;
    }

    /** Runs that were trained further than to this step begin anew; whether there were any. */
    boolean goBack(long target) {
        boolean any = false;
        for (SweptRun run : runs) {
            any |= run.goBack(target);
        }
        if (any) {
            step = 0;
        }
        return any;
    }

    SweepFrame frame(long frame) {
        return new SweepFrame(
                frame, number, step, runs.stream().map(SweptRun::state).toList());
    }
}
