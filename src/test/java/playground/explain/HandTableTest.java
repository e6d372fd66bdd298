package playground.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.nn.Activation;
import playground.training.DataSettings;
import playground.training.Experiment;
import playground.training.HiddenLayer;
import playground.training.NetworkSettings;
import playground.training.Run;
import playground.training.TrainingSettings;

/**
 * A network of 2 inputs, 2 sigmoid units and 1 sigmoid output with cross-entropy, and one example, by hand.
 *
 * <p>Given: x = (1, 0.5), y = 1; hidden units w₁ = (0.15, 0.2), b₁ = 0.35 and w₂ = (0.25, −0.3), b₂ = −0.1; output v = (0.4, −0.5), c = 0.6;
 * η = 0.5. With s(z) = 1 / (1 + e^−z):
 *
 * <pre>
 * forward   z₁ = 0.15·1 + 0.2·0.5 + 0.35          = 0.6
 *           a₁ = s(0.6)   = 1 / (1 + 0.5488116361) = 0.6456563062
 *           z₂ = 0.25·1 − 0.3·0.5 − 0.1           = 0
 *           a₂ = s(0)                              = 0.5
 *           z  = 0.4·0.6456563062 − 0.5·0.5 + 0.6  = 0.2582625225 − 0.25 + 0.6 = 0.6082625225
 *           ŷ  = s(0.6082625225) = 1 / (1 + e^−0.6082625225)
 *              e^−0.6082625225 = e^−0.6 · e^−0.0082625225 = 0.5488116361 · 0.9917715183 = 0.5442957496
 *              ŷ = 1 / 1.5442957496                = 0.6475443582
 * loss      C  = −ln 0.6475443582 = ln 1.5442957496
 *              = ln 1.5 + ln 1.0295304997 = 0.4054651081 + 0.0291028728  = 0.4345679809
 * backward  δ  = ŷ − y = 0.6475443582 − 1          = −0.3524556418
 *           ∂C/∂v₁ = a₁ δ = 0.6456563062 · −0.3524556418 = −0.2275652078
 *           ∂C/∂v₂ = a₂ δ = 0.5 · −0.3524556418    = −0.1762278209
 *           ∂C/∂c  = δ                             = −0.3524556418
 *           δ₁ = v₁ δ · a₁ (1 − a₁) = −0.1409822567 · 0.6456563062 · 0.3543436938
 *              = −0.1409822567 · 0.2287842405      = −0.0322545185
 *           δ₂ = v₂ δ · a₂ (1 − a₂) = 0.1762278209 · 0.25 = 0.0440569552
 *           ∂C/∂w₁ = (1, 0.5) δ₁                   = (−0.0322545185, −0.0161272593),  ∂C/∂b₁ = δ₁
 *           ∂C/∂w₂ = (1, 0.5) δ₂                   = ( 0.0440569552,  0.0220284776),  ∂C/∂b₂ = δ₂
 * update    w₁ = (0.15 + 0.0161272593, 0.2 + 0.0080636296) = (0.1661272593, 0.2080636296), b₁ = 0.3661272593
 *           w₂ = (0.25 − 0.0220284776, −0.3 − 0.0110142388) = (0.2279715224, −0.3110142388), b₂ = −0.1220284776
 *           v  = (0.4 + 0.1137826039, −0.5 + 0.0881139105) = (0.5137826039, −0.4118860895), c = 0.7762278209
 * </pre>
 */
class HandTableTest {
    private static final double DIGITS = 1e-10;
    private static final double[] GRADIENT = {
        -0.0322545185,
        -0.0161272593,
        0.0440569552,
        0.0220284776,
        -0.0322545185,
        0.0440569552,
        -0.2275652078,
        -0.1762278209,
        -0.3524556418
    };
    private static final double[] AFTER = {
        0.1661272593,
        0.2080636296,
        0.2279715224,
        -0.3110142388,
        0.3661272593,
        -0.1220284776,
        0.5137826039,
        -0.4118860895,
        0.7762278209
    };

    private final Run run = new Run(new Experiment(
            DataSettings.drawn(2, List.of(new DataPoint(1, 0.5, 1, false))),
            NetworkSettings.DEFAULT
                    .withLayers(new HiddenLayer(2, Activation.SIGMOID))
                    .withParameters(List.of(0.15, 0.2, 0.25, -0.3, 0.35, -0.1, 0.4, -0.5, 0.6)),
            TrainingSettings.DEFAULT.withLearningRate(0.5)));

    private Inspection.Example example(Optional<Address> select) {
        return (Inspection.Example) Inspector.inspect(run, new Inquiry.Example(new Source.Point(0), select));
    }

    @Test
    void everyNumberOfTheStepIsTheOneWorkedOutByHand() {
        Inspection.Example example = example(Optional.empty());
        assertArrayEquals(new double[] {0.6, 0}, example.trace().z()[0], DIGITS);
        assertArrayEquals(new double[] {0.6456563062, 0.5}, example.trace().a()[0], DIGITS);
        assertArrayEquals(new double[] {0.6082625225}, example.trace().z()[1], DIGITS);
        assertArrayEquals(new double[] {0.6475443582}, example.trace().a()[1], DIGITS);
        assertEquals(0.4345679809, example.loss(), DIGITS);
        assertArrayEquals(new double[] {-0.3524556418}, example.trace().delta()[1], DIGITS);
        assertArrayEquals(
                new double[] {-0.0322545185, 0.0440569552}, example.trace().delta()[0], DIGITS);
        assertArrayEquals(GRADIENT, example.gradient(), DIGITS);
        assertArrayEquals(AFTER, example.after(), DIGITS);
    }

    @Test
    void theScalarGraphFindsTheSameGradients() {
        Mlp mlp = new Mlp(run.network(), run.parameters());
        Value loss = mlp.loss(List.of(Value.of(1), Value.of(0.5)), new double[] {1});
        loss.backward();
        assertEquals(0.4345679809, loss.data(), DIGITS);
        double[] gradients = mlp.parameters().stream().mapToDouble(Value::grad).toArray();
        assertArrayEquals(GRADIENT, gradients, DIGITS);
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
}
