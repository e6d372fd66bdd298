package playground.explain;

import static playground.explain.Expression.ONE;
import static playground.explain.Expression.difference;
import static playground.explain.Expression.fraction;
import static playground.explain.Expression.function;
import static playground.explain.Expression.product;
import static playground.explain.Expression.square;
import static playground.explain.Expression.sum;

import java.util.ArrayList;
import java.util.List;
import playground.explain.Expression.FunctionName;
import playground.nn.OptimizerKind;
import playground.nn.OptimizerSettings;

/** The formulas by which the optimizer moves one parameter in a step, with the core's own numbers beside them. */
final class UpdateFormulas {
    private final OptimizerSettings settings;
    private final List<double[]> before;
    private final List<double[]> after;
    private final int index;
    private final Quantity parameter;
    private final Quantity gradient;
    private final Quantity rate;
    private final double result;
    private final List<Formula> lines = new ArrayList<>();

    /**
     * @param step what becomes of the numbers of one parameter
     * @param gradient what the optimizer is given for it
     */
    UpdateFormulas(OptimizerSettings settings, Moved step, Quantity gradient) {
        this.settings = settings;
        this.gradient = gradient;
        before = step.stateBefore();
        after = step.stateAfter();
        index = step.index();
        parameter = step.parameter();
        result = step.after();
        rate = Quantity.of(Symbol.ETA, step.learningRate());
    }

    /**
     * One parameter of a step.
     *
     * @param parameter w or b with its old value
     * @param after its new value
     * @param stateBefore the optimizer's whole memory, as {@link playground.nn.Optimizer#state} lists it
     * @param stateAfter the same after the step
     */
    record Moved(
            int index,
            Quantity parameter,
            double after,
            double learningRate,
            List<double[]> stateBefore,
            List<double[]> stateAfter) {}

    /** What an optimizer remembers for each parameter, in the order of its state. */
    static List<Symbol> memory(OptimizerKind kind) {
        return switch (kind) {
            case SGD -> List.of();
            case MOMENTUM, NESTEROV -> List.of(Symbol.VELOCITY);
            case ADAGRAD, RMSPROP -> List.of(Symbol.SQUARES);
            case ADAM, ADAMW -> List.of(Symbol.M, Symbol.V);
        };
    }

    /** What it remembers, then the new value of the parameter. */
    List<Formula> lines() {
        switch (settings.kind()) {
            case SGD -> update(product(rate, gradient));
            case MOMENTUM -> update(product(rate, velocity()));
            case NESTEROV -> {
                Quantity velocity = velocity();
                update(product(rate, sum(gradient, product(momentum(), velocity))));
            }
            case ADAGRAD -> update(scaled(gradient, remembered(0, "squares", sum(memory(0), square(gradient)))));
            case RMSPROP -> {
                Quantity decay = Quantity.of(Symbol.DECAY, settings.decay());
                update(scaled(gradient, remembered(0, "squares", mixed(decay, memory(0), square(gradient)))));
            }
            case ADAM -> update(adam());
            case ADAMW -> {
                Expression move = adam();
                Quantity decay = Quantity.of(Symbol.WEIGHT_DECAY, settings.weightDecay());
                Expression shrunk = product(difference(ONE, product(rate, decay)), parameter);
                lines.add(new Formula("update", updated(), difference(shrunk, move), result));
            }
        }
        return lines;
    }

    private Expression adam() {
        Quantity beta1 = Quantity.of(Symbol.BETA_1, settings.beta1());
        Quantity beta2 = Quantity.of(Symbol.BETA_2, settings.beta2());
        Quantity m = remembered(0, "m", mixed(beta1, memory(0), gradient));
        Quantity v = remembered(1, "v", mixed(beta2, memory(1), square(gradient)));
        double[] powers = after.get(2);
        Quantity mHat = corrected("mHat", Symbol.M_HAT, m, Quantity.of(Symbol.BETA_1_POWER, powers[0]));
        Quantity vHat = corrected("vHat", Symbol.V_HAT, v, Quantity.of(Symbol.BETA_2_POWER, powers[1]));
        return scaled(mHat, vHat);
    }

    private Quantity corrected(String id, Symbol symbol, Quantity moment, Quantity power) {
        Formula line = Formula.of(id, Quantity.of(symbol), fraction(moment, difference(ONE, power)));
        lines.add(line);
        return line.of().with(line.result());
    }

    private Quantity velocity() {
        return remembered(0, "velocity", sum(product(momentum(), memory(0)), gradient));
    }

    private Quantity momentum() {
        return Quantity.of(Symbol.MOMENTUM, settings.momentum());
    }

    /** share · old + (1 − share) · fresh. */
    private static Expression mixed(Quantity share, Quantity old, Expression fresh) {
        return sum(product(share, old), product(difference(ONE, share), fresh));
    }

    /** η · x / (√s + ε). */
    private Expression scaled(Quantity x, Quantity squares) {
        Quantity epsilon = Quantity.of(Symbol.EPSILON, settings.epsilon());
        return fraction(product(rate, x), sum(function(FunctionName.SQRT, squares), epsilon));
    }

    private Quantity memory(int which) {
        return Quantity.of(memory(settings.kind()).get(which), before.get(which)[index]);
    }

    /** Adds the line of a remembered number, and gives its new value. */
    private Quantity remembered(int which, String id, Expression is) {
        double value = after.get(which)[index];
        Quantity fresh = memory(which).afterStep().with(value);
        lines.add(new Formula(id, fresh.unvalued(), is, value));
        return fresh;
    }

    private void update(Expression move) {
        lines.add(new Formula("update", updated(), difference(parameter, move), result));
    }

    private Quantity updated() {
        return parameter.afterStep().unvalued();
    }
}
