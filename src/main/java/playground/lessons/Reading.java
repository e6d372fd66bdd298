package playground.lessons;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.explain.Inquiry;
import playground.explain.Inspection;
import playground.explain.Inspector;
import playground.maths.Elementary;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Pass;
import playground.training.Run;
import playground.training.StepPreview;
import playground.training.UnitState;

/**
 * A number that can be read off a run between two steps; empty where the run has no such number. Immutable.
 *
 * <p>Layers count from 0 over the hidden layers and the output layer; units, inputs and points count from 0 too.
 */
public final class Reading {
    /** Optimizer steps made. */
    public static final Reading STEP = atEveryStep(run -> (double) run.stepCount());

    /** Epochs completed. */
    public static final Reading EPOCH = atEveryStep(run -> (double) run.epoch());

    public static final Reading TRAIN_LOSS = ofRun(run -> run.evaluate().trainLoss());

    /** Share of the points put into their own class, 0 … 1; R² for regression. */
    public static final Reading TRAIN_SCORE = ofRun(run -> run.evaluate().trainScore());

    public static final Reading TEST_SCORE = ofRun(run -> run.evaluate().testScore());

    public static final Reading LEARNING_RATE = atEveryStep(Run::learningRate);
    public static final Reading PARAMETER_COUNT = atEveryStep(Run::parameterCount);
    public static final Reading HIDDEN_LAYERS =
            atEveryStep(run -> run.network().activations().size());

    /** Rectifiers that no training point gets through. */
    public static final Reading DEAD_UNITS = health(health -> OptionalDouble.of((double) health.layers().stream()
            .flatMap(layer -> layer.units().stream())
            .filter(unit -> unit.state() == UnitState.DEAD)
            .count()));

    /** The sharpness as a share of the largest at which steps of this learning rate don't grow; empty without such a limit. */
    public static final Reading SHARPNESS_OF_LIMIT = health(health ->
            map(health.sharpness().limit(), limit -> health.sharpness().value() / limit));

    private static final int PLACES = 601;

    /** The largest distance between what the network says and the curve that the data's points are values of. */
    public static final Reading ERROR_OF_CURVE = ofRun(run -> {
        DataSettings data = run.experiment().data();
        return data.set()
                .curve(data.formula())
                .map(curve -> largestError(run, curve, -ReluConstruction.REACH, ReluConstruction.REACH))
                .orElse(OptionalDouble.empty());
    });

    private final Function<Measured, OptionalDouble> read;
    private final boolean atEveryStep;

    private Reading(Function<Measured, OptionalDouble> read, boolean atEveryStep) {
        this.read = read;
        this.atEveryStep = atEveryStep;
    }

    /** Always this number. */
    public static Reading of(double number) {
        return atEveryStep(run -> number);
    }

    /** What the learner has typed as the answer to a question. */
    public static Reading answer(int question) {
        return new Reading(
                measured -> question < measured.answers().size()
                        ? measured.answers().get(question)
                        : OptionalDouble.empty(),
                true);
    }

    /** The weight with which a unit takes an input. */
    public static Reading weight(int layer, int unit, int input) {
        return parameter(shape -> shape.weight(unit, input), layer, unit, input);
    }

    public static Reading bias(int layer, int unit) {
        return parameter(shape -> shape.bias(unit), layer, unit, 0);
    }

    /** ∂C/∂w of the coming step's minibatch. */
    public static Reading gradient(int layer, int unit, int input) {
        return ofLayer(layer, unit, input, (run, shape) -> coming(run).lossGradients()[shape.weight(unit, input)]);
    }

    /** ∂C/∂b of the coming step's minibatch. */
    public static Reading biasGradient(int layer, int unit) {
        return ofLayer(layer, unit, 0, (run, shape) -> coming(run).lossGradients()[shape.bias(unit)]);
    }

    /** The pre-activation z of a unit for one of the run's points. */
    public static Reading z(int point, int layer, int unit) {
        return ofPoint(point, layer, unit, step -> step.values().preActivations(layer)[unit][0]);
    }

    /** The activation a of a unit for one of the run's points. */
    public static Reading a(int point, int layer, int unit) {
        return ofPoint(point, layer, unit, step -> step.values().activations(layer)[unit][0]);
    }

    /** ∂C/∂z of a unit for one of the run's points and its own loss. */
    public static Reading delta(int point, int layer, int unit) {
        return ofPoint(point, layer, unit, step -> step.values().deltas(layer)[unit][0]);
    }

    /** S − I_y: ∂C/∂z of the output unit of the own class of one of the run's points, with softmax and cross-entropy. */
    static Reading deltaOfOwnClass(int point) {
        return ofRun(run -> {
            int last = run.network().layers().size() - 1;
            if (run.network().layers().get(last).fanOut() == 1) {
                return OptionalDouble.empty();
            }
            DataPoint own = run.data().points().get(point);
            return number(alone(run, own).values().deltas(last)[(int) own.target()][0]);
        });
    }

    /** An input of the network for one of the run's points. */
    public static Reading input(int point, int input) {
        return ofPoint(point, 0, 0, step -> {
            double[][] inputs = step.values().inputs();
            return input < inputs.length ? inputs[input][0] : Double.NaN;
        });
    }

    /** The loss of one of the run's points alone. */
    public static Reading lossOf(int point) {
        return ofPoint(point, 0, 0, StepPreview::loss);
    }

    /** What the first unit of the output layer says at a place. */
    public static Reading outputAt(double x, double y) {
        return ofRun(run -> {
            int last = run.network().layers().size() - 1;
            double output = alone(run, new DataPoint(x, y, 0, false)).values().activations(last)[0][0];
            return number(run.data().scaling().target().own(output));
        });
    }

    /** What it is at the start of a step: a constant, found when it is first needed. */
    public Reading at(Experiment start) {
        Reading whole = this;
        return new Reading(
                new Function<>() {
                    private volatile OptionalDouble found;

                    @Override
                    public OptionalDouble apply(Measured measured) {
                        if (found == null) {
                            found = whole.of(Measured.of(new Run(start)));
                        }
                        return found;
                    }
                },
                true);
    }

    /** The largest distance between a curve and what the network says, at {@value #PLACES} places of an interval of one input. */
    static Reading largestError(DoubleUnaryOperator curve, double from, double to) {
        return ofRun(run -> largestError(run, curve, from, to));
    }

    private static OptionalDouble largestError(Run run, DoubleUnaryOperator curve, double from, double to) {
        if (run.experiment().data().inputs() != 1) {
            return OptionalDouble.empty();
        }
        Pass pass = new Pass(run.network(), 1);
        int last = run.network().layers().size() - 1;
        double[] parameters = run.parameters();
        double largest = 0;
        for (int i = 0; i < PLACES; i++) {
            double x = from + (to - from) * i / (PLACES - 1);
            run.data().gather(new DataPoint(x, 0, 0, false), pass);
            pass.forward(parameters, 1);
            double output = run.data().scaling().target().own(pass.activations(last)[0][0]);
            largest = Math.max(largest, Math.abs(output - curve.applyAsDouble(x)));
        }
        return number(largest);
    }

    /**
     * The weight with which an input reaches the output of a network whose layers are all linear: that entry of the product of its
     * matrices.
     */
    static Reading productOfWeights(int input) {
        return ofRun(run -> {
            boolean isLinear = run.network().activations().stream().allMatch(Activation.LINEAR::equals);
            if (!isLinear || input >= run.network().layers().get(0).fanIn()) {
                return OptionalDouble.empty();
            }
            double[] reaches = new double[run.network().layers().get(0).fanIn()];
            reaches[input] = 1;
            for (DenseLayer layer : run.network().layers()) {
                double[] next = new double[layer.fanOut()];
                for (int unit = 0; unit < next.length; unit++) {
                    for (int i = 0; i < reaches.length; i++) {
                        next[unit] += run.parameter(layer.weight(unit, i)) * reaches[i];
                    }
                }
                reaches = next;
            }
            return number(reaches[0]);
        });
    }

    public Reading times(double factor) {
        return with(number -> number * factor);
    }

    public Reading times(Reading other) {
        return combined(other, (one, two) -> one * two);
    }

    public Reading over(Reading other) {
        return combined(other, (one, two) -> one / two);
    }

    public Reading plus(Reading other) {
        return combined(other, Double::sum);
    }

    public Reading minus(Reading other) {
        return plus(other.times(-1));
    }

    /** −ln(1 − p), for a probability p: the cross-entropy of the other class. */
    public Reading minusLogOfRest() {
        return with(p -> -Elementary.log(1 - p));
    }

    /** Its size without its sign. */
    public Reading size() {
        return with(Math::abs);
    }

    public Condition isBelow(double limit) {
        return isBelow(of(limit));
    }

    public Condition isBelow(Reading other) {
        return compared(other, (one, two) -> one < two);
    }

    public Condition isAbove(double limit) {
        return isAbove(of(limit));
    }

    public Condition isAbove(Reading other) {
        return other.isBelow(this);
    }

    /** Whether it is no farther from the other than the tolerance. */
    public Condition isNear(Reading other, double tolerance) {
        return compared(other, (one, two) -> Math.abs(one - two) <= tolerance);
    }

    public Condition is(double number) {
        return isNear(of(number), 0);
    }

    /** The number; empty where the run has none, or none that is finite. */
    public OptionalDouble of(Measured measured) {
        OptionalDouble number = read.apply(measured);
        return number.isPresent() && Double.isFinite(number.getAsDouble()) ? number : OptionalDouble.empty();
    }

    /** Whether reading it costs so little that it can be read after every step. */
    boolean isReadAtEveryStep() {
        return atEveryStep;
    }

    private Reading with(DoubleUnaryOperator change) {
        return new Reading(measured -> map(of(measured), change), atEveryStep);
    }

    /** Two numbers as one. */
    private interface Both {
        double of(double one, double two);
    }

    private Reading combined(Reading other, Both both) {
        return new Reading(
                measured -> {
                    OptionalDouble two = other.of(measured);
                    return two.isEmpty() ? two : map(of(measured), one -> both.of(one, two.getAsDouble()));
                },
                atEveryStep && other.atEveryStep);
    }

    /** Whether two numbers stand in some relation. */
    private interface Relation {
        boolean holds(double one, double two);
    }

    private Condition compared(Reading other, Relation relation) {
        return new Condition(
                measured -> {
                    OptionalDouble one = of(measured);
                    OptionalDouble two = other.of(measured);
                    return one.isPresent() && two.isPresent() && relation.holds(one.getAsDouble(), two.getAsDouble());
                },
                atEveryStep && other.atEveryStep);
    }

    /** A number of a layer of a run. */
    private interface OfLayer {
        double read(Run run, DenseLayer shape);
    }

    private static Reading parameter(ToDoubleFunction<DenseLayer> index, int layer, int unit, int input) {
        Reading slow = ofLayer(layer, unit, input, (run, shape) -> run.parameter((int) index.applyAsDouble(shape)));
        return new Reading(slow.read, true);
    }

    private static Reading ofLayer(int layer, int unit, int input, OfLayer read) {
        return ofRun(run -> {
            if (layer >= run.network().layers().size()) {
                return OptionalDouble.empty();
            }
            DenseLayer shape = run.network().layers().get(layer);
            boolean has = unit < shape.fanOut() && input < shape.fanIn();
            return has ? OptionalDouble.of(read.read(run, shape)) : OptionalDouble.empty();
        });
    }

    private static Reading ofPoint(int point, int layer, int unit, ToDoubleFunction<StepPreview> read) {
        return ofRun(run -> {
            boolean has = point < run.data().points().size()
                    && layer < run.network().layers().size()
                    && unit < run.network().layers().get(layer).fanOut();
            return has
                    ? number(read.applyAsDouble(alone(run, run.data().points().get(point))))
                    : OptionalDouble.empty();
        });
    }

    private static StepPreview alone(Run run, DataPoint point) {
        return run.previews().of(point);
    }

    private static StepPreview coming(Run run) {
        return run.previews().coming();
    }

    private static Reading health(Function<Inspection.Health, OptionalDouble> read) {
        return ofRun(run -> read.apply((Inspection.Health) Inspector.inspect(run, new Inquiry.Health())));
    }

    /** A number of a run that has a gradient and points to train on; any other has none. */
    static Reading ofRun(Function<Run, OptionalDouble> read) {
        return ofMeasured(
                measured -> measured.run().trainable() && measured.run().data().trainCount() > 0
                        ? read.apply(measured.run())
                        : OptionalDouble.empty());
    }

    /** A number that costs too much to be read after every step. */
    static Reading ofMeasured(Function<Measured, OptionalDouble> read) {
        return new Reading(read, false);
    }

    private static Reading atEveryStep(ToDoubleFunction<Run> read) {
        return new Reading(measured -> number(read.applyAsDouble(measured.run())), true);
    }

    private static OptionalDouble number(double number) {
        return OptionalDouble.of(number);
    }

    private static OptionalDouble map(OptionalDouble number, DoubleUnaryOperator change) {
        return number.isEmpty() ? number : OptionalDouble.of(change.applyAsDouble(number.getAsDouble()));
    }
}
