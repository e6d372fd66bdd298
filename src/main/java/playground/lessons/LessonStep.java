package playground.lessons;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import playground.experiment.Experiment;
import playground.lessons.Question.Wrong;

/**
 * One step of a lesson: one thing to do, and what is measured to see that it is done. Immutable.
 *
 * @param id the same within its lesson in every language
 * @param start what the learner is given, at step 0
 * @param lights what the step talks about
 * @param prediction what to foresee first
 * @param questions numbers to be worked out by hand
 * @param check what must be true of the run; with questions, they must be answered as well
 * @param failures what may go wrong, in the order in which it is looked for
 * @param hints three levels
 * @param solution does the step
 * @param values numbers that the texts name
 * @param table numbers that are shown to their last digit
 * @param lab whether a network can be built by {@link ReluConstruction}
 */
public record LessonStep(
        String id,
        Experiment start,
        List<Light> lights,
        Optional<Prediction> prediction,
        List<Question> questions,
        Condition check,
        List<Failure> failures,
        List<Hint> hints,
        List<Act> solution,
        Map<String, Reading> values,
        Optional<Table> table,
        boolean lab) {

    /** Something that went wrong; the step can still be done. */
    public record Failure(String id, Condition when) {}

    /**
     * Numbers that were found elsewhere, by hand or by another program.
     *
     * @param columns the ids of their heads
     * @param rows a number for each column
     */
    public record Table(List<String> columns, List<List<Double>> rows) {}

    /** Begins the description of a step. */
    static Description named(String id) {
        return new Description(id);
    }

    /** Collects what a step is made of. Not for several threads. */
    static final class Description {
        private final String id;
        private final List<Light> lights = new ArrayList<>();
        private final List<Prediction.Option> options = new ArrayList<>();
        private final List<Question> questions = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private final List<Hint> hints = new ArrayList<>();
        private final List<Act> solution = new ArrayList<>();
        private final Map<String, Reading> values = new LinkedHashMap<>();
        private Experiment start = Experiment.DEFAULT;
        private Condition check = Condition.ALWAYS;
        private Optional<Table> table = Optional.empty();
        private boolean lab;

        private Description(String id) {
            this.id = id;
        }

        Description from(Experiment experiment) {
            start = experiment;
            return this;
        }

        Description lights(Light... parts) {
            lights.addAll(List.of(parts));
            return this;
        }

        Description option(String option, Condition comesTrue) {
            options.add(new Prediction.Option(option, comesTrue));
            return this;
        }

        Description asks(String question, Reading right, double tolerance, Wrong... wrong) {
            questions.add(new Question(question, List.of(), right, tolerance, List.of(wrong)));
            return this;
        }

        /** Asks for one of several answers; each wrong one has words of its own. */
        Description asksWhich(String question, String right, String... choices) {
            List<String> all = List.of(choices);
            List<Wrong> wrong = all.stream()
                    .filter(choice -> !choice.equals(right))
                    .map(choice -> new Wrong(choice, Reading.of(all.indexOf(choice))))
                    .toList();
            questions.add(new Question(question, all, Reading.of(all.indexOf(right)), 0, wrong));
            return this;
        }

        Description until(Condition condition) {
            check = condition;
            return this;
        }

        Description fails(String failure, Condition when) {
            failures.add(new Failure(failure, when));
            return this;
        }

        Description hint(int level, String hint, Condition when) {
            hints.add(new Hint(level, hint, when));
            return this;
        }

        Description hint(int level, String hint) {
            return hint(level, hint, Condition.ALWAYS);
        }

        /** A hint for each level, whatever the state. */
        Description hints(String first, String second, String last) {
            return hint(1, first).hint(2, second).hint(Hint.LEVELS, last);
        }

        Description value(String name, Reading number) {
            values.put(name, number);
            return this;
        }

        Description table(Table numbers) {
            table = Optional.of(numbers);
            return this;
        }

        /** Numbers with a name and their number each, from 1. */
        Description values(String name, int count, IntFunction<Reading> number) {
            for (int i = 0; i < count; i++) {
                value(name + (i + 1), number.apply(i));
            }
            return this;
        }

        Description lab() {
            lab = true;
            return this;
        }

        Description setWeight(int layer, int unit, int input, double number) {
            solution.add(new Act.Set(layer, unit, OptionalInt.of(input), number));
            return this;
        }

        Description setBias(int layer, int unit, double number) {
            solution.add(new Act.Set(layer, unit, OptionalInt.empty(), number));
            return this;
        }

        Description change(Experiment experiment) {
            solution.add(new Act.Change(experiment));
            return this;
        }

        Description train(Act.Length length) {
            solution.add(new Act.Train(length));
            return this;
        }

        Description answer() {
            solution.add(new Act.Answer());
            return this;
        }

        LessonStep done() {
            Optional<Prediction> prediction =
                    options.isEmpty() ? Optional.empty() : Optional.of(new Prediction(options));
            return new LessonStep(
                    id,
                    start,
                    List.copyOf(lights),
                    prediction,
                    List.copyOf(questions),
                    check,
                    List.copyOf(failures),
                    List.copyOf(hints),
                    List.copyOf(solution),
                    Collections.unmodifiableMap(new LinkedHashMap<>(values)),
                    table,
                    lab);
        }
    }
}
