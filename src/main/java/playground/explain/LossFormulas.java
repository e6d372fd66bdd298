package playground.explain;

import static playground.explain.Expression.ONE;
import static playground.explain.Expression.ZERO;
import static playground.explain.Expression.above;
import static playground.explain.Expression.difference;
import static playground.explain.Expression.fraction;
import static playground.explain.Expression.function;
import static playground.explain.Expression.number;
import static playground.explain.Expression.product;
import static playground.explain.Expression.square;
import static playground.explain.Expression.sum;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import playground.explain.Expression.FunctionName;
import playground.explain.Expression.Negative;
import playground.nn.Activation;
import playground.nn.Loss;
import playground.nn.Network;

/** The formulas of the output layer and of the loss, for one example: ŷ, C, ∂C/∂ŷ and δ. */
final class LossFormulas {
    /** Beyond this logit, ŷ is shown rounded to 0 or 1, so the loss is written in terms of z instead. */
    static final double SATURATED = 15;

    /** Beyond this logit, e^z comes near the largest double, so softmax is written with the largest logit subtracted. */
    static final double STEEP = 100;

    private final Network network;
    private final Trace trace;
    private final int units;
    private final int layer;
    private final double steepest;

    LossFormulas(Network network, Trace trace) {
        this.network = network;
        this.trace = trace;
        units = network.outputs();
        layer = network.layers().size() - 1;
        steepest = Arrays.stream(trace.logits()).map(Math::abs).max().orElseThrow();
    }

    /** Whether δ comes from the loss in one go, without ∂C/∂ŷ and σ′. */
    boolean isFused() {
        return network.loss() == Loss.BINARY_CROSS_ENTROPY || network.loss() == Loss.CROSS_ENTROPY;
    }

    /** ŷ of a unit, from the logits. */
    Expression prediction(int unit) {
        Optional<Activation> own = elementwise();
        return own.isPresent()
                ? ActivationFormulas.value(own.get(), z(SumIndex.only(unit)), 0)
                : fraction(exponential(SumIndex.only(unit)), total("j", this::exponential));
    }

    /** σ′ of a unit by itself; empty for softmax, where each unit's ŷ depends on every z. */
    Optional<Expression> slope(int unit) {
        SumIndex one = SumIndex.only(unit);
        return elementwise().map(activation -> ActivationFormulas.slope(activation, z(one), yHat(one), 0));
    }

    /** C. */
    Expression loss() {
        if (network.loss() == Loss.CROSS_ENTROPY) return crossEntropy();
        return units == 1 ? term(SumIndex.only(0)) : fraction(total("k", this::term), number(units));
    }

    /** ∂C/∂ŷ of a unit, for a loss that isn't fused with its output. */
    Expression dOutput(int unit) {
        Expression derivative = derivative(SumIndex.only(unit));
        return units == 1 ? derivative : fraction(derivative, number(units));
    }

    /** δ of a unit. */
    Expression delta(int unit) {
        SumIndex one = SumIndex.only(unit);
        if (isFused()) {
            Expression miss = difference(yHat(one), y(one));
            return network.loss() == Loss.CROSS_ENTROPY || units == 1 ? miss : fraction(miss, number(units));
        }
        double[] d = new double[units];
        for (int k = 0; k < units; k++) d[k] = dOutput(k).evaluate();
        Optional<Expression> slope = slope(unit);
        if (slope.isPresent()) {
            return product(dOutput(one, d), slopeQuantity(unit).with(slope.get().evaluate()));
        }
        return product(yHat(one), difference(dOutput(one, d), total("j", j -> product(dOutput(j, d), yHat(j)))));
    }

    Quantity slopeQuantity(int unit) {
        return Quantity.ofUnit(Symbol.SLOPE, layer, unit);
    }

    private Expression term(SumIndex k) {
        return switch (network.loss()) {
            case MEAN_SQUARED_ERROR -> square(difference(yHat(k), y(k)));
            case MEAN_ABSOLUTE_ERROR -> distance(k);
            case HUBER ->
                above(
                        distance(k),
                        huberDelta(),
                        product(huberDelta(), difference(distance(k), fraction(huberDelta(), number(2)))),
                        fraction(square(difference(yHat(k), y(k))), number(2)));
            case MEAN_SQUARED_LOG_ERROR -> squaredLogError(k);
            case BINARY_CROSS_ENTROPY -> binaryCrossEntropy(k);
            case CROSS_ENTROPY -> product(y(k), function(FunctionName.LOG, yHat(k)));
            case HINGE -> function(FunctionName.MAX, ZERO, difference(ONE, product(y(k), yHat(k))));
        };
    }

    private Expression derivative(SumIndex k) {
        Expression miss = difference(yHat(k), y(k));
        return switch (network.loss()) {
            case MEAN_SQUARED_ERROR -> product(number(2), miss);
            case MEAN_ABSOLUTE_ERROR -> function(FunctionName.SIGN, miss);
            case HUBER ->
                function(FunctionName.MAX, new Negative(huberDelta()), function(FunctionName.MIN, miss, huberDelta()));
            case MEAN_SQUARED_LOG_ERROR ->
                above(onePlus(yHat(k)), begin(k), logSlope(onePlus(yHat(k)), k), logSlope(begin(k), k));
            case HINGE -> above(ONE, product(y(k), yHat(k)), new Negative(y(k)), ZERO);
            case BINARY_CROSS_ENTROPY, CROSS_ENTROPY ->
                throw new IllegalStateException(network.loss() + " gives δ without ∂C/∂ŷ");
        };
    }

    private Expression binaryCrossEntropy(SumIndex k) {
        if (steepest > SATURATED) return difference(function(FunctionName.SOFTPLUS, z(k)), product(y(k), z(k)));
        return new Negative(sum(
                product(y(k), function(FunctionName.LOG, yHat(k))),
                product(difference(ONE, y(k)), function(FunctionName.LOG, difference(ONE, yHat(k))))));
    }

    private Expression crossEntropy() {
        if (steepest <= SATURATED) return new Negative(total("k", this::term));
        return difference(
                sum(function(FunctionName.LOG, total("k", this::exponential)), zMax()),
                total("k", k -> product(y(k), z(k))));
    }

    private Expression exponential(SumIndex k) {
        boolean plain = steepest <= (network.loss() == Loss.CROSS_ENTROPY ? SATURATED : STEEP);
        return function(FunctionName.EXP, plain ? z(k) : difference(z(k), zMax()));
    }

    /** The square as far as the logarithm goes, and the straight line below it: see {@link Loss#MEAN_SQUARED_LOG_ERROR}. */
    private Expression squaredLogError(SumIndex k) {
        Expression v = onePlus(yHat(k));
        Expression line = product(difference(v, begin(k)), logSlope(begin(k), k));
        return above(v, begin(k), square(logs(v, k)), sum(square(logs(begin(k), k)), line));
    }

    /** 2 (ln v − ln(1 + y)) / v. */
    private Expression logSlope(Expression v, SumIndex k) {
        return fraction(product(number(2), logs(v, k)), v);
    }

    private Expression logs(Expression v, SumIndex k) {
        return difference(function(FunctionName.LOG, v), function(FunctionName.LOG, onePlus(y(k))));
    }

    private Expression begin(SumIndex k) {
        return function(FunctionName.MIN, number(Loss.LARGEST_LOG_BEGIN), fraction(onePlus(y(k)), number(2)));
    }

    private static Expression onePlus(Expression x) {
        return sum(ONE, x);
    }

    private Expression distance(SumIndex k) {
        return function(FunctionName.ABS, difference(yHat(k), y(k)));
    }

    private Quantity huberDelta() {
        return Quantity.of(Symbol.HUBER_DELTA, network.huberDelta());
    }

    private Quantity zMax() {
        return Quantity.of(Symbol.Z_MAX, Arrays.stream(trace.logits()).max().orElseThrow());
    }

    private Quantity z(SumIndex k) {
        Quantity z = Quantity.of(Symbol.Z).at(Quantity.Role.LAYER, layer);
        return k.of(z, Quantity.Role.UNIT, trace.logits());
    }

    private Quantity yHat(SumIndex k) {
        return k.of(Quantity.of(Symbol.Y_HAT), Quantity.Role.UNIT, trace.predicted());
    }

    private Quantity y(SumIndex k) {
        return k.of(Quantity.of(Symbol.Y), Quantity.Role.UNIT, trace.targets());
    }

    private static Quantity dOutput(SumIndex k, double[] values) {
        return k.of(Quantity.of(Symbol.D_OUTPUT), Quantity.Role.UNIT, values);
    }

    private Expression total(String letter, Function<SumIndex, Expression> term) {
        return SumIndex.total(letter, units, term);
    }

    private Optional<Activation> elementwise() {
        return switch (network.output()) {
            case LINEAR -> Optional.of(Activation.LINEAR);
            case SIGMOID -> Optional.of(Activation.SIGMOID);
            case TANH -> Optional.of(Activation.TANH);
            case SOFTMAX -> Optional.empty();
        };
    }
}
