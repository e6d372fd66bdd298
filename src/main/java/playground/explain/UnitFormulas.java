package playground.explain;

import static playground.explain.Expression.product;
import static playground.explain.Expression.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.explain.Quantity.Role;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Network;

/** The formulas of one unit for one example, forward and backward, with the core's own numbers beside them. */
final class UnitFormulas {
    private final Network network;
    private final double[] parameters;
    private final Trace trace;
    private final LossFormulas output;
    private final int layer;
    private final int unit;
    private final boolean isOutput;
    private final DenseLayer shape;

    UnitFormulas(Network network, double[] parameters, Trace trace, int layer, int unit) {
        this.network = network;
        this.parameters = parameters;
        this.trace = trace;
        this.layer = layer;
        this.unit = unit;
        output = new LossFormulas(network, trace);
        shape = network.layers().get(layer);
        isOutput = layer == network.layers().size() - 1;
    }

    /**
     * z, a (of the output ŷ, then C and ∂C/∂ŷ), σ′ where δ needs it, and δ.
     *
     * @param loss C as the core has it
     */
    List<Formula> unit(double loss) {
        List<Formula> lines = new ArrayList<>();
        lines.add(new Formula("z", at(Symbol.Z), preActivation(), trace.z()[layer][unit]));
        if (isOutput) {
            Quantity yHat = Quantity.of(Symbol.Y_HAT).at(Role.UNIT, unit);
            lines.add(new Formula("a", yHat, output.prediction(unit), trace.predicted()[unit]));
            lines.add(new Formula("loss", Quantity.of(Symbol.C), output.loss(), loss));
            if (!output.isFused()) {
                Quantity dOutput = Quantity.of(Symbol.D_OUTPUT).at(Role.UNIT, unit);
                lines.add(Formula.of("dOutput", dOutput, output.dOutput(unit)));
                Optional<Expression> slope = output.slope(unit);
                slope.ifPresent(is -> lines.add(Formula.of("slope", at(Symbol.SLOPE), is)));
            }
        } else {
            lines.add(new Formula("a", at(Symbol.A), activation(), trace.a()[layer][unit]));
            lines.add(Formula.of("slope", at(Symbol.SLOPE), slope()));
        }
        Expression delta = isOutput ? output.delta(unit) : hiddenDelta();
        lines.add(new Formula("delta", at(Symbol.DELTA), delta, trace.delta()[layer][unit]));
        return lines;
    }

    /** ∂C/∂b = δ. */
    Formula dBias(double gradient) {
        return new Formula("dBias", at(Symbol.D_BIAS), delta(), gradient);
    }

    /** ∂C/∂w = (∂z/∂w of the forward pass) · (∂C/∂z of the backward pass) = a · δ. */
    Formula dWeight(int input, double gradient) {
        Quantity dWeight = Quantity.ofWeight(Symbol.D_WEIGHT, layer, unit, input);
        return new Formula("dWeight", dWeight, product(incoming(SumIndex.only(input)), delta()), gradient);
    }

    private Expression preActivation() {
        int row = shape.weight(unit, 0);
        double[] weights = IntStream.range(0, shape.fanIn())
                .mapToDouble(i -> parameters[row + i])
                .toArray();
        Expression.Total inputs =
                SumIndex.total("i", shape.fanIn(), i -> product(i.of(at(Symbol.W), Role.INPUT, weights), incoming(i)));
        return sum(inputs, at(Symbol.B).with(parameters[shape.bias(unit)]));
    }

    private Expression activation() {
        return ActivationFormulas.value(function(), z(), network.leakySlope());
    }

    private Expression slope() {
        Quantity a = at(Symbol.A).with(trace.a()[layer][unit]);
        return ActivationFormulas.slope(function(), z(), a, network.leakySlope());
    }

    private Expression hiddenDelta() {
        DenseLayer above = network.layers().get(layer + 1);
        double[] weights = IntStream.range(0, above.fanOut())
                .mapToDouble(k -> parameters[above.weight(k, unit)])
                .toArray();
        Quantity weight = Quantity.of(Symbol.W).at(Role.LAYER, layer + 1).at(Role.INPUT, unit);
        Quantity delta = Quantity.of(Symbol.DELTA).at(Role.LAYER, layer + 1);
        Expression.Total back = SumIndex.total(
                "k",
                above.fanOut(),
                k -> product(k.of(weight, Role.UNIT, weights), k.of(delta, Role.UNIT, trace.delta()[layer + 1])));
        return product(back, at(Symbol.SLOPE).with(slope().evaluate()));
    }

    private Quantity incoming(SumIndex input) {
        return layer == 0
                ? input.of(Quantity.of(Symbol.X), Role.INPUT, trace.inputs())
                : input.of(Quantity.of(Symbol.A).at(Role.LAYER, layer - 1), Role.UNIT, trace.into(layer));
    }

    private Quantity delta() {
        return at(Symbol.DELTA).with(trace.delta()[layer][unit]);
    }

    private Quantity z() {
        return at(Symbol.Z).with(trace.z()[layer][unit]);
    }

    private Activation function() {
        return network.activations().get(layer);
    }

    private Quantity at(Symbol symbol) {
        return Quantity.ofUnit(symbol, layer, unit);
    }
}
