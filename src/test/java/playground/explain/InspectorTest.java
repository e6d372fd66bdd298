package playground.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.CLIP_NORM;
import static playground.experiment.TrainingSettings.DROPOUT;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;
import static playground.experiment.TrainingSettings.SCHEDULE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Frozen;
import playground.experiment.HiddenLayer;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.Refusal;
import playground.experiment.TrainingSettings;
import playground.explain.Inspection.Matrix;
import playground.explain.Inspection.Node;
import playground.maths.Vectors;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;
import playground.nn.Schedule;
import playground.training.Run;

class InspectorTest {
    private static final Address WEIGHT = new Address(0, 1, OptionalInt.of(0));
    private static final Address BIAS = new Address(1, 0, OptionalInt.empty());
    private static final Source TRAINING = new Source.Training();

    private final Run run = trained(Experiment.DEFAULT, 60);

    private static Run trained(Experiment experiment, int steps) {
        Run run = new Run(experiment);
        for (int i = 0; i < steps; i++) run.step();
        return run;
    }

    static Stream<Experiment> everyOptimizerAndRegularization() {
        return Arrays.stream(OptimizerKind.values()).flatMap(optimizer -> Arrays.stream(Regularization.values())
                .map(regularization -> Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT
                        .with(given(OPTIMIZER, optimizer))
                        .with(given(REGULARIZATION, regularization))
                        .with(given(REGULARIZATION_RATE, 0.02))
                        .with(given(DROPOUT, regularization == Regularization.L1 ? 0.3 : 0))
                        .with(given(CLIP_NORM, regularization == Regularization.L2 ? 0.05 : 0))
                        .with(given(SCHEDULE, new Schedule(Schedule.Kind.COSINE, 20, 1, 3))))));
    }

    @ParameterizedTest
    @MethodSource("everyOptimizerAndRegularization")
    void theMinibatchThatIsShownIsTheStepThatFollowsBitForBitAndItsFormulasComeToIt(Experiment experiment) {
        Run shown = trained(experiment, 12);
        for (Address select : List.of(WEIGHT, BIAS)) {
            var minibatch = (Inspection.Minibatch)
                    Inspector.inspect(shown, new Inquiry.Example(new Source.Minibatch(), Optional.of(select)));
            Inspection.Selected selected = minibatch.selected().orElseThrow();
            selected.formulas().forEach(FormulasTest::assertComesToItsResult);
            int last = selected.formulas().size() - 1;
            assertEquals(
                    minibatch.after()[selected.index()],
                    selected.formulas().get(last).result());
            double mean = minibatch.pulls().stream()
                    .mapToDouble(Inspection.Pull::gradient)
                    .average()
                    .orElseThrow();
            assertEquals(minibatch.gradient()[selected.index()], mean, 1e-15);
            assertEquals(
                    minibatch.loss(),
                    minibatch.pulls().stream()
                            .mapToDouble(Inspection.Pull::loss)
                            .average()
                            .orElseThrow(),
                    1e-14);
            assertArrayEquals(shown.parameters(), minibatch.before());
            shown.step();
            assertArrayEquals(shown.parameters(), minibatch.after());
        }
    }

    @Test
    void aFrozenParameterIsShownToStayAsItIs() {
        var frozen = List.of(Frozen.weight(0, 1, 0));
        Run shown = new Run(Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT
                .with(given(OPTIMIZER, OptimizerKind.ADAMW))
                .withFrozen(frozen)));
        var minibatch = (Inspection.Minibatch)
                Inspector.inspect(shown, new Inquiry.Example(new Source.Minibatch(), Optional.of(WEIGHT)));
        List<Formula> lines = minibatch.selected().orElseThrow().formulas();
        assertEquals(
                List.of("dWeight", "update"), lines.stream().map(Formula::id).toList());
        assertEquals(shown.parameter(2), lines.get(1).result());
        assertEquals(shown.parameter(2), lines.get(1).is().evaluate());
    }

    @Test
    void withDropoutTheMatricesHaveItsMasksAndTheRecursionStillHolds() {
        Run dropping = trained(Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(DROPOUT, 0.4))), 7);
        var matrices = (Inspection.Matrices) Inspector.inspect(dropping, new Inquiry.Matrices(64));
        double[][] mask = find(matrices, "D1").values();
        double[][] z = find(matrices, "Z1").values();
        double[][] a = new double[z.length][z[0].length];
        double[][] back = product(
                find(matrices, "G2").values(), transposed(find(matrices, "W2").values()));
        for (int s = 0; s < a.length; s++) {
            for (int u = 0; u < a[s].length; u++) {
                double t = StrictMath.tanh(z[s][u]);
                a[s][u] = mask[s][u] * t;
                back[s][u] *= mask[s][u] * (1 - t * t);
            }
        }
        assertClose(a, find(matrices, "A1").values());
        assertClose(back, find(matrices, "G1").values());
        assertClose(
                product(transposed(a), find(matrices, "G2").values()),
                find(matrices, "dW2").values());
        assertTrue(Arrays.stream(mask).flatMapToDouble(Arrays::stream).anyMatch(entry -> entry == 0));
    }

    @Test
    void anInspectionOfAnyKindLeavesTheRunAsItWas() {
        Run alone = trained(Experiment.DEFAULT, 60);
        for (Inquiry inquiry : ofEveryKind()) Inspector.inspect(run, inquiry);
        for (int i = 0; i < 100; i++) {
            run.step();
            alone.step();
        }
        assertArrayEquals(alone.parameters(), run.parameters());
        assertEquals(alone.epoch(), run.epoch());
    }

    @Test
    void theMatricesFollowTheRecursionWithTheShapesThatFit() {
        var matrices = (Inspection.Matrices) Inspector.inspect(run, new Inquiry.Matrices(64));
        int m = matrices.size();
        for (int i = 1; i <= 3; i++) {
            Matrix below = find(matrices, i == 1 ? "X0" : "A" + (i - 1));
            Matrix w = find(matrices, "W" + i);
            Matrix g = find(matrices, "G" + i);
            double[][] z = product(below.values(), w.values());
            double[] b = find(matrices, "b" + i).values()[0];
            for (double[] row : z) for (int u = 0; u < b.length; u++) row[u] += b[u];
            assertClose(z, find(matrices, "Z" + i).values());
            assertClose(
                    product(transposed(below.values()), g.values()),
                    find(matrices, "dW" + i).values());
            double[][] ones = {IntStream.range(0, m).mapToDouble(s -> 1).toArray()};
            assertClose(product(ones, g.values()), find(matrices, "db" + i).values());
            if (i < 3) {
                double[][] a = find(matrices, "A" + i).values();
                double[][] back = product(
                        find(matrices, "G" + (i + 1)).values(),
                        transposed(find(matrices, "W" + (i + 1)).values()));
                for (int s = 0; s < m; s++) for (int u = 0; u < a[s].length; u++) back[s][u] *= 1 - a[s][u] * a[s][u];
                assertClose(back, g.values());
            }
        }
        for (Matrix matrix : matrices.matrices()) {
            assertEquals(matrix.shape()[0], matrix.values().length, matrix.id());
            assertEquals(matrix.shape()[1], matrix.values()[0].length, matrix.id());
        }
        for (Inspection.MatrixFormula formula : matrices.formulas()) {
            formula.operands().forEach(operand -> find(matrices, operand));
            find(matrices, formula.of());
        }
    }

    @Test
    void theCostOfAStepIsCountedInMultiplyAddsAndNumbersKept() {
        // 2-4-2-1: forward 8 + 8 + 2 = 18 an example, backward 18 to the weights and 8 + 2 to the inputs of layers
        // kept: 2 inputs, z and a of 7 units; in segments of 2 layers: 2 inputs, 2 ends, and z and a of 6 units at once
        assertEquals(
                new Inspection.Cost(180, 280, 160, new Inspection.Segments(2, 160, 160)),
                MatrixInspection.cost(run.network(), 10));
    }

    @Test
    void everyNodesGradientIsTheSumOverItsUsersOfPartialTimesGradient() {
        var graph = (Inspection.Graph) Inspector.inspect(run, new Inquiry.Graph(new Source.Point(3), Optional.empty()));
        double[] sums = new double[graph.nodes().size()];
        sums[0] = 1;
        for (int id = 0; id < sums.length; id++) {
            Node node = graph.nodes().get(id);
            assertEquals(node.gradient(), sums[id], 1e-15);
            for (int k = 0; k < node.inputs().size(); k++) {
                assertTrue(node.inputs().get(k) > id, "an input before its user");
                sums[node.inputs().get(k)] += node.partials()[k] * node.gradient();
            }
        }
        var example =
                (Inspection.Example) Inspector.inspect(run, new Inquiry.Example(new Source.Point(3), Optional.empty()));
        for (Node node : graph.nodes()) {
            if (node.label().equals(Optional.of(Quantity.ofWeight(Symbol.W, 0, 1, 0)))) {
                assertEquals(example.gradient()[2], node.gradient(), 1e-15);
            }
        }
        assertEquals(example.loss(), graph.nodes().get(0).data(), 1e-14);
    }

    @Test
    void aUnitsGraphEndsAtTheLayerBelowAndHasTheGradientsOfTheLoss() {
        Address unit = new Address(1, 1, OptionalInt.empty());
        var graph =
                (Inspection.Graph) Inspector.inspect(run, new Inquiry.Graph(new Source.Point(3), Optional.of(unit)));
        var example =
                (Inspection.Example) Inspector.inspect(run, new Inquiry.Example(new Source.Point(3), Optional.empty()));
        // a; z and 4 partial sums with 4 products of w and a; b
        assertEquals(1 + 4 + 3 * 4 + 1, graph.nodes().size());
        assertEquals(
                Optional.of(Quantity.ofUnit(Symbol.A, 1, 1)),
                graph.nodes().get(0).label());
        assertEquals(example.trace().delta()[1][1], graph.nodes().get(1).gradient(), 1e-15);
    }

    @Test
    void aSliceGoesThroughTheLossWithTheGradientAsItsSlope() {
        var slice = (Inspection.Slice) Inspector.inspect(
                run, new Inquiry.Slice(TRAINING, WEIGHT, 1e-4, OptionalDouble.empty(), OptionalDouble.empty(), 61));
        assertEquals(run.evaluate().trainLoss().orElseThrow(), slice.loss(), 1e-14);
        assertEquals(slice.loss(), slice.losses()[30], 1e-14);
        assertEquals(slice.gradient(), slice.secant().slope(), 1e-3);
        var before = (Inspection.Slice) Inspector.inspect(
                run, new Inquiry.Slice(TRAINING, WEIGHT, -1e-4, OptionalDouble.empty(), OptionalDouble.empty(), 2));
        double central = (slice.secant().slope() + before.secant().slope()) / 2;
        assertEquals(slice.gradient(), central, 1e-7);
        run.edits().setWeight(0, 1, 0, slice.at()[60]);
        assertEquals(run.evaluate().trainLoss().orElseThrow(), slice.losses()[60], 1e-14);
    }

    @Test
    void aSurfaceOverTwoParametersHasTheLossOfThoseParameters() {
        var axes = new Inquiry.Axes.Parameters(WEIGHT, BIAS);
        var surface = (Inspection.Surface) Inspector.inspect(run, new Inquiry.Surface(TRAINING, axes, 2, 5));
        assertEquals(run.evaluate().trainLoss().orElseThrow(), surface.losses()[2][2], 1e-14);
        Inspection.Step start = surface.path().get(0);
        Run begun = new Run(Experiment.DEFAULT);
        assertEquals(begun.parameter(WEIGHT.index(run.network(), "")), start.first(), 1e-12);
        assertEquals(begun.parameter(BIAS.index(run.network(), "")), start.second(), 1e-12);
        run.edits().setWeight(0, 1, 0, surface.first()[4]);
        run.edits().setBias(1, 0, surface.second()[1]);
        assertEquals(run.evaluate().trainLoss().orElseThrow(), surface.losses()[1][4], 1e-14);
    }

    @Test
    void alongTheGradientTheLossHasItsSlopeAndAcrossItNone() {
        var surface = (Inspection.Surface)
                Inspector.inspect(run, new Inquiry.Surface(TRAINING, new Inquiry.Axes.Gradient(), 1e-3, 3));
        double[] row = surface.losses()[1];
        assertEquals((row[2] - row[0]) / 2e-3, surface.gradient()[0], 1e-6);
        assertEquals(0, surface.gradient()[1], 1e-12);
        assertEquals(0, surface.here()[0]);
    }

    @Test
    void acrossTheGradientTheLossHasTheCurvatureOfTheSharpestDirection() {
        // the curvatures are 11 and 6: a step of 1/11 takes all of the first away, and leaves a gradient along the
        // second
        Run parabola = HealthTest.parabola(1.0 / 11, Regularization.NONE);
        parabola.step();
        double reach = 0.5;
        var surface = (Inspection.Surface)
                Inspector.inspect(parabola, new Inquiry.Surface(TRAINING, new Inquiry.Axes.Gradient(), reach, 3));
        double[][] losses = surface.losses();
        assertTrue(surface.sharpest().orElseThrow());
        assertEquals(11, (losses[2][1] - 2 * losses[1][1] + losses[0][1]) / (reach * reach), 1e-9);
        assertEquals(6, (losses[1][2] - 2 * losses[1][1] + losses[1][0]) / (reach * reach), 1e-9);
    }

    @Test
    void whereTheGradientIsTheSharpestDirectionTheOtherAxisIsSaidToBeAnother() {
        Run parabola = HealthTest.parabola(1.0 / 6, Regularization.NONE);
        parabola.step();
        var surface = (Inspection.Surface)
                Inspector.inspect(parabola, new Inquiry.Surface(TRAINING, new Inquiry.Axes.Gradient(), 1, 3));
        assertFalse(surface.sharpest().orElseThrow());
        assertEquals(0, surface.gradient()[1], 1e-12);
    }

    @Test
    void aRandomDirectionIsAsLongInEachUnitAsItsWeightsAndLeavesItsBiasAlone() {
        Network network = run.network();
        double[] parameters = run.parameters();
        double[] direction = SurfaceInspection.filterNormalized(network, parameters, new SplittableRandom(4));
        for (DenseLayer layer : network.layers()) {
            for (int unit = 0; unit < layer.fanOut(); unit++) {
                int from = layer.weight(unit, 0);
                int to = from + layer.fanIn();
                assertEquals(
                        Vectors.norm(Arrays.copyOfRange(parameters, from, to)),
                        Vectors.norm(Arrays.copyOfRange(direction, from, to)),
                        1e-12);
                assertEquals(0, direction[layer.bias(unit)]);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameRandomPlaneAndAnotherSeedAnother() {
        double[][] losses = random(1).losses();
        assertArrayEquals(losses, random(1).losses());
        assertNotEquals(losses[0][0], random(2).losses()[0][0]);
    }

    private Inspection.Surface random(long seed) {
        return (Inspection.Surface)
                Inspector.inspect(run, new Inquiry.Surface(TRAINING, new Inquiry.Axes.Random(seed), 1, 3));
    }

    @Test
    void whatARunDoesNotHaveIsRefusedByItsName() {
        refused("point", new Inquiry.Example(new Source.Point(500), Optional.empty()));
        refused("target", new Inquiry.Example(new Source.Place(0, 0, 2), Optional.empty()));
        refused("target", logErrors(), new Inquiry.Example(new Source.Place(0, 0, -1), Optional.empty()));
        Inspector.inspect(logErrors(), new Inquiry.Example(new Source.Place(0, 0, -0.99), Optional.empty()));
        refused("place[0]", new Inquiry.Example(new Source.Place(Double.NaN, 0, 1), Optional.empty()));
        refused(
                "select.unit",
                new Inquiry.Example(new Source.Point(0), Optional.of(new Address(0, 4, OptionalInt.empty()))));
        refused(
                "select.input",
                new Inquiry.Example(new Source.Point(0), Optional.of(new Address(0, 0, OptionalInt.of(2)))));
        refused(
                "of.layer",
                new Inquiry.Graph(new Source.Point(0), Optional.of(new Address(3, 0, OptionalInt.empty()))));
        refused("to", new Inquiry.Slice(TRAINING, BIAS, 0.1, OptionalDouble.of(1), OptionalDouble.of(1), 5));
        refused("second", new Inquiry.Surface(TRAINING, new Inquiry.Axes.Parameters(BIAS, BIAS), 1, 5));
    }

    private void refused(String path, Inquiry inquiry) {
        refused(path, run, inquiry);
    }

    private static void refused(String path, Run run, Inquiry inquiry) {
        assertEquals(
                path,
                assertThrows(Refusal.class, () -> Inspector.inspect(run, inquiry))
                        .path());
    }

    /** A regression by the squared log error, which is defined for targets above −1. */
    private static Run logErrors() {
        NetworkSettings network = NetworkSettings.DEFAULT.with(given(LOSS, LossKind.SQUARED_LOG_ERROR));
        var points = List.of(new DataPoint(1, 2, 0.5, false), new DataPoint(-3, 1, 2, false));
        return new Run(Experiment.fitting(DataSettings.drawnValues(points), network, TrainingSettings.DEFAULT));
    }

    @Test
    void withoutTrainingPointsOnlyPlacesCanBeLookedAt() {
        Run empty = new Run(Experiment.DEFAULT.withData(DataSettings.drawn(2, List.of())));
        Inspector.inspect(empty, new Inquiry.Example(new Source.Place(1, 1, 0), Optional.empty()));
        assertThrows(Refusal.class, () -> Inspector.inspect(empty, new Inquiry.Matrices(5)));
        assertThrows(Refusal.class, () -> Inspector.inspect(empty, new Inquiry.Health()));
        assertThrows(
                Refusal.class, () -> Inspector.inspect(empty, new Inquiry.Check(new Source.Minibatch(), 1e-5, false)));
    }

    @Test
    void theLargestNetworkIsAnsweredInPartAndItsGraphIsRefused() {
        HiddenLayer[] layers = new HiddenLayer[8];
        Arrays.fill(layers, new HiddenLayer(32, Activation.TANH));
        Run large = new Run(new Experiment(
                DataSettings.DEFAULT.with(given(COUNT, 5000)),
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(layers))),
                TrainingSettings.DEFAULT));
        var check = (Inspection.Check) Inspector.inspect(large, new Inquiry.Check(new Source.Minibatch(), 1e-5, false));
        assertTrue(check.parameters().size() < check.of() && check.parameters().size() > 30);
        var health = (Inspection.Health) Inspector.inspect(large, new Inquiry.Health());
        assertTrue(health.examples().used() < health.examples().of());
        var matrices = (Inspection.Matrices) Inspector.inspect(large, new Inquiry.Matrices(64));
        assertTrue(matrices.rows() >= 10 && matrices.rows() < 16, matrices.rows() + " rows");
        var slice = (Inspection.Slice) Inspector.inspect(
                large, new Inquiry.Slice(TRAINING, WEIGHT, 0.1, OptionalDouble.empty(), OptionalDouble.empty(), 201));
        assertTrue(slice.examples().used() < 100, slice.examples().toString());
        var surface = (Inspection.Surface)
                Inspector.inspect(large, new Inquiry.Surface(TRAINING, new Inquiry.Axes.Random(1), 1, 41));
        assertTrue(surface.examples().used() < 100, surface.examples().toString());
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> Inspector.inspect(large, new Inquiry.Graph(new Source.Point(0), Optional.empty())));
        assertEquals("at most 1500 nodes", refusal.allowed());
    }

    @Test
    void theGraphOfAnOutputThatIsTooSureBeginsAtItsLogitAndHasFiniteNumbers() {
        Run sure = trained(Experiment.DEFAULT, 1);
        sure.edits().setBias(2, 0, 60);
        Address output = new Address(2, 0, OptionalInt.empty());
        for (Optional<Address> of : List.of(Optional.of(output), Optional.<Address>empty())) {
            var graph = (Inspection.Graph) Inspector.inspect(sure, new Inquiry.Graph(new Source.Place(0, 0, 0), of));
            for (Node node : graph.nodes()) {
                assertTrue(Double.isFinite(node.data()) && Double.isFinite(node.gradient()), node.toString());
            }
            if (of.isPresent()) {
                Node root = graph.nodes().get(0);
                assertEquals(Optional.of(Quantity.ofUnit(Symbol.Z, 2, 0)), root.label());
                assertEquals(1, root.gradient(), 1e-15);
            }
        }
    }

    private static List<Inquiry> ofEveryKind() {
        return List.of(
                new Inquiry.Example(new Source.Point(0), Optional.of(WEIGHT)),
                new Inquiry.Example(new Source.Minibatch(), Optional.of(BIAS)),
                new Inquiry.Matrices(16),
                new Inquiry.Graph(new Source.Point(0), Optional.empty()),
                new Inquiry.Slice(TRAINING, WEIGHT, 0.1, OptionalDouble.empty(), OptionalDouble.empty(), 61),
                new Inquiry.Surface(TRAINING, new Inquiry.Axes.Gradient(), 1, 25),
                new Inquiry.Surface(TRAINING, new Inquiry.Axes.Random(1), 1, 25),
                new Inquiry.Check(new Source.Minibatch(), 1e-5, true),
                new Inquiry.Health());
    }

    private static Matrix find(Inspection.Matrices matrices, String id) {
        return matrices.matrices().stream()
                .filter(matrix -> matrix.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no matrix " + id));
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) for (int k = 0; k < b.length; k++) c[i][j] += a[i][k] * b[k][j];
        }
        return c;
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) for (int j = 0; j < t.length; j++) t[j][i] = a[i][j];
        return t;
    }

    private static void assertClose(double[][] expected, double[][] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) assertArrayEquals(expected[i], actual[i], 1e-14);
    }
}
