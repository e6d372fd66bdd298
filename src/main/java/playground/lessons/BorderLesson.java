package playground.lessons;

import static playground.lessons.Condition.DIVERGED;
import static playground.lessons.Condition.all;
import static playground.lessons.Condition.not;
import static playground.lessons.Condition.uses;
import static playground.lessons.Reading.EPOCH;
import static playground.lessons.Reading.HIDDEN_LAYERS;
import static playground.lessons.Reading.LEARNING_RATE;
import static playground.lessons.Reading.STEP;
import static playground.lessons.Reading.TRAIN_LOSS;
import static playground.lessons.Reading.TRAIN_SCORE;
import static playground.lessons.Starts.point;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import playground.data.DataPoint;
import playground.data.Formula;
import playground.experiment.Experiment;
import playground.experiment.Frozen;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.lessons.Question.Wrong;
import playground.nn.Activation;
import playground.nn.OptimizerKind;
import playground.training.Run;

/** The border at x = 3, by hand and by training: the note 004. */
final class BorderLesson {
    /** The page's squared error has the slope 2(ŷ − y), the note's has ŷ − y. So half the note's rate gives the note's steps. */
    private static final double RATE = NoteLoop.RATE / 2;

    private static final double LARGEST = 100_000;
    private static final int STEPS_SHOWN = 8;

    private static final Reading W = Reading.weight(0, 0, 0);
    private static final Reading B = Reading.bias(0, 0);

    /** f(x) = ReLU(wx + b) from w = b = 1. What comes after the unit stays as it is. */
    private static final Experiment BY_HAND = relu(LARGEST, Activation.RELU, 1, 1);

    private static final Experiment NOTE = relu(NoteLoop.X[3], Activation.RELU, 1, 1);
    private static final Experiment DEAD = relu(NoteLoop.X[3], Activation.RELU, -1, -2);
    private static final Experiment REVIVED = relu(NoteLoop.X[3], Activation.LEAKY_RELU, -1, -2);

    /** Without the slope of the ReLU, as in the note: a straight line. */
    private static final Experiment LINE = line(NoteLoop.X[3]).rate(RATE).done();

    private static final Experiment NEARER = line(100).rate(0.001).done();
    private static final Experiment NEARER_AND_SLOWER = line(100).rate(RATE).done();

    private static final Experiment FAST = line(NoteLoop.X[3]).rate(0.1).done();
    private static final Experiment SCALED = Starts.onALine(points(NoteLoop.X[3]))
            .layers(Activation.LINEAR)
            .network(NetworkSettings.FEATURES, List.of())
            .network(NetworkSettings.FORMULAS, List.of(Formula.parse("x/1000")))
            .inOrder(1)
            .rate(0.1)
            .done();
    private static final Experiment ADAM = line(NoteLoop.X[3])
            .rate(0.001)
            .training(TrainingSettings.OPTIMIZER, OptimizerKind.ADAM)
            .done();

    private static final Experiment CLASSES = Starts.classesOnALine(
                    point(2.9, 0, 0), point(-1, 0, 0), point(3, 0, 1), point(30, 0, 1))
            .layers(Activation.LINEAR)
            .inOrder(1)
            .rate(0.3)
            .done();
    private static final Experiment CLASSES_PARTED = Starts.classesOnALine(
                    point(2.9, 0, 0), point(-1, 0, 0), point(3, 0, 1), point(30, 0, 1))
            .layers(Activation.LINEAR)
            .network(NetworkSettings.FEATURES, List.of())
            .network(NetworkSettings.FORMULAS, List.of(Formula.parse("tanh(10*(x-3))")))
            .inOrder(1)
            .rate(0.3)
            .done();

    private static final Condition RIGHT_AT_29 = Reading.outputAt(2.9, 0).is(0);
    private static final Condition RIGHT_AT_MINUS_1 = Reading.outputAt(-1, 0).is(0);
    private static final Condition RIGHT_AT_3 = Reading.outputAt(3, 0).isAbove(0);

    static final Lesson LESSON = new Lesson(
            "border",
            "004",
            25,
            List.of(
                    LessonStep.named("by-hand")
                            .from(BY_HAND)
                            .lights(Light.NETWORK, Light.PLANE)
                            .until(all(
                                    RIGHT_AT_29,
                                    RIGHT_AT_MINUS_1,
                                    RIGHT_AT_3,
                                    Reading.outputAt(LARGEST, 0).isAbove(0)))
                            .fails("at-three", RIGHT_AT_29.and(not(RIGHT_AT_3)))
                            .fails("nothing", not(Reading.outputAt(LARGEST, 0).isAbove(0)))
                            .hint(1, "both", RIGHT_AT_29.and(not(RIGHT_AT_3)))
                            .hints("too-much", "border", "do")
                            .setBias(0, 0, -2.95)
                            .value("note29", Reading.outputAt(2.9, 0).at(BY_HAND))
                            .value("note-1", Reading.outputAt(-1, 0).at(BY_HAND))
                            .value("note3", Reading.outputAt(3, 0).at(BY_HAND))
                            .value("far", Reading.outputAt(LARGEST, 0).at(BY_HAND))
                            .value("at29", Reading.outputAt(2.9, 0))
                            .value("at-1", Reading.outputAt(-1, 0))
                            .value("at3", Reading.outputAt(3, 0))
                            .value("w", W)
                            .value("b", B)
                            .done(),
                    LessonStep.named("losses")
                            .from(NOTE)
                            .lights(Light.EXAMPLE)
                            .asks(
                                    "squared",
                                    Reading.lossOf(0),
                                    0.005,
                                    new Wrong("half", Reading.lossOf(0).times(0.5)),
                                    new Wrong("not-squared", Reading.a(0, 1, 0)))
                            .asks(
                                    "absolute",
                                    Reading.a(0, 1, 0).size(),
                                    0.005,
                                    new Wrong("sign", Reading.a(0, 1, 0).times(-1)))
                            .asksWhich("entropy", "no", "yes", "no")
                            .hints("output", "difference", "do")
                            .answer()
                            .value("y", Reading.a(0, 1, 0))
                            .value("loss", Reading.lossOf(0))
                            .done(),
                    LessonStep.named("gradients")
                            .from(NOTE)
                            .lights(Light.EXAMPLE)
                            .asks(
                                    "w",
                                    Reading.gradient(0, 0, 0),
                                    0.005,
                                    new Wrong("half", Reading.gradient(0, 0, 0).times(0.5)),
                                    new Wrong("no-input", Reading.biasGradient(0, 0)))
                            .asks(
                                    "b",
                                    Reading.biasGradient(0, 0),
                                    0.005,
                                    new Wrong("half", Reading.biasGradient(0, 0).times(0.5)))
                            .hints("chain", "slopes", "do")
                            .answer()
                            .value("y", Reading.a(0, 1, 0))
                            .value("gw", Reading.gradient(0, 0, 0))
                            .value("gb", Reading.biasGradient(0, 0))
                            .done(),
                    LessonStep.named("first-slip")
                            .from(NOTE)
                            .lights(Light.STEP)
                            .table(new LessonStep.Table(
                                    List.of("step", "x", "w", "b", "right-w", "right-b"), bothWays()))
                            .asks(
                                    "b",
                                    Reading.of(1 - NoteLoop.RATE * (1 * NoteLoop.X[0] + 1)),
                                    1e-9,
                                    new Wrong(
                                            "new-weight",
                                            Reading.of(NoteLoop.run(1).get(0).b())),
                                    new Wrong("twice", Reading.of(1 - 2 * NoteLoop.RATE * (NoteLoop.X[0] + 1))))
                            .asksWhich("slip", "new-weight", "rounding", "new-weight", "rate")
                            .hints("compare", "old", "do")
                            .answer()
                            .done(),
                    LessonStep.named("second-slip")
                            .from(NOTE)
                            .lights(Light.STEP, Light.PLANE)
                            .option(
                                    "same",
                                    W.isNear(Reading.of(NoteLoop.run(5).get(4).w()), 0.01))
                            .option("stays", W.isNear(Reading.of(-98.799), 0.01))
                            .option("back", W.isAbove(-90))
                            .until(STEP.isAbove(4))
                            .hint(1, "count", STEP.isAbove(0))
                            .hints("press", "flat", "do")
                            .train(Act.Length.STEP)
                            .train(Act.Length.STEP)
                            .train(Act.Length.STEP)
                            .train(Act.Length.STEP)
                            .train(Act.Length.STEP)
                            .value("w", W)
                            .value("b", B)
                            .value("step", STEP)
                            .done(),
                    LessonStep.named("dead")
                            .from(DEAD)
                            .lights(Light.RUN, Light.HEALTH)
                            .option("learns", not(W.is(-1)))
                            .option("nothing", W.is(-1))
                            .until(EPOCH.isAbove(24))
                            .hint(1, "press", STEP.is(0))
                            .hints("wait", "flat", "do")
                            .train(Act.Length.RUN)
                            .value("dead", Reading.DEAD_UNITS)
                            .value("w", W)
                            .value("b", B)
                            .value("step", STEP)
                            .done(),
                    LessonStep.named("revive")
                            .from(DEAD)
                            .lights(Light.ACTIVATION, Light.RUN)
                            .until(all(uses(Activation.LEAKY_RELU), W.isAbove(-0.5)))
                            .fails("still-dead", uses(Activation.RELU).and(STEP.isAbove(0)))
                            .hint(1, "leak", uses(Activation.RELU))
                            .hints("train", "where", "do")
                            .change(REVIVED)
                            .train(Act.Length.RUN)
                            .value("w", W)
                            .value("b", B)
                            .done(),
                    LessonStep.named("diverges")
                            .from(LINE)
                            .lights(Light.RUN, Light.LOSS)
                            .option("learns", TRAIN_LOSS.isBelow(1))
                            .option("diverges", DIVERGED)
                            .until(DIVERGED)
                            .hint(1, "press", STEP.is(0))
                            .hints("wait", "no-hidden", "do")
                            .train(Act.Length.RUN)
                            .value("w", W)
                            .value("step", STEP)
                            .done(),
                    LessonStep.named("why")
                            .from(LINE)
                            .lights(Light.EXAMPLE)
                            .asks(
                                    "factor",
                                    Reading.of(1 - NoteLoop.RATE * (NoteLoop.X[3] * NoteLoop.X[3] + 1)),
                                    0.5,
                                    new Wrong("sign", Reading.of(99)),
                                    new Wrong("not-squared", Reading.of(1 - NoteLoop.RATE * (NoteLoop.X[3] + 1))),
                                    new Wrong("no-one", Reading.of(-100)))
                            .asksWhich("which", "thousand", "minus-one", "three", "thousand")
                            .hints("error", "square", "do")
                            .answer()
                            .done(),
                    LessonStep.named("slower")
                            .from(NEARER)
                            .lights(Light.LEARNING_RATE, Light.RUN)
                            .until(all(not(DIVERGED), STEP.isAbove(399), TRAIN_LOSS.isBelow(TRAIN_LOSS.at(NEARER))))
                            .fails("diverged", DIVERGED)
                            .hint(1, "limit", LEARNING_RATE.isAbove(0.0001))
                            .hints("run", "square", "do")
                            .change(NEARER_AND_SLOWER)
                            .train(Act.Length.RUN)
                            .value("rate-before", LEARNING_RATE.at(NEARER))
                            .value("rate", LEARNING_RATE)
                            .value("loss", TRAIN_LOSS)
                            .value("loss-before", TRAIN_LOSS.at(NEARER))
                            .value("step", STEP)
                            .done(),
                    LessonStep.named("scaled")
                            .from(FAST)
                            .lights(Light.FEATURES, Light.RUN)
                            .until(TRAIN_LOSS.isBelow(0.25).and(STEP.isAbove(0)))
                            .fails("diverged", DIVERGED)
                            .hint(1, "input", DIVERGED)
                            .hints("divide", "formula", "do")
                            .change(SCALED)
                            .train(Act.Length.RUN)
                            .value("loss", TRAIN_LOSS)
                            .value("rate", LEARNING_RATE)
                            .value("step", STEP)
                            .done(),
                    LessonStep.named("adam")
                            .from(LINE)
                            .lights(Light.OPTIMIZER, Light.RUN)
                            .until(all(not(DIVERGED), TRAIN_LOSS.isBelow(1), STEP.isAbove(0)))
                            .fails("diverged", DIVERGED)
                            .hint(1, "choose", DIVERGED)
                            .hint(1, "wait", STEP.isAbove(0))
                            .hints("change", "rate", "do")
                            .change(ADAM)
                            .train(Act.Length.RUN)
                            .value("loss", TRAIN_LOSS)
                            .value("loss-before", TRAIN_LOSS.at(LINE))
                            .value("step", STEP)
                            .done(),
                    LessonStep.named("trained")
                            .from(CLASSES)
                            .lights(Light.RUN, Light.PLANE, Light.NETWORK)
                            .option("all", TRAIN_SCORE.isAbove(0.99))
                            .option("three", TRAIN_SCORE.isAbove(0.74))
                            .option("two", TRAIN_SCORE.isAbove(0))
                            .until(EPOCH.isAbove(2999))
                            .hint(1, "press", STEP.is(0))
                            .hints("wait", "speed", "do")
                            .train(Act.Length.RUN)
                            .value("w", W)
                            .value("b", B)
                            .value("score", TRAIN_SCORE)
                            .value("epoch", EPOCH)
                            .done(),
                    LessonStep.named("understood")
                            .from(NOTE)
                            .lights(Light.EXAMPLE)
                            .asksWhich("bias", "moves", "steeper", "moves", "nothing")
                            .asksWhich("dead", "zero", "zero", "small", "loss")
                            .asksWhich("update", "old", "new", "old", "either")
                            .asksWhich("limit", "hundredth", "half", "tenth", "hundredth")
                            .hints("look", "steps", "do")
                            .answer()
                            .done(),
                    LessonStep.named("now-you")
                            .from(CLASSES)
                            .lights(Light.FEATURES, Light.NETWORK, Light.RUN)
                            .until(TRAIN_SCORE.isAbove(0.99).within(2000))
                            .fails("diverged", DIVERGED)
                            .fails("too-long", STEP.isAbove(2000))
                            .hint(1, "near", HIDDEN_LAYERS.is(0))
                            .hints("layers", "steep", "do")
                            .change(CLASSES_PARTED)
                            .train(Act.Length.RUN)
                            .value("score", TRAIN_SCORE)
                            .value("step", STEP)
                            .done()));

    private BorderLesson() {}

    private static DataPoint[] points(double last) {
        double[] x = {NoteLoop.X[0], NoteLoop.X[1], NoteLoop.X[2], last};
        DataPoint[] points = new DataPoint[x.length];
        for (int i = 0; i < x.length; i++) {
            points[i] = point(x[i], 0, NoteLoop.Y[i]);
        }
        return points;
    }

    private static Experiment relu(double last, Activation activation, double w, double b) {
        return Starts.onALine(points(last))
                .layers(activation, 1)
                .network(NetworkSettings.LOSS, LossKind.SQUARED_ERROR)
                .unit(0, 0, b, w)
                .unit(1, 0, 0, 1)
                .inOrder(1)
                .rate(RATE)
                .training(TrainingSettings.FROZEN, List.of(new Frozen(1, 0, OptionalInt.empty())))
                .done();
    }

    private static Starts line(double last) {
        return Starts.onALine(points(last))
                .layers(Activation.LINEAR)
                .unit(0, 0, 1, 1)
                .inOrder(1);
    }

    /** A row for each step: the note's weight and bias after it, and those of the core, which makes neither slip. */
    private static List<List<Double>> bothWays() {
        List<NoteLoop.State> note = NoteLoop.run(STEPS_SHOWN);
        Run right = new Run(NOTE);
        List<List<Double>> rows = new ArrayList<>();
        for (int step = 0; step < STEPS_SHOWN; step++) {
            right.step();
            rows.add(List.of(
                    step + 1.0,
                    NoteLoop.X[step % NoteLoop.X.length],
                    note.get(step).w(),
                    note.get(step).b(),
                    right.parameter(right.network().weight(0, 0, 0)),
                    right.parameter(right.network().bias(0, 0))));
        }
        return rows;
    }
}
