package playground.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import playground.training.Outcome;
import playground.training.Run;

/**
 * Watches a run for a step of a lesson. What was done stays done, however the run goes on. Belongs to the run's thread.
 */
public final class StepWatch {
    private final LessonStep step;
    private List<OptionalDouble> answers;
    private boolean shown;
    private boolean done;
    /** The values when it was done, which its texts go on to name; empty before. */
    private Optional<List<Value>> reached = Optional.empty();

    private Optional<String> outcome = Optional.empty();

    public StepWatch(LessonStep step) {
        this.step = step;
        answers = none();
    }

    /**
     * How far the learner is with the step.
     *
     * @param step its id
     * @param failure what has gone wrong, while it isn't done
     * @param outcome which of the predictions has come true
     * @param marks for each question what is to be said of its answer: see {@link Question}
     * @param hints for each level the hint that fits the state reached
     * @param values the numbers that the texts name, in their order
     * @param answers the right answers, if they were to be shown
     */
    public record Progress(
            String step,
            boolean done,
            Optional<String> failure,
            Optional<String> outcome,
            List<String> marks,
            List<String> hints,
            List<Value> values,
            Optional<List<OptionalDouble>> answers) {}

    /** A number that texts name; empty if the run has no such number. */
    public record Value(String name, OptionalDouble number) {}

    /** After a training step: returns whether that has just done it. */
    public boolean afterStep(Run run, Outcome made) {
        boolean looks = step.check().isTestedAtEveryStep() || made != Outcome.STEPPED;
        return !done && looks && look(run);
    }

    /** The learner has typed these, one for each question. */
    public void answer(List<OptionalDouble> typed) {
        answers = List.copyOf(typed);
        shown = false;
    }

    /** Types the right answers. */
    public void showAnswers(Run run) {
        answers = step.questions().stream()
                .map(question -> question.right().of(Measured.of(run)))
                .toList();
        shown = true;
    }

    /** Looks at a run that rests, or that was changed, and tells how far the learner is. */
    public Progress progress(Run run) {
        look(run);
        Measured measured = measured(run);
        return new Progress(
                step.id(),
                done,
                done ? Optional.empty() : failure(measured),
                outcome,
                marks(measured),
                hints(measured),
                reached.orElseGet(() -> values(measured)),
                shown ? Optional.of(answers) : Optional.empty());
    }

    /** How many questions the step has. */
    public int questions() {
        return step.questions().size();
    }

    private boolean look(Run run) {
        Measured measured = measured(run);
        if (!done && isDone(measured)) {
            done = true;
            reached = Optional.of(values(measured));
            outcome = step.prediction().flatMap(prediction -> prediction.outcome(measured));
            return true;
        }
        return false;
    }

    private boolean isDone(Measured measured) {
        return step.check().holds(measured) && marks(measured).stream().allMatch(Question.RIGHT::equals);
    }

    private Measured measured(Run run) {
        return new Measured(run, answers);
    }

    private List<String> marks(Measured measured) {
        List<String> marks = new ArrayList<>();
        for (int q = 0; q < questions(); q++) {
            marks.add(step.questions().get(q).mark(answers.get(q), measured));
        }
        return marks;
    }

    private Optional<String> failure(Measured measured) {
        return step.failures().stream()
                .filter(failure -> failure.when().holds(measured))
                .map(LessonStep.Failure::id)
                .findFirst();
    }

    private List<String> hints(Measured measured) {
        List<String> hints = new ArrayList<>();
        for (int level = 1; level <= Hint.LEVELS; level++) {
            int wanted = level;
            step.hints().stream()
                    .filter(hint -> hint.level() == wanted && hint.when().holds(measured))
                    .findFirst()
                    .ifPresent(hint -> hints.add(hint.id()));
        }
        return hints;
    }

    private List<Value> values(Measured measured) {
        return step.values().entrySet().stream()
                .map(value -> new Value(value.getKey(), value.getValue().of(measured)))
                .toList();
    }

    private List<OptionalDouble> none() {
        return step.questions().stream().map(question -> OptionalDouble.empty()).toList();
    }
}
