package playground.lessons;

import static playground.lessons.Condition.DIVERGED;
import static playground.lessons.Condition.not;
import static playground.lessons.Condition.uses;
import static playground.lessons.Reading.HIDDEN_LAYERS;
import static playground.lessons.Reading.LEARNING_RATE;
import static playground.lessons.Reading.PARAMETER_COUNT;
import static playground.lessons.Reading.SHARPNESS_OF_LIMIT;
import static playground.lessons.Reading.STEP;
import static playground.lessons.Reading.TEST_SCORE;
import static playground.lessons.Reading.TRAIN_LOSS;
import static playground.lessons.Starts.point;

import java.util.List;
import playground.data.DataSet;
import playground.data.Formula;
import playground.experiment.Experiment;
import playground.experiment.NetworkSettings;
import playground.lessons.Question.Wrong;
import playground.nn.Activation;

/** A neuron, a layer, a network, a loss: the note 000. */
final class NeuronLesson {
    /** The note's MLP(3, [4, 4, 1]) for x = (2, 3, −1), the third input being always −1, and its first unit in round numbers. */
    private static final Experiment NOTE = note().done();

    /** The point (2, 3). */
    private static final int FIRST = 0;

    private static final Experiment ALL_AT_ONCE = note().inOrder(5000).rate(0.3).done();

    private static final Experiment LEARNS =
            Starts.with(DataSet.CIRCLE).layers(Activation.TANH, 4, 4).rate(0.1).done();

    private static final Experiment XOR =
            Starts.with(DataSet.XOR).layers(Activation.TANH).rate(0.1).done();

    private static final Experiment XOR_LEARNED =
            Starts.with(DataSet.XOR).layers(Activation.TANH, 4).rate(0.1).done();

    private static final Reading OUTPUT_WEIGHT = Reading.weight(2, 0, 0);
    private static final Reading OUTPUT_GRADIENT = Reading.gradient(2, 0, 0);

    static final Lesson LESSON = new Lesson(
            "neuron",
            "000",
            15,
            List.of(
                    LessonStep.named("sum")
                            .from(NOTE)
                            .lights(Light.EXAMPLE, Light.NETWORK)
                            .asks(
                                    "z",
                                    Reading.z(FIRST, 0, 0),
                                    0.005,
                                    new Wrong(
                                            "one-product",
                                            Reading.weight(0, 0, 0).times(Reading.input(FIRST, 0))),
                                    new Wrong("no-bias", Reading.z(FIRST, 0, 0).minus(Reading.bias(0, 0))),
                                    new Wrong("squashed", Reading.a(FIRST, 0, 0)))
                            .hints("formula", "products", "do")
                            .answer()
                            .value("w1", Reading.weight(0, 0, 0))
                            .value("w2", Reading.weight(0, 0, 1))
                            .value("w3", Reading.weight(0, 0, 2))
                            .value("b", Reading.bias(0, 0))
                            .value("z", Reading.z(FIRST, 0, 0))
                            .value("a", Reading.a(FIRST, 0, 0))
                            .done(),
                    LessonStep.named("count")
                            .from(NOTE)
                            .lights(Light.NETWORK)
                            .asks(
                                    "parameters",
                                    PARAMETER_COUNT,
                                    0,
                                    new Wrong("no-biases", Reading.of(3 * 4 + 4 * 4 + 4)),
                                    new Wrong("units", Reading.of(4 + 4 + 1)),
                                    new Wrong("two-inputs", Reading.of(4 * 3 + 4 * 5 + 5)))
                            .hints("unit", "layer", "do")
                            .answer()
                            .value("parameters", PARAMETER_COUNT)
                            .done(),
                    LessonStep.named("squash")
                            .from(NOTE)
                            .lights(Light.NETWORK, Light.EXAMPLE)
                            .option("grows", Reading.a(FIRST, 0, 0).isAbove(1.5))
                            .option("stops", Reading.a(FIRST, 0, 0).isAbove(0.5))
                            .option("falls", Reading.a(FIRST, 0, 0).isBelow(0))
                            .until(Reading.z(FIRST, 0, 0).isAbove(10))
                            .fails("other-sign", Reading.z(FIRST, 0, 0).isBelow(-5))
                            .hint(1, "which")
                            .hint(2, "small", Reading.z(FIRST, 0, 0).isAbove(0))
                            .hint(2, "large")
                            .hint(3, "do")
                            .setWeight(0, 0, 0, 10)
                            .value("z-before", Reading.z(FIRST, 0, 0).at(NOTE))
                            .value("a-before", Reading.a(FIRST, 0, 0).at(NOTE))
                            .value("z", Reading.z(FIRST, 0, 0))
                            .value("a", Reading.a(FIRST, 0, 0))
                            .done(),
                    LessonStep.named("loss")
                            .from(NOTE)
                            .lights(Light.EXAMPLE, Light.FIGURES)
                            .asks(
                                    "loss",
                                    Reading.lossOf(FIRST),
                                    0.005,
                                    new Wrong(
                                            "other-class",
                                            Reading.a(FIRST, 2, 0).minusLogOfRest()),
                                    new Wrong("difference", Reading.of(1).minus(Reading.a(FIRST, 2, 0))),
                                    new Wrong("sign", Reading.lossOf(FIRST).times(-1)))
                            .hints("formula", "which", "do")
                            .answer()
                            .value("p", Reading.a(FIRST, 2, 0))
                            .value("loss", Reading.lossOf(FIRST))
                            .value("mean", TRAIN_LOSS)
                            .done(),
                    LessonStep.named("nudge")
                            .from(ALL_AT_ONCE)
                            .lights(Light.NETWORK, Light.LOSS)
                            .option("up", TRAIN_LOSS.isAbove(TRAIN_LOSS.at(ALL_AT_ONCE)))
                            .option("down", TRAIN_LOSS.isBelow(TRAIN_LOSS.at(ALL_AT_ONCE)))
                            .until(OUTPUT_WEIGHT
                                    .minus(OUTPUT_WEIGHT.at(ALL_AT_ONCE))
                                    .isAbove(0.3))
                            .fails(
                                    "lowered",
                                    OUTPUT_WEIGHT
                                            .minus(OUTPUT_WEIGHT.at(ALL_AT_ONCE))
                                            .isBelow(-0.05))
                            .hint(1, "where")
                            .hint(2, "more", OUTPUT_WEIGHT.isAbove(OUTPUT_WEIGHT.at(ALL_AT_ONCE)))
                            .hint(2, "type")
                            .hint(3, "do")
                            .setWeight(2, 0, 0, 1.5)
                            .value("w", OUTPUT_WEIGHT)
                            .value("before", OUTPUT_WEIGHT.at(ALL_AT_ONCE))
                            .value("g", OUTPUT_GRADIENT.at(ALL_AT_ONCE))
                            .value("loss", TRAIN_LOSS)
                            .value("loss-before", TRAIN_LOSS.at(ALL_AT_ONCE))
                            .done(),
                    LessonStep.named("update")
                            .from(ALL_AT_ONCE)
                            .lights(Light.NETWORK, Light.STEP)
                            .asks(
                                    "after",
                                    OUTPUT_WEIGHT
                                            .at(ALL_AT_ONCE)
                                            .minus(OUTPUT_GRADIENT
                                                    .at(ALL_AT_ONCE)
                                                    .times(0.3)),
                                    0.0006,
                                    new Wrong(
                                            "uphill",
                                            OUTPUT_WEIGHT
                                                    .at(ALL_AT_ONCE)
                                                    .plus(OUTPUT_GRADIENT
                                                            .at(ALL_AT_ONCE)
                                                            .times(0.3))),
                                    new Wrong(
                                            "no-rate",
                                            OUTPUT_WEIGHT.at(ALL_AT_ONCE).minus(OUTPUT_GRADIENT.at(ALL_AT_ONCE))))
                            .until(STEP.isAbove(0))
                            .fails("far", STEP.isAbove(1))
                            .hint(1, "rule")
                            .hint(2, "rate")
                            .hint(3, "step", Reading.answer(0).isAbove(-1e9).and(STEP.is(0)))
                            .hint(3, "do")
                            .answer()
                            .train(Act.Length.STEP)
                            .value("w", OUTPUT_WEIGHT.at(ALL_AT_ONCE))
                            .value("g", OUTPUT_GRADIENT.at(ALL_AT_ONCE))
                            .value("after", OUTPUT_WEIGHT)
                            .value("loss", TRAIN_LOSS)
                            .value("loss-before", TRAIN_LOSS.at(ALL_AT_ONCE))
                            .done(),
                    LessonStep.named("sign")
                            .from(ALL_AT_ONCE)
                            .lights(Light.NETWORK, Light.STEP)
                            .option(
                                    "up",
                                    Reading.weight(1, 0, 1)
                                            .isAbove(Reading.weight(1, 0, 1).at(ALL_AT_ONCE)))
                            .option(
                                    "down",
                                    Reading.weight(1, 0, 1)
                                            .isBelow(Reading.weight(1, 0, 1).at(ALL_AT_ONCE)))
                            .until(STEP.isAbove(0))
                            .hints("gradient", "sign", "do")
                            .train(Act.Length.STEP)
                            .value("w", Reading.weight(1, 0, 1).at(ALL_AT_ONCE))
                            .value("g", Reading.gradient(1, 0, 1).at(ALL_AT_ONCE))
                            .value("after", Reading.weight(1, 0, 1))
                            .done(),
                    LessonStep.named("learn")
                            .from(LEARNS)
                            .lights(Light.RUN, Light.LOSS, Light.PLANE)
                            .option("soon", Reading.EPOCH.isBelow(20))
                            .option("later", Reading.EPOCH.isBelow(200))
                            .option("late", Reading.EPOCH.isAbove(199))
                            .until(TRAIN_LOSS.isBelow(0.05))
                            .fails("diverged", DIVERGED)
                            .hint(1, "press", STEP.is(0))
                            .hint(1, "wait")
                            .hint(2, "steep", SHARPNESS_OF_LIMIT.isAbove(1))
                            .hint(2, "slow", LEARNING_RATE.isBelow(0.01))
                            .hint(2, "linear", HIDDEN_LAYERS.is(0))
                            .hint(2, "watch")
                            .hint(3, "do")
                            .train(Act.Length.RUN)
                            .value("epoch", Reading.EPOCH)
                            .value("step", STEP)
                            .value("loss", TRAIN_LOSS)
                            .value("loss-before", TRAIN_LOSS.at(LEARNS))
                            .done(),
                    LessonStep.named("understood")
                            .from(NOTE)
                            .lights(Light.EXAMPLE)
                            .asksWhich("unit", "sum", "product", "sum", "mean")
                            .asksWhich("inputs", "three", "two", "three", "four")
                            .asksWhich("raise", "falls", "rises", "falls", "depends")
                            .asksWhich("tanh", "one", "twenty", "one", "zero")
                            .hints("look", "steps", "do")
                            .answer()
                            .done(),
                    LessonStep.named("now-you")
                            .from(XOR)
                            .lights(Light.NETWORK, Light.RUN, Light.PLANE)
                            .until(TEST_SCORE.isAbove(0.95))
                            .fails("diverged", DIVERGED)
                            .hint(1, "line", HIDDEN_LAYERS.is(0))
                            .hint(1, "linear", uses(Activation.LINEAR))
                            .hint(1, "train", STEP.is(0))
                            .hint(1, "wait")
                            .hint(2, "slow", LEARNING_RATE.isBelow(0.02))
                            .hint(2, "units", not(HIDDEN_LAYERS.is(0)))
                            .hint(2, "layer")
                            .hint(3, "do")
                            .change(XOR_LEARNED)
                            .train(Act.Length.RUN)
                            .value("score", TEST_SCORE)
                            .value("parameters", PARAMETER_COUNT)
                            .done()));

    private NeuronLesson() {}

    private static Starts note() {
        return Starts.withPoints(
                        point(2, 3, 1),
                        point(3, 1.5, 1),
                        point(1, 4, 1),
                        point(4, 3.5, 1),
                        point(-2, -3, 0),
                        point(-3.5, -1, 0),
                        point(-1, -4.5, 0),
                        point(-4, -3, 0))
                .layers(Activation.TANH, 4, 4)
                .network(NetworkSettings.FORMULAS, List.of(Formula.parse("-1")))
                .unit(0, 0, 0.5, 1, -0.5, 2);
    }
}
