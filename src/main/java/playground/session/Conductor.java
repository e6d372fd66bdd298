package playground.session;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Refusal;
import playground.explain.Inspection;
import playground.explain.Inspector;
import playground.explain.Steepness;
import playground.nn.Breaks;
import playground.protocol.BadMessage;
import playground.protocol.CheckpointCodec;
import playground.protocol.ClientMessage;
import playground.protocol.ErrorCode;
import playground.protocol.Frame;
import playground.protocol.ServerMessage;
import playground.protocol.ServerMessage.RunStatus;
import playground.protocol.ServerMessage.Status;
import playground.protocol.ServerMessage.StatusReason;
import playground.training.Checkpoint;
import playground.training.Diagnosis;
import playground.training.DivergenceReport;
import playground.training.Outcome;
import playground.training.Run;

/**
 * Carries out what a page asks of its run, and trains it in stretches: so far, then the page is owed a frame. Owned by
 * the session's turn.
 */
public final class Conductor implements ClientMessage.Handler {
    /** Who wants to pause waits no longer for an epoch. What is sent in one go on a usual network is made all the same. */
    static final long LONG_EPOCH = TimeUnit.MILLISECONDS.toNanos(100);

    private final Credit credit;
    private final Consumer<ServerMessage> answers;
    private final MemoryBudget.Share memory;
    private final Breaks breaks;
    private final BooleanSupplier standAside;
    private final Pace pace = new Pace();
    private final Keepsake keepsake = new Keepsake();

    private Experiment experiment = Experiment.DEFAULT;
    /** Null before the first start, and after a fault of the server ended the run. */
    private Run run;

    private long runNumber;
    private boolean running;
    /** What became of the last step; decides the status of a run that isn't running. */
    private Outcome outcome = Outcome.STEPPED;
    /** What is being trained, whether running or for a single step or epoch; null for nothing. */
    private Stretch stretch;
    /** Whether any of the step or epoch that was last asked for has been made, and since when. */
    private boolean begun;

    private long begunAt;

    /** What the page was told last. */
    private Optional<Diagnosis> diagnosis = Optional.empty();

    private boolean owesFrame;
    private long steps;
    /** The status of a run at rest waits for the frame that shows where it rests. */
    private boolean owesStatus;
    /** The run has given back what it can make again, and the memory is no more its own. */
    private boolean released;

    /**
     * @param breaks taken in the midst of large steps, evaluations and inspections
     * @param standAside how memory for an inspection is waited for: see {@link MemoryBudget.Share#during}
     */
    Conductor(
            Credit credit,
            MemoryBudget.Share memory,
            Breaks breaks,
            BooleanSupplier standAside,
            Consumer<ServerMessage> answers) {
        this.credit = credit;
        this.memory = memory;
        this.breaks = breaks;
        this.standAside = standAside;
        this.answers = answers;
    }

    /** The experiment as it stands; the default one before the first start. */
    Experiment experiment() {
        return run == null ? experiment : run.experiment();
    }

    @Override
    public void start(ClientMessage.Start message) {
        if (message.checkpoint().isPresent()) {
            resume(message.checkpoint().get(), message.experiment());
        } else {
            begin(message.experiment(), false);
        }
        tellStatus();
    }

    @Override
    public void change(ClientMessage.Change message) {
        Experiment after = message.experiment();
        if (current().edits().takes(after)) {
            takeMemory(after);
            run.edits().apply(after);
            keepsake.changed();
            tellChanged();
        } else {
            begin(after, running);
            tellStatus();
        }
    }

    @Override
    public void editPoints(ClientMessage.EditPoints message) {
        try {
            edit(message);
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, "").ofEdit();
        }
    }

    @Override
    public void setParameter(ClientMessage.SetParameter message) {
        try {
            Run current = current();
            takeMemory(current.experiment());
            if (message.input().isPresent()) {
                int input = message.input().getAsInt();
                current.edits().setWeight(message.layer(), message.unit(), input, message.value());
            } else {
                current.edits().setBias(message.layer(), message.unit(), message.value());
            }
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, "");
        }
        keepsake.changedForGood();
        tellChanged();
        owesFrame = true;
        tellDiagnosis();
    }

    @Override
    public void run() {
        current();
        outcome = Outcome.STEPPED;
        running = true;
        stretch = null;
        pace.restart(pace.speed(), System.nanoTime());
        tellStatus();
    }

    @Override
    public void pause() {
        current();
        rest();
        keepsake.changedForGood();
        owesFrame = true;
        tellStatus();
    }

    @Override
    public void step() {
        Run current = current();
        only(Stretch.toStep(current.stepCount() + 1));
    }

    @Override
    public void epoch() {
        Run current = current();
        only(Stretch.toEpoch(current.epoch() + 1));
    }

    @Override
    public void reset() {
        if (run == null && runNumber > 0) {
            begin(experiment, false);
        } else {
            current().reset();
            keepsake.changedForGood();
            rest();
            outcome = Outcome.STEPPED;
            owesFrame = true;
        }
        tellStatus();
    }

    @Override
    public void speed(ClientMessage.ChangeSpeed message) {
        pace.restart(message.speed(), System.nanoTime());
        if (running) {
            stretch = null;
        }
    }

    @Override
    public void pong() {
        // That it came is all it says.
    }

    @Override
    public void ack(ClientMessage.Ack message) {
        if (!credit.give(message.frame())) {
            String value = Long.toString(message.frame());
            String allowed = "0 … " + credit.sent();
            String sentence = "frame is " + value + "; allowed: " + allowed + ".";
            throw new BadMessage(ErrorCode.OUT_OF_RANGE, "frame", value, allowed, sentence);
        }
    }

    /** Optimizer steps made since the last call. */
    long takeSteps() {
        long made = steps;
        steps = 0;
        return made;
    }

    boolean hasRun() {
        return run != null;
    }

    @Override
    public void inspect(ClientMessage.Inspect message) {
        Run current = current();
        try {
            memory.during(Footprint.ofInspection(current.experiment()), standAside, () -> {
                Inspection inspection = Inspector.inspect(current, message.inquiry());
                answers.accept(
                        new ServerMessage.Inspected(runNumber, current.stepCount(), current.epoch(), inspection));
                return inspection;
            });
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, "inspect");
        }
    }

    /** Trains until the stretch is done or the deadline has passed; does nothing if there is nothing to train. */
    void train(long deadline) {
        long now = System.nanoTime();
        if (stretch == null && mayBegin(now)) {
            stretch = pace.begin(run.stepCount(), run.epoch(), now);
        }
        while (stretch != null && now - deadline < 0) {
            if (!begun) {
                begun = true;
                begunAt = now;
            }
            outcome = run.step();
            steps++;
            now = System.nanoTime();
            if (!outcome.goesOn()) {
                rest();
                owesFrame = true;
                keepsake.changedForGood();
                tellStatus();
            } else if (stretch.isDone(run.stepCount(), run.epoch(), now)) {
                endStretch();
            }
        }
    }

    private void endStretch() {
        stretch = null;
        owesFrame = true;
        if (running) {
            keepsake.changed();
            tellDiagnosis();
        } else {
            keepsake.changedForGood();
            tellStatus();
        }
    }

    /** Whether a step or an epoch was asked for and isn't made yet: until then no other message is carried out. */
    boolean isCommanded() {
        return stretch != null && !running;
    }

    /** For a page that wants to pause: leaves what isn't made yet of an epoch that was asked for, if it is a long one. */
    void leaveLongEpoch(long now) {
        if (isCommanded() && begun && now - begunAt >= LONG_EPOCH) {
            endStretch();
        }
    }

    /** Nanoseconds until there is something to train, or {@link Scheduler#WHEN_WOKEN}. */
    long untilNextTurn(long now) {
        if (stretch != null) {
            return 0;
        }
        return running && !waitsForPage(now) ? pace.untilDue(now) : Scheduler.WHEN_WOKEN;
    }

    /**
     * Nanoseconds until the page is to be sent a checkpoint, or {@link Scheduler#WHEN_WOKEN}. Not before it has been sent the
     * frame of that state: a run taken up again goes on from a step that its page has seen.
     */
    long untilCheckpoint(long now) {
        return owesFrame || stretch != null ? Scheduler.WHEN_WOKEN : keepsake.untilDue(now);
    }

    /** The checkpoint that is owed, of the state as it is, as bytes to be sent. */
    ByteBuffer checkpoint(long now) {
        ByteBuffer message = CheckpointCodec.message(runNumber, run.checkpoint());
        keepsake.sent(message.remaining(), now);
        return message;
    }

    /** Trains no more. Whether there is anything that the page doesn't have in its newest checkpoint. */
    boolean halt() {
        if (stretch != null) {
            keepsake.changed();
        }
        rest();
        return keepsake.untilDue(System.nanoTime()) != Scheduler.WHEN_WOKEN;
    }

    boolean owesFrame() {
        return owesFrame;
    }

    /** The frame that is owed, of the state as it is. */
    Frame frame(long number) {
        owesFrame = false;
        return new Frame(number, runNumber, run.epoch(), run.stepCount(), run.evaluate());
    }

    /** What travels with the frame that is owed. */
    double[] parameters() {
        return run.parameters();
    }

    /** The frame is on its way. */
    void frameSent() {
        if (owesStatus) {
            owesStatus = false;
            answers.accept(status());
        }
    }

    void tellPoints() {
        answers.accept(new ServerMessage.Points(current().data().points()));
    }

    /** Ends the run after a fault of the server: its state can't be trusted. It can be reset or started anew. */
    void fail() {
        experiment = experiment();
        run = null;
        released = false;
        rest();
        keepsake.forget();
        owesFrame = false;
        owesStatus = false;
        String sentence = "The server made a mistake, and this run has ended. Reset starts it again.";
        answers.accept(new ServerMessage.Refused(ErrorCode.INTERNAL, "", "", "", sentence));
        answers.accept(new Status(RunStatus.STOPPED, Optional.empty()));
    }

    /** Whether the run is one that nobody is doing anything with, and its page has all there is to be told. */
    boolean mayBeReleased(long now) {
        return run != null
                && !released
                && !running
                && !owesFrame
                && untilNextTurn(now) == Scheduler.WHEN_WOKEN
                && untilCheckpoint(now) == Scheduler.WHEN_WOKEN;
    }

    /** Gives back the memory of what the run can make again; the next that is asked of it takes it once more. */
    void release() {
        run.release();
        memory.resize(Footprint.ofReleased(run));
        released = true;
    }

    /** Lets go of the run, for good. */
    void close() {
        run = null;
        rest();
    }

    /** A new run takes the memory of the old one, which must not take it any more; if there is no new one, it makes it again. */
    private void makeRoom() {
        if (run != null) {
            run.release();
        }
    }

    private Run current() {
        if (run == null) {
            throw new BadMessage(ErrorCode.NOT_RUNNING, "", "", "", "There is no run: start one first.");
        }
        if (released) {
            takeMemory(run.experiment());
            released = false;
        }
        return run;
    }

    /** Another number of classes is another network, and so another run. */
    private void edit(ClientMessage.EditPoints message) {
        Run current = current();
        DataSettings data = current.experiment().data();
        int classes = message.classes().orElse(data.classes());
        if (classes == data.classes()) {
            takeMemory(current.experiment()
                    .withData(data.spliced(message.start(), message.remove(), message.add(), classes)));
            current.edits().editPoints(message.start(), message.remove(), message.add());
            keepsake.changed();
            tellChanged();
            owesFrame = true;
            tellDiagnosis();
        } else {
            DataSettings edited = data.spliced(message.start(), message.remove(), message.add(), classes);
            begin(current.experiment().withData(edited), running);
            tellStatus();
        }
    }

    private void begin(Experiment fresh, boolean goOn) {
        takeMemory(fresh);
        makeRoom();
        begin(new Run(fresh, breaks), Outcome.STEPPED, goOn, Optional.empty());
    }

    /** Nothing is changed if the checkpoint is refused. */
    private void resume(Checkpoint checkpoint, Experiment wanted) {
        Run resumed;
        long before = memory.run();
        try {
            takeMemory(checkpoint.experiment());
            makeRoom();
            resumed = restored(checkpoint, wanted);
            takeMemory(wanted);
        } catch (BadMessage refused) {
            memory.resize(before);
            throw refused;
        }
        boolean edited = !wanted.equals(checkpoint.experiment());
        Outcome last = resumed.stopped() ? Outcome.STOPPED : Outcome.STEPPED;
        begin(
                resumed,
                resumed.divergence().isPresent() ? Outcome.DIVERGED : last,
                false,
                Optional.of(new ServerMessage.Resumed(resumed.stepCount(), edited)));
    }

    private Run restored(Checkpoint checkpoint, Experiment wanted) {
        try {
            Run run = new Run(checkpoint, breaks);
            if (!run.edits().adopt(wanted)) {
                throw CheckpointCodec.ofAnotherExperiment();
            }
            return run;
        } catch (Refusal refusal) {
            throw CheckpointCodec.misfit(refusal);
        }
    }

    private void begin(Run fresh, Outcome last, boolean goOn, Optional<ServerMessage.Resumed> resumed) {
        run = fresh;
        released = false;
        runNumber++;
        outcome = last;
        running = goOn;
        stretch = null;
        owesFrame = true;
        keepsake.changedForGood();
        answers.accept(new ServerMessage.Started(runNumber, run.experiment(), run.data().points(), resumed));
    }

    /** Refuses what doesn't fit into the server's memory, before any of it is made. */
    private void takeMemory(Experiment wanted) {
        if (!memory.resize(Footprint.bytes(wanted))) {
            String sentence = "The server has no memory left for a run of this size; try again later.";
            throw new BadMessage(ErrorCode.BUSY, "", "", "", sentence);
        }
    }

    private void tellChanged() {
        answers.accept(new ServerMessage.Changed(run.stepCount(), run.experiment()));
    }

    /** Pauses, then trains this much. */
    private void only(Stretch wanted) {
        boolean wasRunning = running;
        rest();
        outcome = Outcome.STEPPED;
        if (wasRunning) {
            tellStatus();
        }
        stretch = wanted;
        begun = false;
    }

    private void rest() {
        running = false;
        stretch = null;
    }

    private boolean mayBegin(long now) {
        return running && !waitsForPage(now) && pace.untilDue(now) == 0;
    }

    private boolean waitsForPage(long now) {
        return pace.waitsForPage() ? owesFrame : credit.isStale(now);
    }

    /** A page that hears that a run rests has its last frame already, so what it shows is what the status speaks of. */
    private void tellStatus() {
        owesStatus = !running && owesFrame;
        if (!owesStatus) {
            answers.accept(status());
        }
    }

    /** Tells the status again where the run is found stuck, or is so no more. */
    private void tellDiagnosis() {
        if (!run.diagnosis().equals(diagnosis)) {
            tellStatus();
        }
    }

    private Status status() {
        diagnosis = run.diagnosis();
        return statusItself().with(diagnosis);
    }

    private Status statusItself() {
        if (running) {
            return new Status(RunStatus.RUNNING, Optional.empty());
        }
        return switch (outcome) {
            case STOPPED -> new Status(RunStatus.STOPPED, Optional.of(stopReason()));
            case DIVERGED ->
                new Status(
                        RunStatus.DIVERGED,
                        run.divergence().map(DivergenceReport::cause).map(Conductor::reason),
                        run.divergence().flatMap(report -> Steepness.of(run, report)),
                        Optional.empty());
            case NO_TRAINING_POINTS -> new Status(RunStatus.PAUSED, Optional.of(StatusReason.NO_TRAINING_POINTS));
            case NO_GRADIENT -> new Status(RunStatus.PAUSED, Optional.of(StatusReason.NO_GRADIENT));
            case STEPPED, EPOCH_COMPLETED ->
                new Status(run.stepCount() == 0 ? RunStatus.IDLE : RunStatus.PAUSED, Optional.empty());
        };
    }

    private StatusReason stopReason() {
        return switch (run.experiment().training().stop().kind()) {
            case NONE, EPOCH -> StatusReason.EPOCH;
            case LOSS -> StatusReason.LOSS;
            case EARLY -> StatusReason.EARLY;
        };
    }

    private static StatusReason reason(DivergenceReport.Cause cause) {
        return switch (cause) {
            case PARAMETERS_NOT_FINITE -> StatusReason.PARAMETERS_NOT_FINITE;
            case LOSS_NOT_FINITE -> StatusReason.LOSS_NOT_FINITE;
            case LOSS_EXPLODED -> StatusReason.LOSS_EXPLODED;
        };
    }
}
