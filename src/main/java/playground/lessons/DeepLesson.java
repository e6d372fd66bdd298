package playground.lessons;

import static playground.lessons.Condition.DIVERGED;
import static playground.lessons.Condition.all;
import static playground.lessons.Condition.learns;
import static playground.lessons.Condition.not;
import static playground.lessons.Condition.uses;
import static playground.lessons.Reading.EPOCH;
import static playground.lessons.Reading.HIDDEN_LAYERS;
import static playground.lessons.Reading.PARAMETER_COUNT;
import static playground.lessons.Reading.STEP;
import static playground.lessons.Reading.TEST_SCORE;
import static playground.lessons.Reading.TRAIN_LOSS;
import static playground.lessons.Reading.TRAIN_SCORE;

import java.util.List;
import playground.data.DataSet;
import playground.data.Feature;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.FourierSettings;
import playground.experiment.Given;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.lessons.Question.Wrong;
import playground.maths.Elementary;
import playground.nn.Activation;
import playground.nn.OptimizerKind;

/** Gradients by hand, and why networks are deep: the note 003. */
final class DeepLesson {
    /** Where the line lab builds its curve. */
    private static final double REACH = 3;

    private static final ReluConstruction FOUR = ReluConstruction.of(Elementary::sin, -REACH, REACH, 4);
    private static final ReluConstruction EIGHT = ReluConstruction.of(Elementary::sin, -REACH, REACH, 8);
    private static final Reading LARGEST_ERROR = Reading.largestError(Elementary::sin, -REACH, REACH);

    private static final Experiment FOUR_CLASSES = Starts.with(
                    DataSettings.of(DataSet.GAUSS).withClasses(4))
            .layers(Activation.LINEAR)
            .done();
    private static final Experiment RING = circle().layers(Activation.LINEAR).done();
    private static final Experiment RING_BY_HAND = circle().layers(Activation.LINEAR)
            .network(NetworkSettings.FEATURES, List.of(Feature.X1, Feature.X2, Feature.RADIUS_SQUARED))
            .done();
    private static final Experiment RING_LINEAR_LAYERS =
            circle().layers(Activation.LINEAR, 8, 8).done();
    private static final Experiment RING_TANH_LAYERS =
            circle().layers(Activation.TANH, 8, 8).done();
    private static final Experiment WAVES_TOO_LONG = waves(0.1);
    private static final Experiment WAVES = waves(1.5);
    private static final Experiment BUILT_OF_FOUR = built(FOUR);
    private static final Experiment BUILT_OF_EIGHT = built(EIGHT);
    private static final Experiment LAB =
            ReluConstruction.build(Starts.with(DataSet.SINE).done(), 4);
    private static final Experiment TRAINED = Starts.with(DataSettings.of(DataSet.SINE))
            .layers(Activation.RELU, 8)
            .rate(0.01)
            .training(TrainingSettings.OPTIMIZER, OptimizerKind.ADAM)
            .done();
    private static final Experiment THREE_CLASSES = Starts.with(
                    DataSettings.of(DataSet.GAUSS).withClasses(3))
            .layers(Activation.TANH, 4)
            .inOrder(1)
            .done();
    private static final Experiment PARITY = parity(Activation.TANH);
    private static final Experiment PARITY_WIDE = parity(Activation.TANH, 8);

    static final Lesson LESSON = new Lesson(
            "deep",
            "003",
            30,
            List.of(
                    LessonStep.named("regions")
                            .from(FOUR_CLASSES)
                            .lights(Light.PLANE, Light.RUN)
                            .asksWhich("shape", "lines", "curves", "lines", "circles")
                            .until(TRAIN_LOSS.isBelow(0.05))
                            .hint(1, "press", STEP.is(0))
                            .hints("look", "largest", "do")
                            .answer()
                            .train(Act.Length.RUN)
                            .value("loss", TRAIN_LOSS)
                            .value("epoch", EPOCH)
                            .value("score", TRAIN_SCORE)
                            .done(),
                    LessonStep.named("ring")
                            .from(RING)
                            .lights(Light.RUN, Light.PLANE)
                            .option("nearly-all", TRAIN_SCORE.isAbove(0.9))
                            .option("most", TRAIN_SCORE.isAbove(0.7))
                            .option("half", TRAIN_SCORE.isAbove(0))
                            .until(EPOCH.isAbove(99))
                            .hint(1, "press", STEP.is(0))
                            .hints("wait", "line", "do")
                            .train(Act.Length.RUN)
                            .value("score", TRAIN_SCORE)
                            .value("loss", TRAIN_LOSS)
                            .value("epoch", EPOCH)
                            .done(),
                    LessonStep.named("by-hand")
                            .from(RING)
                            .lights(Light.FEATURES, Light.RUN)
                            .until(all(HIDDEN_LAYERS.is(0), TRAIN_LOSS.isBelow(0.2)))
                            .fails("layers", not(HIDDEN_LAYERS.is(0)))
                            .hint(1, "which")
                            .hint(2, "run", STEP.isAbove(0))
                            .hint(2, "distance")
                            .hint(3, "do")
                            .change(RING_BY_HAND)
                            .train(Act.Length.RUN)
                            .value("loss", TRAIN_LOSS)
                            .value("score", TRAIN_SCORE)
                            .done(),
                    LessonStep.named("waves")
                            .from(WAVES_TOO_LONG)
                            .lights(Light.FEATURES, Light.RUN)
                            .until(all(HIDDEN_LAYERS.is(0), TRAIN_SCORE.isAbove(0.9)))
                            .fails("layers", not(HIDDEN_LAYERS.is(0)))
                            .hint(1, "try", STEP.is(0))
                            .hints("scale", "shorter", "do")
                            .change(WAVES)
                            .train(Act.Length.RUN)
                            .value("score", TRAIN_SCORE)
                            .value("score-test", TEST_SCORE)
                            .value("parameters", PARAMETER_COUNT)
                            .done(),
                    LessonStep.named("linear")
                            .from(RING_LINEAR_LAYERS)
                            .lights(Light.NETWORK, Light.RUN)
                            .option("better", TRAIN_LOSS.isBelow(0.6))
                            .option("same", TRAIN_LOSS.isAbove(0.6))
                            .until(all(EPOCH.isAbove(99), uses(Activation.LINEAR)))
                            .hint(1, "press", STEP.is(0))
                            .hints("wait", "product", "do")
                            .train(Act.Length.RUN)
                            .value("parameters", PARAMETER_COUNT)
                            .value("loss", TRAIN_LOSS)
                            .value("score", TRAIN_SCORE)
                            .value("w1", Reading.productOfWeights(0))
                            .value("w2", Reading.productOfWeights(1))
                            .done(),
                    LessonStep.named("nonlinear")
                            .from(RING_LINEAR_LAYERS)
                            .lights(Light.ACTIVATION, Light.RUN)
                            .until(TRAIN_LOSS.isBelow(0.1).and(HIDDEN_LAYERS.isAbove(0)))
                            .fails("linear", uses(Activation.LINEAR).and(STEP.isAbove(0)))
                            .hint(1, "choose", uses(Activation.LINEAR))
                            .hints("run", "any", "do")
                            .change(RING_TANH_LAYERS)
                            .train(Act.Length.RUN)
                            .value("loss", TRAIN_LOSS)
                            .value("score", TRAIN_SCORE)
                            .done(),
                    LessonStep.named("build")
                            .from(BUILT_OF_FOUR)
                            .lights(Light.PLANE, Light.NETWORK)
                            .asks(
                                    "weight",
                                    Reading.weight(1, 0, 1),
                                    0.005,
                                    new Wrong("slope", Reading.weight(1, 0, 0).plus(Reading.weight(1, 0, 1))),
                                    new Wrong("sign", Reading.weight(1, 0, 1).times(-1)))
                            .hints("slopes", "change", "do")
                            .answer()
                            .value("error", LARGEST_ERROR)
                            .value("weight", Reading.weight(1, 0, 1))
                            .done(),
                    LessonStep.named("finer")
                            .from(BUILT_OF_EIGHT)
                            .lights(Light.PLANE)
                            .asks(
                                    "error",
                                    LARGEST_ERROR,
                                    0.025,
                                    new Wrong(
                                            "half",
                                            LARGEST_ERROR.at(BUILT_OF_FOUR).times(0.5)),
                                    new Wrong("same", LARGEST_ERROR.at(BUILT_OF_FOUR)))
                            .hints("parabola", "square", "do")
                            .answer()
                            .value("four", LARGEST_ERROR.at(BUILT_OF_FOUR))
                            .done(),
                    LessonStep.named("lab")
                            .from(LAB)
                            .lights(Light.DATA, Light.PLANE)
                            .lab()
                            .until(all(not(learns(DataSet.SINE)), Reading.ERROR_OF_CURVE.isBelow(0.05)))
                            .fails("jump", learns(DataSet.STEP))
                            .hint(1, "choose", learns(DataSet.SINE))
                            .hints("build", "more", "do")
                            .change(ReluConstruction.build(
                                    Starts.with(DataSet.BUMPS).done(), 32))
                            .value("error", Reading.ERROR_OF_CURVE)
                            .value("parameters", PARAMETER_COUNT)
                            .done(),
                    LessonStep.named("train")
                            .from(TRAINED)
                            .lights(Light.RUN, Light.PLANE)
                            .option("better", LARGEST_ERROR.isBelow(LARGEST_ERROR.at(BUILT_OF_EIGHT)))
                            .option("worse", LARGEST_ERROR.isAbove(0))
                            .until(EPOCH.isAbove(199))
                            .hint(1, "press", STEP.is(0))
                            .hints("wait", "same", "do")
                            .train(Act.Length.RUN)
                            .value("built", LARGEST_ERROR.at(BUILT_OF_EIGHT))
                            .value("error", LARGEST_ERROR)
                            .value("parameters", PARAMETER_COUNT)
                            .done(),
                    LessonStep.named("parity")
                            .from(PARITY)
                            .lights(Light.NETWORK, Light.RUN, Light.PLANE)
                            .until(TRAIN_SCORE.isAbove(0.99))
                            .fails("diverged", DIVERGED)
                            .hint(1, "line", HIDDEN_LAYERS.is(0).and(STEP.isAbove(0)))
                            .hint(1, "neighbours")
                            .hint(2, "wide", HIDDEN_LAYERS.isAbove(0))
                            .hint(2, "hidden")
                            .hint(3, "do")
                            .change(PARITY_WIDE)
                            .train(Act.Length.RUN)
                            .value("score", TRAIN_SCORE)
                            .value("parameters", PARAMETER_COUNT)
                            .value("epoch", EPOCH)
                            .done(),
                    LessonStep.named("s-minus-i")
                            .from(THREE_CLASSES)
                            .lights(Light.EXAMPLE)
                            .asks(
                                    "own",
                                    Reading.deltaOfOwnClass(0),
                                    0.005,
                                    new Wrong(
                                            "probability",
                                            Reading.deltaOfOwnClass(0).plus(Reading.of(1))),
                                    new Wrong("sign", Reading.deltaOfOwnClass(0).times(-1)))
                            .hints("formula", "minus", "do")
                            .answer()
                            .value("s", Reading.deltaOfOwnClass(0).plus(Reading.of(1)))
                            .value("own", Reading.deltaOfOwnClass(0))
                            .done(),
                    LessonStep.named("shapes")
                            .from(THREE_CLASSES)
                            .lights(Light.MATRICES)
                            .asksWhich("g", "batch-units", "units-batch", "batch-units", "units-units")
                            .asksWhich("product", "transposed-left", "plain", "transposed-left", "elementwise")
                            .asksWhich("keep", "all", "last", "all", "none")
                            .asksWhich("recompute", "time", "nothing", "time", "accuracy")
                            .hints("rows", "fit", "do")
                            .answer()
                            .done(),
                    LessonStep.named("check")
                            .from(THREE_CLASSES)
                            .lights(Light.CHECK)
                            .asksWhich("h", "middle", "large", "middle", "tiny")
                            .asksWhich("why", "code", "training", "code", "speed")
                            .hints("sweep", "both", "do")
                            .answer()
                            .done(),
                    LessonStep.named("understood")
                            .from(RING_LINEAR_LAYERS)
                            .lights(Light.NETWORK)
                            .asksWhich("linear", "one", "more", "one", "deeper")
                            .asksWhich("twice", "quarter", "half", "quarter", "eighth")
                            .asksWhich("universal", "exists", "learns", "exists", "deep")
                            .asksWhich("softmax", "difference", "product", "difference", "log")
                            .hints("look", "steps", "do")
                            .answer()
                            .done(),
                    LessonStep.named("now-you")
                            .from(Starts.with(DataSet.CHECKERBOARD)
                                    .layers(Activation.TANH, 2)
                                    .done())
                            .lights(Light.FEATURES, Light.NETWORK, Light.RUN)
                            .until(TEST_SCORE.isAbove(0.9))
                            .fails("diverged", DIVERGED)
                            .hint(1, "train", STEP.is(0))
                            .hint(1, "units")
                            .hint(2, "features", HIDDEN_LAYERS.is(0))
                            .hint(2, "adam")
                            .hint(3, "do")
                            .change(Starts.with(DataSet.CHECKERBOARD)
                                    .layers(Activation.TANH, 16, 8)
                                    .rate(0.01)
                                    .training(TrainingSettings.OPTIMIZER, OptimizerKind.ADAM)
                                    .done())
                            .train(Act.Length.RUN)
                            .value("score", TEST_SCORE)
                            .value("parameters", PARAMETER_COUNT)
                            .done()));

    private DeepLesson() {}

    private static Starts circle() {
        return Starts.with(DataSet.CIRCLE);
    }

    private static Experiment waves(double scale) {
        return Starts.with(DataSet.SPIRAL)
                .layers(Activation.LINEAR)
                .network(NetworkSettings.FEATURES, List.of())
                .network(NetworkSettings.FOURIER, new FourierSettings(32, scale))
                .rate(0.3)
                .done();
    }

    private static Experiment built(ReluConstruction construction) {
        return construction
                .putInto(Starts.with(DataSettings.of(DataSet.SINE)).layers(Activation.RELU, construction.pieces()))
                .done();
    }

    private static Experiment parity(Activation activation, int... units) {
        DataSettings bits = DataSettings.of(DataSet.PARITY)
                .with(new Given<DataSettings>().put(DataSettings.BITS, 4.0).put(DataSettings.TRAIN_SHARE, 100.0));
        return Starts.with(bits)
                .layers(activation, units)
                .network(NetworkSettings.FEATURES, List.of(Feature.BIT_1, Feature.BIT_2, Feature.BIT_3, Feature.BIT_4))
                .rate(0.03)
                .training(TrainingSettings.OPTIMIZER, OptimizerKind.ADAM)
                .done();
    }
}
