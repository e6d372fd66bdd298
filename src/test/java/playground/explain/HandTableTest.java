package playground.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.LEARNING_RATE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.training.InitialParameters;
import playground.training.Run;

/** The core's numbers of one step are those of the {@link HandTable}, and those of the scalar autodiff. */
class HandTableTest {
    private static final double DIGITS = HandTable.DIGITS;

    private final Run run = new Run(new Experiment(
            DataSettings.drawn(2, List.of(new DataPoint(HandTable.X.get(0), HandTable.X.get(1), 1, false))),
            InitialParameters.set(
                    NetworkSettings.DEFAULT.with(given(LAYERS, List.of(new HiddenLayer(2, Activation.SIGMOID)))),
                    HandTable.BEFORE),
            TrainingSettings.DEFAULT.with(given(LEARNING_RATE, HandTable.LEARNING_RATE))));

    private Inspection.Example example(Optional<Address> select) {
        return (Inspection.Example) Inspector.inspect(run, new Inquiry.Example(new Source.Point(0), select));
    }

    @Test
    void everyNumberOfTheStepIsTheOneWorkedOutByHand() {
        Inspection.Example example = example(Optional.empty());
        assertArrayEquals(numbers(HandTable.Z), flat(example.trace().z()), DIGITS);
        assertArrayEquals(numbers(HandTable.A), flat(example.trace().a()), DIGITS);
        assertEquals(HandTable.LOSS, example.loss(), DIGITS);
        assertArrayEquals(numbers(HandTable.DELTA), flat(example.trace().delta()), DIGITS);
        assertArrayEquals(numbers(HandTable.GRADIENT), example.gradient(), DIGITS);
        assertArrayEquals(numbers(HandTable.AFTER), example.after(), DIGITS);
    }

    @Test
    void theScalarGraphFindsTheSameGradients() {
        Mlp mlp = new Mlp(run.network(), run.parameters());
        Value loss = mlp.loss(List.of(Value.of(HandTable.X.get(0)), Value.of(HandTable.X.get(1))), new double[] {1});
        loss.backward();
        assertEquals(HandTable.LOSS, loss.data(), DIGITS);
        double[] gradients = mlp.parameters().stream().mapToDouble(Value::grad).toArray();
        assertArrayEquals(numbers(HandTable.GRADIENT), gradients, DIGITS);
        assertArrayEquals(gradients, example(Optional.empty()).gradient(), 1e-15);
    }

    @Test
    void theStepThatFollowsLeadsToTheUpdatedParameters() {
        double[] after = example(Optional.empty()).after();
        run.step();
        assertArrayEquals(after, run.parameters());
    }

    @Test
    void theFormulasOfAHiddenUnitSayWhatTheHandDid() {
        List<Formula> lines = example(Optional.of(new Address(0, 0, OptionalInt.empty())))
                .selected()
                .orElseThrow()
                .formulas();
        assertEquals(
                List.of("z", "a", "slope", "delta", "dBias", "update"),
                lines.stream().map(Formula::id).toList());
        double[] results = lines.stream().mapToDouble(Formula::result).toArray();
        double[] hand = {0.6, 0.6456563062, 0.2287842405, -0.0322545185, -0.0322545185, 0.3661272593};
        assertArrayEquals(hand, results, DIGITS);
        lines.forEach(FormulasTest::assertComesToItsResult);
    }

    @Test
    void theGradientOfAWeightIsItsInputTimesTheDeltaOfItsUnit() {
        List<Formula> lines = example(Optional.of(new Address(1, 0, OptionalInt.of(0))))
                .selected()
                .orElseThrow()
                .formulas();
        Expression.Product product = (Expression.Product) lines.get(0).is();
        double[] factors =
                product.factors().stream().mapToDouble(Expression::evaluate).toArray();
        assertArrayEquals(new double[] {0.6456563062, -0.3524556418}, factors, DIGITS);
        assertEquals(-0.2275652078, lines.get(0).result(), DIGITS);
        assertEquals("update", lines.get(1).id());
        assertEquals(0.5137826039, lines.get(1).result(), DIGITS);
        assertEquals(
                0.5137826039,
                Arrays.stream(example(Optional.empty()).after(), 6, 7).sum(),
                DIGITS);
    }

    private static double[] flat(double[][] layers) {
        return Arrays.stream(layers).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] numbers(List<Double> row) {
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
