package playground.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Speed;
import playground.nn.Breaks;
import playground.protocol.BadMessage;
import playground.protocol.ErrorCode;
import playground.protocol.SweepFrameCodec;
import playground.training.Run;

/**
 * The sweep that a session has or doesn't have, beside its own run. A fault of the server in it loses the sweep, and nothing else.
 * Owned by the session's turn.
 */
final class Sweeping {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    /** A point as text, with all its digits, and that text's bytes. */
    private static final long TOLD_POINT = 150;

    private final RunMemory memory;
    private final SweepUpdates updates;
    private final SweepLoop loop;
    private final Breaks breaks;
    private final Runnable onFault;
    private long number;

    /** @param breaks taken in the midst of large steps and evaluations, and between the making of two runs */
    Sweeping(RunMemory memory, SweepUpdates updates, SweepLoop loop, Breaks breaks, Runnable onFault) {
        this.memory = memory;
        this.updates = updates;
        this.loop = loop;
        this.breaks = breaks;
        this.onFault = onFault;
    }

    /** Makes a run of each experiment, in the place of an older sweep; nothing is changed if there is no memory for them. */
    void begin(Run own, List<Experiment> wanted) {
        long runs = wanted.stream().mapToLong(Footprint::ofSwept).sum();
        long told = newPoints(own.experiment().data(), wanted);
        memory.takeForSweep(runs + TOLD_POINT * told);
        loop.drop();
        guarded(() -> {
            List<Run> made = new ArrayList<>();
            for (Experiment experiment : wanted) {
                made.add(new Run(experiment, breaks));
                breaks.take();
            }
            loop.replace(new Sweep(++number, made));
            memory.takeForSweep(runs + Footprint.POINT * told);
            updates.tellStarted(present(), own);
            memory.takeForSweep(runs);
        });
    }

    /** The number of points that the page must be told, at most. */
    private static long newPoints(DataSettings known, List<Experiment> wanted) {
        Set<DataSettings> told = new HashSet<>();
        wanted.forEach(experiment -> told.add(experiment.data()));
        told.remove(known);
        return told.stream().mapToLong(DataSettings::pointCount).sum();
    }

    /** Trains all runs to this step. */
    void to(long step) {
        present();
        guarded(() -> loop.to(step));
    }

    /** Trains all runs until they are to rest. */
    void run() {
        present();
        loop.run();
    }

    /** Lets the runs rest, at the next step that all of them come to. */
    void rest() {
        loop.rest();
    }

    /** Lets the runs rest; one of them is there at once, and given. */
    Run rested(int index) {
        List<SweptRun> runs = present().runs();
        if (index >= runs.size()) {
            String allowed = "0 … " + (runs.size() - 1);
            String sentence = "run is %d; allowed: %s.".formatted(index, allowed);
            throw new BadMessage(ErrorCode.OUT_OF_RANGE, "run", Integer.toString(index), allowed, sentence);
        }
        guarded(() -> {
            loop.rest();
            loop.finish(runs.get(index));
        });
        return present().runs().get(index).run();
    }

    /** Drops the sweep, if there is one, and gives its memory back. */
    void end() {
        close();
        memory.dropSweep();
    }

    /** Lets go of the sweep. */
    void close() {
        loop.drop();
        updates.forget();
    }

    void changeSpeed(Speed speed) {
        loop.changeSpeed(speed);
    }

    void train(long deadline) {
        guarded(() -> loop.train(deadline));
    }

    boolean owesFrame() {
        return updates.owesFrame();
    }

    /** The frame that is due, as the bytes to be sent; empty if it couldn't be made. */
    ByteBuffer frame(long frame) {
        ByteBuffer[] bytes = {ByteBuffer.allocate(0)};
        guarded(() -> bytes[0] = SweepFrameCodec.encode(present().frame(frame)));
        return bytes[0];
    }

    void frameSent() {
        updates.frameSent(present());
    }

    /** Nanoseconds until there is something to train, or {@link Scheduler#WHEN_WOKEN}. */
    long untilNextTurn(long now) {
        return loop.untilNextTurn(now);
    }

    /** Optimizer steps made since the last call. */
    long takeSteps() {
        return loop.takeSteps();
    }

    private Sweep present() {
        return loop.sweep()
                .orElseThrow(() -> new BadMessage(
                        ErrorCode.NOT_RUNNING, SweepUpdates.PATH, "", "", "There is no sweep: start one first."));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Scheduler.Cancelled | BadMessage e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("event=sweep-failed {}", Fault.line(e));
            onFault.run();
            end();
            updates.tellFault();
        }
    }
}
