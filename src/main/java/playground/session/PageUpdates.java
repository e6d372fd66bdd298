package playground.session;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import playground.explain.Inspection;
import playground.explain.Steepness;
import playground.export.ExportedFile;
import playground.protocol.CheckpointWriter;
import playground.protocol.ErrorCode;
import playground.protocol.Frame;
import playground.protocol.ServerMessage;
import playground.protocol.ServerMessage.RunStatus;
import playground.protocol.ServerMessage.Status;
import playground.protocol.ServerMessage.StatusReason;
import playground.training.Diagnosis;
import playground.training.DivergenceReport;
import playground.training.Run;

/**
 * What a page is told of its run: answers and statuses at once, frames and checkpoints when they can be sent. Remembers which of
 * these are still to be sent. Owned by the session's turn.
 */
final class PageUpdates {
    private final SessionRun run;
    private final Consumer<ServerMessage> answers;
    private final CheckpointSchedule checkpoints = new CheckpointSchedule();
    private final CheckpointWriter checkpointWriter = new CheckpointWriter();
    /** What the page was told last, or will be told with the status that it is owed. */
    private Optional<Diagnosis> diagnosis = Optional.empty();

    private boolean owesFrame;
    /** The status of a run at rest waits for the frame that shows where it rests. */
    private boolean owesStatus;

    /** @param answers takes what is to be sent at once */
    PageUpdates(SessionRun run, Consumer<ServerMessage> answers) {
        this.run = run;
        this.answers = answers;
    }

    boolean owesFrame() {
        return owesFrame;
    }

    /** A frame of the run as it stands is to be sent. */
    void oweFrame() {
        owesFrame = true;
    }

    /** See {@link CheckpointSchedule#changed}. */
    void oweCheckpoint() {
        checkpoints.changed();
    }

    /** See {@link CheckpointSchedule#changedForGood}. */
    void oweCheckpointAtOnce() {
        checkpoints.changedForGood();
    }

    /** See {@link CheckpointSchedule#trained}. */
    void trained(long nanoseconds) {
        checkpoints.trained(nanoseconds);
    }

    /** See {@link CheckpointSchedule#holdsTraining}. */
    boolean holdsTraining() {
        return checkpoints.holdsTraining();
    }

    /** The frame that is due, of the present state. */
    Frame frame(long number) {
        owesFrame = false;
        Run shown = run.get();
        return new Frame(
                number, run.number(), shown.epoch(), shown.stepCount(), shown.learningRate(), shown.evaluate());
    }

    /** The frame is on its way. */
    void frameSent() {
        if (owesStatus) {
            owesStatus = false;
            answers.accept(status());
        }
    }

    /**
     * Nanoseconds until the page is to be sent a checkpoint, or {@link Scheduler#WHEN_WOKEN}. That is never before the frame of the
     * same state, so that a resumed run goes on from a step that its page has seen; but a step that was asked for isn't kept
     * waiting for a frame, which itself may wait for the page. A run that trains many steps a frame has keyframes in between, too,
     * which the page needs only to go back to.
     */
    long untilCheckpoint(long now) {
        if (run.target() != null) {
            return checkpoints.holdsTraining() || isKeyframeDue() ? 0 : Scheduler.WHEN_WOKEN;
        }
        return owesFrame ? Scheduler.WHEN_WOKEN : checkpoints.untilDue(now);
    }

    private boolean isKeyframeDue() {
        return run.isRunning() && checkpoints.isKeyframeDue();
    }

    /** Whether the run has changed since the page was sent a checkpoint. */
    boolean owesCheckpoint(long now) {
        return checkpoints.untilDue(now) != Scheduler.WHEN_WOKEN;
    }

    /** The checkpoint that is due, of the present state, as the bytes to be sent. */
    ByteBuffer checkpoint(long now) {
        ByteBuffer message = checkpointWriter.message(run.number(), run.get().checkpoint());
        if (run.target() == null || checkpoints.holdsTraining()) {
            checkpoints.sent(message.remaining(), now);
        } else {
            checkpoints.keyframeSent(message.remaining());
        }
        return message;
    }

    /** Frees the memory of what can be made again. */
    void release() {
        checkpointWriter.release();
    }

    void tellStarted(Optional<ServerMessage.Resumed> resumed) {
        Run started = run.get();
        checkpoints.begin();
        answers.accept(new ServerMessage.Started(
                run.number(), started.experiment(), started.data().points(), resumed));
    }

    /** The run is taken to another step. */
    void tellRevisited(ServerMessage.Revisited revisited) {
        // A frame or a status of the state before would be taken for those of the state that is asked for.
        owesFrame = false;
        owesStatus = false;
        answers.accept(revisited);
    }

    void tellChanged() {
        answers.accept(new ServerMessage.Changed(run.get().stepCount(), run.experiment()));
    }

    void tellPoints() {
        answers.accept(new ServerMessage.Points(run.get().data().points()));
    }

    void tellInspection(Inspection inspection) {
        Run inspected = run.get();
        answers.accept(new ServerMessage.Inspected(run.number(), inspected.stepCount(), inspected.epoch(), inspection));
    }

    void tellExported(ExportedFile file) {
        answers.accept(ServerMessage.Exported.of(file));
    }

    /**
     * A page gets the last frame of a run before the status that it rests, so that the page shows the state that the status is
     * about.
     */
    void tellStatus() {
        owesStatus = !run.isRunning() && owesFrame;
        if (!owesStatus) {
            answers.accept(status());
        }
    }

    /** Sends the status again when the run is found stuck, or no longer is. */
    void tellDiagnosis() {
        Optional<Diagnosis> found = run.get().diagnosis();
        if (!found.equals(diagnosis)) {
            tellStatus();
        }
        diagnosis = found;
    }

    /** Tells the page that a fault of the server has ended the run; nothing of that run is to be sent any more. */
    void tellFault() {
        checkpoints.forget();
        owesFrame = false;
        owesStatus = false;
        String sentence = "The server made a mistake, and this run has ended. Reset starts it again.";
        answers.accept(new ServerMessage.Refused(ErrorCode.INTERNAL, "", "", "", sentence));
        answers.accept(new Status(RunStatus.STOPPED, Optional.empty()));
    }

    private Status status() {
        diagnosis = run.get().diagnosis();
        return statusItself().with(diagnosis);
    }

    private Status statusItself() {
        if (run.isRunning()) {
            return new Status(RunStatus.RUNNING, Optional.empty());
        }
        Run rests = run.get();
        return switch (run.outcome()) {
            case STOPPED -> new Status(RunStatus.STOPPED, Optional.of(stopReason()));
            case DIVERGED ->
                new Status(
                        RunStatus.DIVERGED,
                        rests.divergence().map(DivergenceReport::cause).map(PageUpdates::reason),
                        rests.divergence().flatMap(report -> Steepness.of(rests, report)),
                        Optional.empty());
            case NO_TRAINING_POINTS -> new Status(RunStatus.PAUSED, Optional.of(StatusReason.NO_TRAINING_POINTS));
            case NO_GRADIENT -> new Status(RunStatus.PAUSED, Optional.of(StatusReason.NO_GRADIENT));
            case STEPPED, EPOCH_COMPLETED ->
                new Status(rests.stepCount() == 0 ? RunStatus.IDLE : RunStatus.PAUSED, Optional.empty());
        };
    }

    private StatusReason stopReason() {
        return switch (run.experiment().training().stop().kind()) {
            case NONE, EPOCH -> StatusReason.EPOCH;
            case STEP -> StatusReason.STEP;
            case LOSS -> StatusReason.LOSS;
            case TEST_LOSS -> StatusReason.TEST_LOSS;
            case SCORE -> StatusReason.SCORE;
            case TEST_SCORE -> StatusReason.TEST_SCORE;
            case EARLY -> StatusReason.EARLY;
            case PARAMETER -> StatusReason.PARAMETER;
            case PREDICTION -> StatusReason.PREDICTION;
            case DEAD_UNITS -> StatusReason.DEAD_UNITS;
            case SHARPNESS -> StatusReason.SHARPNESS;
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
