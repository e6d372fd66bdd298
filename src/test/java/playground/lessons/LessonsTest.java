package playground.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Given;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.training.Outcome;
import playground.training.Run;

/** Every lesson is solved: what its steps ask for can be done, isn't done before, and not by a typical mistake. */
final class LessonsTest {
    /** More steps than any task needs. */
    private static final long MOST_STEPS = 60_000;

    /** Steps after which an attempt that comes to nothing is given up. */
    private static final long STEPS_OF_AN_ATTEMPT = 2_500;

    private static final double NO_ANSWER_TO_ANYTHING = -987_654.25;

    @TestFactory
    Stream<DynamicTest> aStepIsOpenAtItsStart() {
        return forEachStep(step -> {
            StepWatch.Progress begun = new StepWatch(step).progress(new Run(step.start()));
            assertFalse(begun.done());
            assertEquals(Collections.nCopies(step.questions().size(), Question.NONE), begun.marks());
            assertTrue(begun.failure().isEmpty(), begun.failure()::toString);
            assertEquals(Hint.LEVELS, begun.hints().size(), "one hint of each level");
        });
    }

    @TestFactory
    Stream<DynamicTest> theSolutionDoesTheStep() {
        return forEachStep(step -> {
            Learner learner = new Learner(step);
            step.solution().forEach(learner::does);
            StepWatch.Progress reached = learner.progress();
            assertTrue(reached.done(), reached::toString);
            assertEquals(step.prediction().isPresent(), reached.outcome().isPresent(), "a prediction has an outcome");
            reached.values().forEach(value -> assertTrue(value.number().isPresent(), "the run has no " + value.name()));
        });
    }

    @TestFactory
    Stream<DynamicTest> eachPartOfTheSolutionIsNeeded() {
        return forEachStep(step -> {
            for (int without = 0; without < step.solution().size(); without++) {
                Learner learner = new Learner(step);
                for (int act = 0; act < step.solution().size(); act++) {
                    if (act != without) {
                        learner.does(step.solution().get(act));
                    }
                }
                assertFalse(learner.progress().done(), "it is done without act " + without);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aTypicalMistakeIsCalledByItsNameAndDoesNotDoTheStep() {
        return forEachStep(step -> {
            for (int q = 0; q < step.questions().size(); q++) {
                Question question = step.questions().get(q);
                for (Question.Wrong wrong : question.wrong()) {
                    assertEquals(wrong.id(), markOf(step, q, wrong.number()));
                }
                assertEquals(Question.OTHER, markOf(step, q, Reading.of(NO_ANSWER_TO_ANYTHING)));
                assertEquals(Question.RIGHT, markOf(step, q, question.right()));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyHintFailureAndPredictionCanBeReached() {
        return forEachStep(step -> {
            Set<String> reached = new TreeSet<>();
            for (Experiment experiment : attempts(step)) {
                Learner learner = new Learner(step, STEPS_OF_AN_ATTEMPT);
                learner.starts(experiment);
                look(learner, reached);
                for (Act.Length length : Act.Length.values()) {
                    learner.does(new Act.Train(length));
                    look(learner, reached);
                }
            }
            Learner solver = new Learner(step);
            for (Act act : step.solution()) {
                look(solver, reached);
                solver.does(act);
            }
            for (double weight : new double[] {-20, -1, 0.7, 1, 3}) {
                step.solution().forEach(act -> act.accept(new OtherWeight(weight, step, reached)));
            }
            Set<String> wanted = new TreeSet<>();
            step.hints().forEach(hint -> wanted.add(hint.level() + " " + hint.id()));
            step.failures().forEach(failure -> wanted.add("failed " + failure.id()));
            wanted.removeAll(reached);
            assertEquals(Set.of(), wanted, "never reached");
        });
    }

    @TestFactory
    Stream<DynamicTest> whateverALearnerMakesOfThePageAStepCanBeMeasured() {
        List<Experiment> all = new ArrayList<>();
        for (DataSet set : DataSet.values()) {
            for (int classes : set.maxClasses() > 2 ? new int[] {2, 6} : new int[] {2}) {
                DataSettings data = set.regression()
                        ? DataSettings.of(set)
                        : DataSettings.of(set).withClasses(classes);
                all.add(Experiment.fitting(data, NetworkSettings.DEFAULT, TrainingSettings.DEFAULT));
            }
        }
        List<Run> runs = new ArrayList<>();
        for (Experiment experiment : all) {
            runs.add(new Run(experiment));
            runs.add(new Run(withLayers(experiment, List.of())));
            runs.add(new Run(withLayers(experiment, List.of(new HiddenLayer(1, Activation.HARD_STEP)))));
            runs.add(new Run(experiment.withTraining(experiment
                    .training()
                    .with(new Given<TrainingSettings>().put(TrainingSettings.BATCH_SIZE, 5000.0)))));
        }
        Run diverged = new Run(Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(
                new Given<TrainingSettings>().put(TrainingSettings.LEARNING_RATE, 10.0))));
        while (diverged.step().goesOn()) {}
        runs.add(diverged);
        return forEachStep(step -> {
            for (Run run : runs) {
                StepWatch watch = new StepWatch(step);
                watch.progress(run);
                watch.showAnswers(run);
                watch.progress(run);
                watch.afterStep(run, Outcome.EPOCH_COMPLETED);
            }
        });
    }

    @Test
    void idsOfLessonsStepsHintsAndAnswersAreTheirOwn() {
        assertDifferent(Lessons.ALL.stream().map(Lesson::id));
        for (Lesson lesson : Lessons.ALL) {
            assertDifferent(lesson.steps().stream().map(LessonStep::id));
            for (LessonStep step : lesson.steps()) {
                assertDifferent(step.hints().stream().map(Hint::id));
                assertDifferent(step.questions().stream().map(Question::id));
                assertDifferent(step.failures().stream().map(LessonStep.Failure::id));
            }
        }
    }

    @Test
    void whatHeldForOneStepIsNotMissed() {
        LessonStep step = LessonStep.named("third")
                .from(Experiment.DEFAULT)
                .until(Reading.STEP.is(3))
                .value("step", Reading.STEP)
                .done();
        StepWatch watch = new StepWatch(step);
        Run run = new Run(step.start());
        List<Long> doneAt = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            if (watch.afterStep(run, run.step())) {
                doneAt.add(run.stepCount());
            }
        }
        assertEquals(List.of(3L), doneAt);
        assertEquals(
                List.of(new StepWatch.Value("step", OptionalDouble.of(3))),
                watch.progress(run).values(),
                "the texts go on to speak of that moment");
        assertTrue(watch.progress(run).done());
    }

    private static String markOf(LessonStep step, int question, Reading answer) {
        Learner learner = new Learner(step);
        OptionalDouble number = answer.of(Measured.of(learner.run));
        List<OptionalDouble> answers =
                new ArrayList<>(Collections.nCopies(step.questions().size(), OptionalDouble.empty()));
        answers.set(question, number);
        learner.watch.answer(answers);
        assertEquals(answer == step.questions().get(question).right(), isRight(learner, question));
        return learner.progress().marks().get(question);
    }

    private static boolean isRight(Learner learner, int question) {
        return learner.progress().marks().get(question).equals(Question.RIGHT);
    }

    private static void look(Learner learner, Set<String> reached) {
        StepWatch.Progress progress = learner.progress();
        for (int level = 0; level < progress.hints().size(); level++) {
            reached.add((level + 1) + " " + progress.hints().get(level));
        }
        progress.failure().ifPresent(failure -> reached.add("failed " + failure));
    }

    /** What learners may make of a step's start. */
    private static List<Experiment> attempts(LessonStep step) {
        List<Experiment> attempts = new ArrayList<>(List.of(step.start()));
        for (double rate : new double[] {0.0001, 0.01, 10}) {
            attempts.add(step.start()
                    .withTraining(step.start()
                            .training()
                            .with(new Given<TrainingSettings>().put(TrainingSettings.LEARNING_RATE, rate))));
        }
        for (Activation activation : new Activation[] {Activation.LINEAR, Activation.RELU, Activation.TANH}) {
            attempts.add(withLayers(step.start(), List.of(new HiddenLayer(4, activation))));
        }
        attempts.add(withLayers(step.start(), List.of()));
        if (step.lab()) {
            attempts.add(step.start().withData(DataSettings.of(DataSet.STEP)));
        }
        return attempts;
    }

    private static Experiment withLayers(Experiment experiment, List<HiddenLayer> layers) {
        return Experiment.fitting(
                experiment.data(),
                experiment.network().with(new Given<NetworkSettings>().put(NetworkSettings.LAYERS, layers)),
                experiment.training());
    }

    private static void assertDifferent(Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> assertTrue(seen.add(id), id + " is there twice"));
        assertNotEquals(null, seen);
    }

    private static Stream<DynamicTest> forEachStep(Consumer<LessonStep> sentence) {
        return Lessons.ALL.stream().flatMap(lesson -> lesson.steps().stream()
                .map(step -> dynamicTest(lesson.id() + ", " + step.id(), () -> sentence.accept(step))));
    }

    /** Sets the weights that the solution sets, to another value. */
    private record OtherWeight(double value, LessonStep step, Set<String> reached) implements Act.Handler<Void> {
        @Override
        public Void set(Act.Set act) {
            Learner learner = new Learner(step);
            learner.set(new Act.Set(act.layer(), act.unit(), act.input(), value));
            look(learner, reached);
            return null;
        }

        @Override
        public Void change(Act.Change act) {
            return null;
        }

        @Override
        public Void train(Act.Train act) {
            return null;
        }

        @Override
        public Void answer(Act.Answer act) {
            return null;
        }
    }

    /** Does on a run of the core what a learner does on the page. */
    private static final class Learner implements Act.Handler<Void> {
        private final StepWatch watch;
        private final long mostSteps;
        private Run run;

        Learner(LessonStep step) {
            this(step, MOST_STEPS);
        }

        Learner(LessonStep step, long mostSteps) {
            this.mostSteps = mostSteps;
            watch = new StepWatch(step);
            run = new Run(step.start());
        }

        void does(Act act) {
            act.accept(this);
            progress();
        }

        void starts(Experiment experiment) {
            run = new Run(experiment);
        }

        StepWatch.Progress progress() {
            return watch.progress(run);
        }

        @Override
        public Void set(Act.Set act) {
            if (act.input().isPresent()) {
                run.edits().setWeight(act.layer(), act.unit(), act.input().getAsInt(), act.value());
            } else {
                run.edits().setBias(act.layer(), act.unit(), act.value());
            }
            return null;
        }

        @Override
        public Void change(Act.Change act) {
            starts(act.experiment());
            return null;
        }

        @Override
        public Void train(Act.Train act) {
            Outcome outcome = Outcome.STEPPED;
            for (long made = 0; made < mostSteps && outcome.goesOn(); made++) {
                outcome = run.step();
                boolean isDone = watch.afterStep(run, outcome);
                if (isDone || ends(act.length(), outcome)) {
                    return null;
                }
            }
            return null;
        }

        private static boolean ends(Act.Length length, Outcome outcome) {
            return switch (length) {
                case STEP -> true;
                case EPOCH -> outcome != Outcome.STEPPED;
                case RUN -> false;
            };
        }

        @Override
        public Void answer(Act.Answer act) {
            watch.showAnswers(run);
            return null;
        }
    }
}
