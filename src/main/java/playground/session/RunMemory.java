package playground.session;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import playground.experiment.Experiment;
import playground.protocol.BadMessage;
import playground.protocol.ErrorCode;
import playground.training.Run;

/**
 * The memory for a session's run, and beside it for its sweep. It is taken before the run is made or grows, and part of it is
 * given back while nobody uses the run. Owned by the session's turn.
 */
final class RunMemory {
    private final SessionRun run;
    private final MemoryBudget.Share share;
    private final BooleanSupplier standAside;
    /** What the runs of the session's sweep take, of the same share. */
    private long swept;
    /** The number of the run that has given back the memory of what it can compute again; 0 for none. */
    private long released;

    /** @param standAside lets others work while an inspection waits for memory: see {@link MemoryBudget.Share#during} */
    RunMemory(SessionRun run, MemoryBudget.Share share, BooleanSupplier standAside) {
        this.run = run;
        this.share = share;
        this.standAside = standAside;
    }

    /**
     * The run, with all the memory that it needs to work.
     *
     * @throws BadMessage if there is no run, or no memory for it
     */
    Run current() {
        if (!run.exists()) {
            throw new BadMessage(ErrorCode.NOT_RUNNING, "", "", "", "There is no run: start one first.");
        }
        if (isReleased()) {
            take(run.experiment());
            released = 0;
        }
        return run.get();
    }

    /**
     * Takes the memory that a run of this experiment needs, in place of what was taken; throws BadMessage if there isn't enough.
     */
    void take(Experiment wanted) {
        if (!share.resize(Footprint.bytes(wanted) + swept)) {
            String sentence = "The server has no memory left for a run of this size; try again later.";
            throw new BadMessage(ErrorCode.BUSY, "", "", "", sentence);
        }
    }

    /** Takes so much for a sweep, in place of what an older one took; throws BadMessage if there isn't enough. */
    void takeForSweep(long bytes) {
        if (!share.resize(share.run() - swept + bytes)) {
            String sentence =
                    "The server has no memory left for a sweep of this size; try fewer or smaller runs, or later.";
            throw new BadMessage(ErrorCode.BUSY, SweepUpdates.PATH, "", "", sentence);
        }
        swept = bytes;
    }

    /** Gives back what the sweep took. */
    void dropSweep() {
        share.resize(share.run() - swept);
        swept = 0;
    }

    /** How many bytes are taken. */
    long taken() {
        return share.run();
    }

    /** Goes back to what was {@link #taken} before. */
    void takeAgain(long before) {
        share.resize(before);
    }

    /** Does an inspection with the memory that it needs while it lasts. */
    <T> T inspecting(Run inspected, Supplier<T> task) {
        return share.during(Footprint.ofInspection(inspected.experiment()), standAside, task);
    }

    boolean isReleased() {
        return released > 0 && released == run.number();
    }

    /** Gives back the memory of what the run can compute again. */
    void release() {
        run.get().release();
        share.resize(Footprint.ofReleased(run.get()) + swept);
        released = run.number();
    }
}
