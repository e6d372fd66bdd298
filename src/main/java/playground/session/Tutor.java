package playground.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import playground.lessons.LessonStep;
import playground.lessons.StepWatch;
import playground.protocol.BadMessage;
import playground.protocol.ErrorCode;
import playground.protocol.ServerMessage;
import playground.training.Outcome;
import playground.training.Run;

/** Watches a session's run for a lesson, and tells the page how far it is. Owned by the session's turn. */
final class Tutor {
    private final SessionRun run;
    private final RunMemory memory;
    private final Consumer<ServerMessage> answers;
    /** Numbers in a text that change faster can't be read. */
    private static final long BETWEEN_NUMBERS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Null while no lesson is taken. */
    private StepWatch watch;
    /** What the page was told last; null if nothing. */
    private StepWatch.Progress told;

    private long toldAt;

    /** @param answers takes what is to be sent at once */
    Tutor(SessionRun run, RunMemory memory, Consumer<ServerMessage> answers) {
        this.run = run;
        this.memory = memory;
        this.answers = answers;
    }

    /** The page is at this step, with nothing done of it; empty: at none. */
    void watch(Optional<LessonStep> step) {
        watch = step.map(StepWatch::new).orElse(null);
        told = null;
    }

    /** The learner has typed these numbers; without them the right ones are shown. What comes of it is told in any case. */
    void answer(Optional<List<OptionalDouble>> numbers) {
        if (watch == null) {
            throw new BadMessage(
                    ErrorCode.NOT_ALLOWED, "type", "answer", "watch", "No step of a lesson is being watched.");
        }
        if (numbers.isEmpty()) {
            watch.showAnswers(memory.current());
            told = null;
            return;
        }
        int came = numbers.get().size();
        if (came != watch.questions()) {
            String allowed = Integer.toString(watch.questions());
            String sentence = "numbers is a list of " + came + "; allowed: " + allowed + ".";
            throw new BadMessage(ErrorCode.OUT_OF_RANGE, "numbers", Integer.toString(came), allowed, sentence);
        }
        watch.answer(numbers.get());
        told = null;
    }

    /** Looks at the run after a training step. Returns whether that step has just done what the lesson asks for. */
    boolean afterStep(Run trained, Outcome made) {
        return watch != null && watch.afterStep(trained, made);
    }

    /** The page was sent a frame: it is told of the same state how far it is, though not of all frames of a run that goes on. */
    void frameSent(long now) {
        if (!run.isRunning() || now - toldAt >= BETWEEN_NUMBERS) {
            toldAt = now;
            try {
                tell();
            } catch (BadMessage busy) {
                // Nobody has asked; it is told with a later frame, when there is memory again.
                told = null;
            }
        }
    }

    /** Tells the page how far it is, if that is news. */
    void tell() {
        if (watch == null || !run.exists()) {
            return;
        }
        Run current = memory.current();
        StepWatch.Progress progress = memory.inspecting(current, () -> watch.progress(current));
        if (!progress.equals(told)) {
            told = progress;
            answers.accept(new ServerMessage.Watched(progress));
        }
    }
}
