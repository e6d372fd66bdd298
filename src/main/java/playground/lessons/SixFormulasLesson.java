package playground.lessons;

import static playground.lessons.Reading.LEARNING_RATE;
import static playground.lessons.Reading.STEP;
import static playground.lessons.Reading.TRAIN_LOSS;

import java.util.List;
import playground.data.DataSet;
import playground.experiment.Experiment;
import playground.lessons.Question.Wrong;
import playground.nn.Activation;

/** Six formulas: the note 001, with an example in each row where the note has it in a column. */
final class SixFormulasLesson {
    private static final Experiment START = start().done();
    private static final Experiment FAST = start().rate(10).done();

    /** As many steps as one epoch has. */
    private static final int STEPS_OF_EPOCH = 50;

    private static final int HIDDEN = 0;
    private static final int OUTPUT = 1;
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int THIRD = 2;
    private static final int SAMPLES = 5;

    private static final Reading DW2 = Reading.gradient(OUTPUT, 0, SECOND);
    private static final Reading DB2 = Reading.biasGradient(OUTPUT, 0);
    private static final Reading DZ1 = Minibatch.delta(FIRST, HIDDEN, FIRST);
    /** What arrives at the unit, before σ′. */
    private static final Reading ARRIVING = dz2(FIRST).times(Reading.weight(OUTPUT, 0, FIRST));

    private static final Reading A1 = Minibatch.a(FIRST, HIDDEN, FIRST);
    private static final Reading DW1 = Reading.gradient(HIDDEN, SECOND, FIRST);
    private static final Reading DB1 = Reading.biasGradient(HIDDEN, FIRST);

    static final Lesson LESSON = new Lesson(
            "six-formulas",
            "001",
            25,
            List.of(shapes(), dz2(), dw2(), db2(), dz1(), dw1(), db1(), descend(), understood(), nowYou()));

    private SixFormulasLesson() {}

    private static Starts start() {
        return Starts.with(DataSet.GAUSS)
                .layers(Activation.SIGMOID, 3)
                .inOrder(SAMPLES)
                .rate(0.5)
                .seed(3);
    }

    private static LessonStep shapes() {
        return LessonStep.named("shapes")
                .from(START)
                .lights(Light.MATRICES)
                .asksWhich("dz1", "five-three", "three-five", "five-three", "two-three")
                .asksWhich("dw2", "three-one", "one-three", "three-one", "five-one")
                .asksWhich("db1", "one-three", "five-three", "three-one", "one-three")
                .hints("rows", "same", "do")
                .answer()
                .done();
    }

    private static LessonStep dz2() {
        Reading a = Minibatch.a(THIRD, OUTPUT, 0);
        return byHand("dz2")
                .asks(
                        "entry",
                        dz2(THIRD),
                        0.0002,
                        new Wrong("sign", dz2(THIRD).times(-1)),
                        new Wrong("no-mean", dz2(THIRD).times(Minibatch.SIZE)),
                        new Wrong("no-target", a.over(Minibatch.SIZE)),
                        new Wrong("slope", dz2(THIRD).times(slope(a))))
                .hint(2, "difference")
                .value("a", a)
                .value("y", Minibatch.target(THIRD))
                .value("difference", dz2(THIRD).times(Minibatch.SIZE))
                .value("entry", dz2(THIRD))
                .done();
    }

    private static LessonStep dw2() {
        return byHand("dw2")
                .asks(
                        "entry",
                        DW2,
                        0.001,
                        new Wrong("first", ofWeight2(FIRST)),
                        new Wrong("row", rowForColumn()),
                        new Wrong("mean-again", DW2.over(Minibatch.SIZE)),
                        new Wrong("no-mean", DW2.times(Minibatch.SIZE)),
                        new Wrong("no-activation", DB2))
                .hint(2, "products")
                .values("p", SAMPLES, SixFormulasLesson::ofWeight2)
                .value("a", Minibatch.a(FIRST, HIDDEN, SECOND))
                .value("g", dz2(FIRST))
                .value("entry", DW2)
                .done();
    }

    private static LessonStep db2() {
        return byHand("db2")
                .asks(
                        "entry",
                        DB2,
                        0.0005,
                        new Wrong("mean-again", DB2.over(Minibatch.SIZE)),
                        new Wrong("no-mean", DB2.times(Minibatch.SIZE)),
                        new Wrong("no-signs", Minibatch.sum(s -> dz2(s).size())),
                        new Wrong("first", dz2(FIRST)))
                .hint(2, "column")
                .values("g", SAMPLES, SixFormulasLesson::dz2)
                .value("entry", DB2)
                .done();
    }

    private static LessonStep dz1() {
        Reading z = Minibatch.z(FIRST, HIDDEN, FIRST);
        return byHand("dz1")
                .asks(
                        "entry",
                        DZ1,
                        0.0002,
                        new Wrong("no-slope", ARRIVING),
                        new Wrong("slope-of-z", ARRIVING.times(slope(z))),
                        new Wrong("activation", ARRIVING.times(A1)),
                        new Wrong(
                                "other-weight",
                                dz2(FIRST)
                                        .times(Reading.weight(OUTPUT, 0, SECOND))
                                        .times(slope(A1))),
                        new Wrong("no-weight", dz2(FIRST).times(slope(A1))))
                .hint(2, "parts")
                .value("g", dz2(FIRST))
                .value("w", Reading.weight(OUTPUT, 0, FIRST))
                .value("a", A1)
                .value("arriving", ARRIVING)
                .value("slope", slope(A1))
                .value("entry", DZ1)
                .done();
    }

    private static LessonStep dw1() {
        return byHand("dw1")
                .asks(
                        "entry",
                        DW1,
                        0.0003,
                        new Wrong("transposed", Reading.gradient(HIDDEN, FIRST, SECOND)),
                        new Wrong("first", ofWeight1(FIRST)),
                        new Wrong("mean-again", DW1.over(Minibatch.SIZE)),
                        new Wrong("no-input", Reading.biasGradient(HIDDEN, SECOND)))
                .hint(2, "products")
                .values("p", SAMPLES, SixFormulasLesson::ofWeight1)
                .value("x", Minibatch.input(FIRST, FIRST))
                .value("g", Minibatch.delta(FIRST, HIDDEN, SECOND))
                .value("entry", DW1)
                .done();
    }

    private static LessonStep db1() {
        return byHand("db1")
                .asks(
                        "entry",
                        DB1,
                        0.0001,
                        new Wrong(
                                "row",
                                DZ1.plus(Minibatch.delta(FIRST, HIDDEN, SECOND))
                                        .plus(Minibatch.delta(FIRST, HIDDEN, THIRD))),
                        new Wrong(
                                "everything",
                                DB1.plus(Reading.biasGradient(HIDDEN, SECOND))
                                        .plus(Reading.biasGradient(HIDDEN, THIRD))),
                        new Wrong("mean-again", DB1.over(Minibatch.SIZE)),
                        new Wrong("first", DZ1))
                .hint(2, "column")
                .values("g", SAMPLES, s -> Minibatch.delta(s, HIDDEN, FIRST))
                .value("entry", DB1)
                .done();
    }

    private static LessonStep descend() {
        return LessonStep.named("descend")
                .from(START)
                .lights(Light.RUN, Light.LOSS, Light.PLANE)
                .option("few", Reading.EPOCH.isBelow(11))
                .option("dozens", Reading.EPOCH.isBelow(101))
                .option("hundreds", Reading.EPOCH.isAbove(100))
                .until(TRAIN_LOSS.isBelow(0.05))
                .hint(1, "press", STEP.is(0))
                .hint(1, "wait")
                .hint(2, "slow", LEARNING_RATE.isBelow(0.05))
                .hint(2, "count")
                .hint(3, "do")
                .train(Act.Length.RUN)
                .value("epoch", Reading.EPOCH)
                .value("step", STEP)
                .value("loss", TRAIN_LOSS)
                .value("loss-before", TRAIN_LOSS.at(START))
                .done();
    }

    private static LessonStep understood() {
        return LessonStep.named("understood")
                .from(START)
                .lights(Light.MATRICES)
                .asksWhich("mean", "once", "once", "everywhere", "never")
                .asksWhich("transpose", "sum", "python", "sum", "undo")
                .asksWhich("saturated", "small", "small", "large", "same")
                .asksWhich("batch", "deltas", "all", "deltas", "none")
                .hints("look", "steps", "do")
                .answer()
                .done();
    }

    private static LessonStep nowYou() {
        return LessonStep.named("now-you")
                .from(START)
                .lights(Light.LEARNING_RATE, Light.BATCH_SIZE, Light.RUN, Light.LOSS)
                .until(TRAIN_LOSS.isBelow(0.005).within(STEPS_OF_EPOCH))
                .fails("late", STEP.isAbove(STEPS_OF_EPOCH))
                .hint(1, "late", STEP.isAbove(STEPS_OF_EPOCH))
                .hint(1, "levers")
                .hint(2, "small", LEARNING_RATE.isBelow(1))
                .hint(2, "large")
                .hint(3, "do")
                .change(FAST)
                .train(Act.Length.EPOCH)
                .value("loss", TRAIN_LOSS)
                .value("step", STEP)
                .value("rate", LEARNING_RATE)
                .done();
    }

    /** A step that asks for one entry of a matrix, which is read from the coming minibatch, whichever that is by now. */
    private static LessonStep.Description byHand(String id) {
        return LessonStep.named(id)
                .from(START)
                .lights(Light.MATRICES)
                .hint(1, "moved", STEP.isAbove(0))
                .hint(1, "where")
                .hint(3, "do")
                .value("step", STEP)
                .answer();
    }

    private static Reading dz2(int sample) {
        return Minibatch.delta(sample, OUTPUT, 0);
    }

    /** What a sample adds to the second entry of dW2. */
    private static Reading ofWeight2(int sample) {
        return Minibatch.a(sample, HIDDEN, SECOND).times(dz2(sample));
    }

    /** What a sample adds to the entry of dW1 in row 1 and column 2. */
    private static Reading ofWeight1(int sample) {
        return Minibatch.input(sample, FIRST).times(Minibatch.delta(sample, HIDDEN, SECOND));
    }

    /** The first row of A1 times what it would meet if A1 weren't transposed. */
    private static Reading rowForColumn() {
        Reading sum = Reading.of(0);
        for (int unit = FIRST; unit <= THIRD; unit++) {
            sum = sum.plus(Minibatch.a(FIRST, HIDDEN, unit).times(dz2(unit)));
        }
        return sum;
    }

    /** a(1 − a): for a sigmoid's activation a its slope; what comes of z is a typical mistake. */
    private static Reading slope(Reading a) {
        return a.times(Reading.of(1).minus(a));
    }
}
