package playground.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Loss;
import playground.nn.Network;
import playground.nn.Optimizer;
import playground.nn.OptimizerKind;
import playground.nn.OptimizerSettings;
import playground.nn.Output;
import playground.nn.RandomCase;

/** The formulas that are shown, with the numbers that are shown, come to the results that are shown. */
class FormulasTest {
    /** Far more digits than anybody looks at. */
    private static final double TOLERANCE = 1e-12;

    private static final int SEEDS = 4;

    record Case(Activation activation, Output output, Loss loss, int outputs) {}

    static Stream<Case> everyActivationOutputAndLoss() {
        List<Case> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            if (!activation.trainable()) continue;
            for (Output output : Output.values()) {
                for (Loss loss : Loss.values()) {
                    if (!loss.accepts(output)) continue;
                    if (output != Output.SOFTMAX) cases.add(new Case(activation, output, loss, 1));
                    cases.add(new Case(activation, output, loss, 3));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("everyActivationOutputAndLoss")
    void everyFormulaOfEveryUnitAndWeightComesToTheCoresNumber(Case c) {
        Network network = Network.from(2)
                .leakySlope(0.2)
                .huberDelta(0.7)
                .hidden(3, c.activation())
                .hidden(2, c.activation())
                .output(c.outputs(), c.output(), c.loss());
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomCase random = new RandomCase(network, 1, new SplittableRandom(seed));
            double[] gradients = new double[random.parameters.length];
            double loss = random.loss();
            random.pass.backward(random.parameters, gradients, 1);
            Trace trace = Trace.of(random.pass.values(1));
            for (int l = 0; l < network.layers().size(); l++) {
                DenseLayer layer = network.layers().get(l);
                for (int u = 0; u < layer.fanOut(); u++) {
                    var formulas = new UnitFormulas(network, random.parameters, trace, l, u);
                    formulas.unit(loss).forEach(FormulasTest::assertComesToItsResult);
                    assertComesToItsResult(formulas.dBias(gradients[layer.bias(u)]));
                    for (int i = 0; i < layer.fanIn(); i++) {
                        assertComesToItsResult(formulas.dWeight(i, gradients[layer.weight(u, i)]));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyOutputAndLoss")
    void theyHoldWhereTheOutputIsSaturated(Case c) {
        Network network = Network.from(1).output(c.outputs(), c.output(), c.loss());
        for (double steep : new double[] {20, -20, 200, -200, 1000, -1000}) {
            RandomCase random = new RandomCase(network, 1, new SplittableRandom(1));
            for (int i = 0; i < random.parameters.length; i++) random.parameters[i] *= steep;
            double[] gradients = new double[random.parameters.length];
            double loss = random.loss();
            random.pass.backward(random.parameters, gradients, 1);
            Trace trace = Trace.of(random.pass.values(1));
            for (int u = 0; u < c.outputs(); u++) {
                var formulas = new UnitFormulas(network, random.parameters, trace, 0, u);
                formulas.unit(loss).forEach(FormulasTest::assertComesToItsResult);
            }
        }
    }

    static Stream<Case> everyOutputAndLoss() {
        return everyActivationOutputAndLoss().filter(c -> c.activation() == Activation.LINEAR);
    }

    @ParameterizedTest
    @MethodSource("everyOptimizer")
    void everyUpdateComesToWhatTheOptimizerMadeInEachOfItsSteps(OptimizerKind kind) {
        var settings = new OptimizerSettings(kind, 0.8, 0.7, 0.85, 0.95, 1e-3, 0.1);
        SplittableRandom random = new SplittableRandom(5);
        double[] parameters = {0.5, -1.5, 2};
        Optimizer optimizer = settings.create(parameters.length);
        for (int step = 0; step < 20; step++) {
            double[] gradients = random.doubles(parameters.length, -1, 1).toArray();
            double[] before = parameters.clone();
            List<double[]> stateBefore = copy(optimizer.state());
            optimizer.step(parameters, gradients, 0.1);
            List<double[]> stateAfter = copy(optimizer.state());
            for (int i = 0; i < parameters.length; i++) {
                Quantity w = new Address(0, 0, OptionalInt.of(i)).quantity(before[i]);
                Quantity g = Quantity.ofWeight(Symbol.D_WEIGHT, 0, 0, i).with(gradients[i]);
                var moved = new UpdateFormulas.Moved(i, w, parameters[i], 0.1, stateBefore, stateAfter);
                List<Formula> lines = new UpdateFormulas(settings, moved, g).lines();
                lines.forEach(FormulasTest::assertComesToItsResult);
                Formula last = lines.get(lines.size() - 1);
                assertEquals("update", last.id());
                assertEquals(parameters[i], last.result());
            }
            assertEquals(
                    UpdateFormulas.memory(kind).size(),
                    stateAfter.stream()
                            .filter(array -> array.length == parameters.length)
                            .count());
        }
    }

    static Stream<OptimizerKind> everyOptimizer() {
        return Stream.of(OptimizerKind.values());
    }

    @Test
    void theBodyOfASumSpeaksOfEachTermByALetter() {
        double[] values = {3, 4};
        var total = SumIndex.total("i", 2, i -> i.of(Quantity.of(Symbol.X), Quantity.Role.INPUT, values));
        assertEquals(Quantity.of(Symbol.X).at(Quantity.Role.INPUT, "i"), total.body());
        assertEquals(
                List.of(
                        Quantity.of(Symbol.X).at(Quantity.Role.INPUT, 0).with(3),
                        Quantity.of(Symbol.X).at(Quantity.Role.INPUT, 1).with(4)),
                total.terms());
        assertEquals(7, total.evaluate());
    }

    static void assertComesToItsResult(Formula line) {
        double shown = line.result();
        double evaluated = line.is().evaluate();
        assertTrue(
                Math.abs(evaluated - shown) <= TOLERANCE * Math.max(1, Math.abs(shown)),
                () -> line.id() + " is " + evaluated + ", shown as " + shown);
        assertTrue(line.of().value().isEmpty(), () -> line.id() + " has its value on the left already");
    }

    private static List<double[]> copy(List<double[]> state) {
        return state.stream().map(double[]::clone).toList();
    }
}
