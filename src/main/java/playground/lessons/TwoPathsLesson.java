package playground.lessons;

import static playground.lessons.Condition.all;
import static playground.lessons.Condition.not;
import static playground.lessons.Reading.STEP;

import java.util.List;
import playground.data.DataSet;
import playground.experiment.Experiment;
import playground.lessons.Question.Wrong;
import playground.nn.Activation;

/** One formula in, one formula back: the note 002. */
final class TwoPathsLesson {
    private static final Experiment START = start(1).done();
    private static final int SAMPLES = 4;
    private static final Experiment TOGETHER = start(SAMPLES).done();

    /** The first layer's first unit is the one whose δ is sought, for the first point. */
    private static final int POINT = 0;

    private static final int LAYER = 0;
    private static final int NEXT = 1;
    private static final int OUTPUT = 2;
    private static final int FIRST = 0;
    private static final int SECOND = 1;

    private static final Reading X1 = Reading.input(POINT, FIRST);
    private static final Reading X2 = Reading.input(POINT, SECOND);
    private static final Reading W1 = Reading.weight(LAYER, FIRST, FIRST);
    private static final Reading Z = Reading.z(POINT, LAYER, FIRST);
    private static final Reading A = Reading.a(POINT, LAYER, FIRST);
    private static final Reading DELTA = Reading.delta(POINT, LAYER, FIRST);
    /** The note's w₃ and w₄: the weights with which the two units of the next layer take the unit's a. */
    private static final Reading W3 = Reading.weight(NEXT, FIRST, FIRST);

    private static final Reading W4 = Reading.weight(NEXT, SECOND, FIRST);
    private static final Reading DELTA3 = Reading.delta(POINT, NEXT, FIRST);
    private static final Reading DELTA4 = Reading.delta(POINT, NEXT, SECOND);
    private static final Reading PATH3 = W3.times(DELTA3);
    private static final Reading PATH4 = W4.times(DELTA4);
    private static final Reading PATHS = PATH3.plus(PATH4);
    private static final Reading GRADIENT = X1.times(DELTA);

    static final Lesson LESSON = new Lesson(
            "two-paths",
            "002",
            25,
            List.of(
                    matrixForm(),
                    caseOne(),
                    caseTwo(),
                    inputs(),
                    delta(),
                    product(),
                    onePath(),
                    examples(),
                    understood(),
                    nowYou()));

    private TwoPathsLesson() {}

    private static Starts start(int batch) {
        return Starts.with(DataSet.XOR)
                .layers(Activation.SIGMOID, 2, 2)
                .inOrder(batch)
                .rate(0.5)
                .seed(3);
    }

    private static LessonStep matrixForm() {
        Reading w21 = Reading.weight(LAYER, SECOND, FIRST);
        Reading w22 = Reading.weight(LAYER, SECOND, SECOND);
        Reading z2 = Reading.z(POINT, LAYER, SECOND);
        return byHand("matrix-form", Light.EXAMPLE)
                .asks(
                        "z",
                        z2,
                        0.01,
                        new Wrong(
                                "column",
                                Reading.weight(LAYER, FIRST, SECOND).times(X1).plus(w22.times(X2))),
                        new Wrong("crossed", w21.times(X2).plus(w22.times(X1))),
                        new Wrong("first-row", Z),
                        new Wrong("squashed", Reading.a(POINT, LAYER, SECOND)))
                .hint(2, "products")
                .value("x1", X1)
                .value("x2", X2)
                .value("w11", W1)
                .value("w12", Reading.weight(LAYER, FIRST, SECOND))
                .value("w21", w21)
                .value("w22", w22)
                .value("p1", w21.times(X1))
                .value("p2", w22.times(X2))
                .value("z", z2)
                .value("a", Reading.a(POINT, LAYER, SECOND))
                .done();
    }

    private static LessonStep caseOne() {
        Reading p = Reading.a(POINT, OUTPUT, 0);
        Reading z = Reading.z(POINT, OUTPUT, 0);
        // The point is of the class whose target is 1, so C = −ln ŷ.
        Reading outer = Reading.of(-1).over(p);
        Reading right = Reading.delta(POINT, OUTPUT, 0);
        return byHand("case-one", Light.GRAPH)
                .asks(
                        "delta",
                        right,
                        0.003,
                        new Wrong("no-slope", outer),
                        new Wrong("added", outer.plus(slope(p))),
                        new Wrong("slope-of-z", outer.times(slope(z))),
                        new Wrong("sign", right.times(-1)))
                .hint(2, "factors")
                .value("p", p)
                .value("outer", outer)
                .value("slope", slope(p))
                .value("delta", right)
                .done();
    }

    private static LessonStep caseTwo() {
        return byHand("case-two", Light.GRAPH)
                .asks(
                        "sum",
                        PATHS,
                        0.0005,
                        new Wrong("one", PATH3),
                        new Wrong("other-one", PATH4),
                        new Wrong("difference", PATH3.minus(PATH4)),
                        new Wrong("product", PATH3.times(PATH4)),
                        new Wrong("no-weights", DELTA3.plus(DELTA4)))
                .hint(2, "paths")
                .value("w3", W3)
                .value("w4", W4)
                .value("delta3", DELTA3)
                .value("delta4", DELTA4)
                .value("path3", PATH3)
                .value("path4", PATH4)
                .value("sum", PATHS)
                .done();
    }

    private static LessonStep inputs() {
        Reading a2 = Reading.a(POINT, LAYER, SECOND);
        Reading w = Reading.weight(NEXT, FIRST, SECOND);
        return byHand("inputs", Light.EXAMPLE)
                .asks("x", X1, 0.005, new Wrong("weight", W1), new Wrong("product", W1.times(X1)), new Wrong("z", Z))
                .asks(
                        "a",
                        a2,
                        0.005,
                        new Wrong("weight", w),
                        new Wrong("z", Reading.z(POINT, LAYER, SECOND)),
                        new Wrong("input", X2))
                .hint(2, "near")
                .value("x1", X1)
                .value("w1", W1)
                .value("w", w)
                .value("a", a2)
                .done();
    }

    private static LessonStep delta() {
        return byHand("delta", Light.EXAMPLE)
                .asks(
                        "delta",
                        DELTA,
                        0.00015,
                        new Wrong("no-slope", PATHS),
                        new Wrong("slope-of-z", PATHS.times(slope(Z))),
                        new Wrong("activation", PATHS.times(A)),
                        new Wrong("one-path", PATH3.times(slope(A))))
                .hint(2, "slope")
                .value("sum", PATHS)
                .value("a", A)
                .value("slope", slope(A))
                .value("delta", DELTA)
                .done();
    }

    private static LessonStep product() {
        return byHand("product", Light.EXAMPLE)
                .asks(
                        "gradient",
                        GRADIENT,
                        0.0005,
                        new Wrong("sign", GRADIENT.times(-1)),
                        new Wrong("activation", A.times(DELTA)),
                        new Wrong("weight", W1.times(DELTA)),
                        new Wrong("other-input", X2.times(DELTA)))
                .hint(2, "factors")
                .value("x1", X1)
                .value("delta", DELTA)
                .value("gradient", GRADIENT)
                .value("w", W1)
                .value("after", W1.minus(GRADIENT.times(Reading.LEARNING_RATE)))
                .done();
    }

    private static LessonStep onePath() {
        Reading before = DELTA.at(START).size();
        Condition isCut = W4.size().isBelow(0.001);
        return LessonStep.named("one-path")
                .from(START)
                .lights(Light.NETWORK, Light.EXAMPLE)
                .option("shrinks", DELTA.size().isBelow(before.times(0.9)))
                .option("same", DELTA.size().isBelow(before.times(1.1)))
                .option("grows", DELTA.size().isAbove(before.times(1.1)))
                .until(isCut.and(STEP.is(0)))
                .fails("trained", STEP.isAbove(0))
                .fails("other-value", all(not(isCut), not(W4.isNear(W4.at(START), 0.01))))
                .hint(1, "which")
                .hint(2, "turned", W4.isBelow(-0.001))
                .hint(2, "signs")
                .hint(3, "do")
                .setWeight(NEXT, SECOND, FIRST, 0)
                .value("step", STEP)
                .value("w4", W4)
                .value("delta-before", DELTA.at(START))
                .value("path3", PATH3.at(START))
                .value("path4", PATH4.at(START))
                .value("path", PATH3)
                .value("delta", DELTA)
                .done();
    }

    private static LessonStep examples() {
        Reading mean = Reading.gradient(LAYER, FIRST, FIRST);
        return LessonStep.named("examples")
                .from(TOGETHER)
                .lights(Light.EXAMPLE)
                .asks(
                        "mean",
                        mean,
                        0.0002,
                        new Wrong("sum", mean.times(Minibatch.SIZE)),
                        new Wrong("first", pull(FIRST)),
                        new Wrong("no-signs", Minibatch.sum(s -> pull(s).size()).over(Minibatch.SIZE)))
                .hint(1, "moved", STEP.isAbove(0))
                .hints("where", "sum", "do")
                .answer()
                .value("step", STEP)
                .values("g", SAMPLES, TwoPathsLesson::pull)
                .value("sum", mean.times(Minibatch.SIZE))
                .value("mean", mean)
                .done();
    }

    private static LessonStep understood() {
        return LessonStep.named("understood")
                .from(START)
                .lights(Light.GRAPH)
                .asksWhich("paths", "add", "add", "multiply", "larger")
                .asksWhich("forward", "input", "weight", "input", "delta")
                .asksWhich("order", "output", "inputs", "output", "any")
                .asksWhich("sum", "length", "direction", "length", "nothing")
                .hints("look", "steps", "do")
                .answer()
                .done();
    }

    private static LessonStep nowYou() {
        return LessonStep.named("now-you")
                .from(START)
                .lights(Light.NETWORK, Light.GRAPH)
                .until(all(
                        PATH3.size().isAbove(0.01),
                        PATH4.size().isAbove(0.01),
                        PATHS.size().isBelow(0.001)))
                .hint(1, "cancel")
                .hint(2, "second", PATHS.isAbove(0))
                .hint(2, "first")
                .hint(3, "do")
                .setWeight(NEXT, SECOND, FIRST, 1.17)
                .value("path3", PATH3)
                .value("path4", PATH4)
                .value("sum", PATHS)
                .value("delta", DELTA)
                .value("loss", Reading.lossOf(POINT))
                .done();
    }

    /** A step that asks for numbers of the first point, worked out by hand. */
    private static LessonStep.Description byHand(String id, Light light) {
        return LessonStep.named(id)
                .from(START)
                .lights(light, Light.NETWORK)
                .hint(1, "moved", STEP.isAbove(0))
                .hint(1, "where")
                .hint(3, "do")
                .value("step", STEP)
                .answer();
    }

    /** ∂C/∂w₁ of one example's own loss. */
    private static Reading pull(int sample) {
        return Minibatch.input(sample, FIRST)
                .times(Minibatch.delta(sample, LAYER, FIRST))
                .times(Minibatch.SIZE);
    }

    /** a(1 − a): for a sigmoid's activation a its slope; what comes of z is a typical mistake. */
    private static Reading slope(Reading a) {
        return a.times(Reading.of(1).minus(a));
    }
}
