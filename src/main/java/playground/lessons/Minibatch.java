package playground.lessons;

import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import playground.nn.PassValues;
import playground.training.StepPreview;

/** Readings of the coming step's minibatch, whose samples count from 0 in the order of their rows in the matrices. */
final class Minibatch {
    /** More than anybody adds up by hand; each costs a pass through the whole minibatch. */
    private static final int MOST_TERMS = 16;

    /** How many samples it has. */
    static final Reading SIZE = of(0, values -> values.samples());

    private Minibatch() {}

    static Reading input(int sample, int input) {
        return ofWeights(0, 0, input, of(sample, values -> values.inputs(input)[sample]));
    }

    /** What the first unit of the output layer ought to say. */
    static Reading target(int sample) {
        return of(sample, values -> values.targets()[0][sample]);
    }

    /** The pre-activation z of a unit. */
    static Reading z(int sample, int layer, int unit) {
        return ofUnit(sample, layer, unit, values -> values.preActivations(layer)[unit][sample]);
    }

    /** The activation a of a unit. */
    static Reading a(int sample, int layer, int unit) {
        return ofUnit(sample, layer, unit, values -> values.activations(layer)[unit][sample]);
    }

    /** ∂L/∂z of a unit. L is the mean loss of the minibatch, so the 1/m is inside. */
    static Reading delta(int sample, int layer, int unit) {
        return ofUnit(sample, layer, unit, values -> values.deltas(layer, unit)[sample]);
    }

    /** The sum over all samples; empty if there are more than {@value #MOST_TERMS}. */
    static Reading sum(IntFunction<Reading> ofSample) {
        return Reading.ofMeasured(measured -> {
            double samples = SIZE.of(measured).orElse(0);
            if (samples > MOST_TERMS) {
                return OptionalDouble.empty();
            }
            double sum = 0;
            for (int sample = 0; sample < samples; sample++) {
                OptionalDouble term = ofSample.apply(sample).of(measured);
                if (term.isEmpty()) {
                    return term;
                }
                sum += term.getAsDouble();
            }
            return OptionalDouble.of(sum);
        });
    }

    private static Reading ofUnit(int sample, int layer, int unit, ToDoubleFunction<PassValues> read) {
        return ofWeights(layer, unit, 0, of(sample, read));
    }

    /** The reading, of a network that has this weight; empty for any other. */
    private static Reading ofWeights(int layer, int unit, int input, Reading there) {
        Reading weight = Reading.weight(layer, unit, input);
        return Reading.ofMeasured(
                measured -> weight.of(measured).isPresent() ? there.of(measured) : OptionalDouble.empty());
    }

    private static Reading of(int sample, ToDoubleFunction<PassValues> read) {
        return Reading.ofRun(run -> {
            StepPreview coming = run.previews().coming();
            return sample < coming.points().length
                    ? OptionalDouble.of(read.applyAsDouble(coming.values()))
                    : OptionalDouble.empty();
        });
    }
}
