package playground.explain;

import static playground.explain.Expression.ONE;
import static playground.explain.Expression.ZERO;
import static playground.explain.Expression.above;
import static playground.explain.Expression.difference;
import static playground.explain.Expression.fraction;
import static playground.explain.Expression.function;
import static playground.explain.Expression.product;
import static playground.explain.Expression.square;
import static playground.explain.Expression.sum;

import playground.explain.Expression.FunctionName;
import playground.explain.Expression.Negative;
import playground.nn.Activation;

/** The formulas of an {@link Activation}: a = σ(z), and σ′(z) from z and a. */
final class ActivationFormulas {
    private ActivationFormulas() {}

    /** σ(z). */
    static Expression value(Activation activation, Expression z, double leakySlope) {
        return switch (activation) {
            case LINEAR -> z;
            case SIGMOID -> fraction(ONE, sum(ONE, function(FunctionName.EXP, new Negative(z))));
            case TANH -> function(FunctionName.TANH, z);
            case RELU -> function(FunctionName.MAX, ZERO, z);
            case LEAKY_RELU -> above(z, ZERO, z, product(leaky(leakySlope), z));
            case ELU -> above(z, ZERO, z, difference(function(FunctionName.EXP, z), ONE));
            case SOFTPLUS -> function(FunctionName.SOFTPLUS, z);
            case GELU -> product(z, function(FunctionName.NORMAL, z));
            case SILU -> product(z, function(FunctionName.SIGMOID, z));
            case SINE -> function(FunctionName.SIN, z);
            case COSINE -> function(FunctionName.COS, z);
            case HARD_STEP -> above(z, ZERO, ONE, ZERO);
        };
    }

    /** σ′(z). */
    static Expression slope(Activation activation, Expression z, Expression a, double leakySlope) {
        return switch (activation) {
            case LINEAR -> ONE;
            case SIGMOID -> product(a, difference(ONE, a));
            case TANH -> difference(ONE, square(a));
            case RELU -> above(z, ZERO, ONE, ZERO);
            case LEAKY_RELU -> above(z, ZERO, ONE, leaky(leakySlope));
            case ELU -> above(z, ZERO, ONE, sum(a, ONE));
            case SOFTPLUS -> function(FunctionName.SIGMOID, z);
            case GELU -> sum(function(FunctionName.NORMAL, z), product(z, function(FunctionName.DENSITY, z)));
            case SILU -> {
                Expression s = function(FunctionName.SIGMOID, z);
                yield product(s, sum(ONE, product(z, difference(ONE, s))));
            }
            case SINE -> function(FunctionName.COS, z);
            case COSINE -> new Negative(function(FunctionName.SIN, z));
            case HARD_STEP -> ZERO;
        };
    }

    private static Expression leaky(double slope) {
        return Quantity.of(Symbol.LEAKY_SLOPE, slope);
    }
}
