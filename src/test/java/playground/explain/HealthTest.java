package playground.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LEAKY_SLOPE;
import static playground.experiment.NetworkSettings.SEED;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Frozen;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.explain.Inspection.Stability;
import playground.maths.Vectors;
import playground.nn.Activation;
import playground.nn.OptimizerKind;
import playground.nn.OptimizerSettings;
import playground.nn.Pass;
import playground.nn.Regularization;
import playground.nn.StabilityLimit;
import playground.training.InitialParameters;
import playground.training.Run;
import playground.training.UnitState;

class HealthTest {
    private static Inspection.Health health(Run run) {
        return (Inspection.Health) Inspector.inspect(run, new Inquiry.Health());
    }

    /** Squared error on (1, 2) and (−3, 1) without hidden layers: the Hessian is 2/n Σ (x, 1)(x, 1)ᵀ whatever the parameters. */
    static Run parabola(double learningRate, Regularization regularization, Frozen... frozen) {
        var points = List.of(new DataPoint(1, 2, 0.5, false), new DataPoint(-3, 1, -1, false));
        return new Run(Experiment.fitting(
                DataSettings.drawnValues(points),
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of())),
                TrainingSettings.DEFAULT
                        .with(given(LEARNING_RATE, learningRate))
                        .with(given(BATCH_SIZE, 2))
                        .with(given(REGULARIZATION, regularization))
                        .with(given(REGULARIZATION_RATE, 0.3))
                        .withFrozen(List.of(frozen))));
    }

    /** Σ (x, 1)(x, 1)ᵀ has the same eigenvalues but 0 as the matrix of the products of the two rows: (6, 0; 0, 11). */
    private static final double SHARPNESS = 11;

    @Test
    void theSharpnessOfAParabolaIsItsLargestEigenvalue() {
        Inspection.Sharpness sharpness =
                health(parabola(0.1, Regularization.NONE)).sharpness();
        assertEquals(SHARPNESS, sharpness.value(), 1e-6);
        assertEquals(2 / 0.1, sharpness.limit().orElseThrow(), 1e-12);
        assertEquals(Stability.BELOW, sharpness.state());
    }

    @Test
    void belowTheLimitTheParabolaIsLearnedAndAboveItTheRunMovesAwayAndIsToldSoBefore() {
        Run below = parabola(0.98 * 2 / SHARPNESS, Regularization.NONE);
        assertEquals(Stability.NEAR, health(below).sharpness().state());
        for (int i = 0; i < 2000; i++) below.step();
        assertTrue(below.evaluate().trainLoss().orElseThrow() < 1e-6);

        Run above = parabola(1.05 * 2 / SHARPNESS, Regularization.NONE);
        assertEquals(Stability.ABOVE, health(above).sharpness().state());
        for (int i = 0; i < 2000; i++) above.step();
        assertTrue(above.divergence().isPresent());
    }

    @Test
    void thePenaltyOfL2BendsTheLossTheMore() {
        double value = health(parabola(0.1, Regularization.L2)).sharpness().value();
        // the rate of 0.3 along the weights but not along the bias
        assertTrue(value > SHARPNESS + 0.2 && value < SHARPNESS + 0.3, "sharpness " + value);
    }

    @Test
    void alongFrozenParametersThereIsNoCurvature() {
        Run oneHeld = parabola(0.1, Regularization.NONE, Frozen.weight(0, 0, 0));
        // left are x2 and the bias: 2/n Σ (x2, 1)(x2, 1)ᵀ = (5, 3; 3, 2)
        double largest = (7 + Math.sqrt(45)) / 2;
        assertEquals(largest, health(oneHeld).sharpness().value(), 1e-9);

        Inspection.Sharpness allHeld =
                health(parabola(0.1, Regularization.NONE, Frozen.unit(0, 0))).sharpness();
        assertEquals(0, allHeld.value());
        assertEquals(0, allHeld.products());
    }

    @Test
    void aReluNetworkWithoutBiasesIsAsSharpAsJustBesideItsKinks() {
        for (int seed = 1; seed <= 20; seed++) {
            HiddenLayer relu = new HiddenLayer(4, Activation.RELU);
            Run run = new Run(Experiment.DEFAULT.withNetwork(NetworkSettings.DEFAULT
                    .with(given(LAYERS, List.of(relu, relu, relu)))
                    .with(given(SEED, seed))));
            double at = health(run).sharpness().value();
            for (int layer = 0; layer < 3; layer++) {
                for (int unit = 0; unit < 4; unit++) run.edits().setBias(layer, unit, -1e-9);
            }
            assertEquals(health(run).sharpness().value(), at, 1e-5 * at, "seed " + seed);
        }
    }

    @Test
    void theSharpnessOfANetworkIsTheLargestEigenvalueOfTheHessianOfItsGradients() {
        Run run = new Run(Experiment.DEFAULT);
        for (int i = 0; i < 300; i++) run.step();
        Inspection.Sharpness sharpness = health(run).sharpness();
        double largest = largestEigenvalue(hessian(run));
        assertEquals(largest, sharpness.value(), Math.max(1e-5 * largest, 2 * sharpness.error()));
    }

    @Test
    void theLimitIsThatOfEachOptimizersOwnRecursionOnAParabola() {
        for (OptimizerKind kind : List.of(OptimizerKind.SGD, OptimizerKind.MOMENTUM, OptimizerKind.NESTEROV)) {
            double limit =
                    StabilityLimit.of(OptimizerSettings.initial(kind), 0.1).orElseThrow();
            assertTrue(shrinks(kind, 0.98 * limit), kind + " below");
            assertFalse(shrinks(kind, 1.02 * limit), kind + " above");
        }
        var adam = OptimizerSettings.initial(OptimizerKind.ADAM);
        assertEquals(OptionalDouble.empty(), StabilityLimit.of(adam, 0.1));
    }

    @Test
    void aSharpnessThatIsKnownTooRoughlyIsNoWarningButOneWellBelowTheLimitIsFine() {
        Inspection.Coverage all = new Inspection.Coverage(100, 100);
        OptionalDouble limit = OptionalDouble.of(10);
        assertEquals(Stability.ABOVE, HealthInspection.state(11, 1, all, limit));
        assertEquals(Stability.ROUGH, HealthInspection.state(11, 1.2, all, limit));
        assertEquals(Stability.NEAR, HealthInspection.state(9.5, 0.9, all, limit));
        assertEquals(Stability.ROUGH, HealthInspection.state(9.5, 1, all, limit));
        assertEquals(Stability.BELOW, HealthInspection.state(5, 3, all, limit));
        assertEquals(Stability.BELOW, HealthInspection.state(11, 3, all, OptionalDouble.empty()));
        assertEquals(Stability.ROUGH, HealthInspection.state(Double.NaN, Double.NaN, all, limit));
    }

    private static boolean shrinks(OptimizerKind kind, double curvature) {
        var optimizer = OptimizerSettings.initial(kind).create(1);
        double[] x = {1};
        for (int i = 0; i < 3000; i++) optimizer.step(x, new double[] {curvature * x[0]}, 0.1);
        return Math.abs(x[0]) < 1e-3;
    }

    @Test
    void deadAndSaturatedUnitsAreFoundByWhatGetsThroughThem() {
        NetworkSettings relu = InitialParameters.set(
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(new HiddenLayer(2, Activation.RELU)))),
                List.of(1.0, 1.0, 1.0, 1.0, 0.0, -100.0, 1.0, 1.0, 0.0));
        var units = health(new Run(Experiment.DEFAULT.withNetwork(relu)))
                .layers()
                .get(0)
                .units();
        assertEquals(UnitState.ALIVE, units.get(0).state());
        assertTrue(units.get(0).share() > 0.2 && units.get(0).share() < 0.8);
        assertEquals(new Inspection.UnitHealth(UnitState.DEAD, 1), units.get(1));

        NetworkSettings tanh = InitialParameters.set(
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(new HiddenLayer(1, Activation.TANH)))),
                List.of(0.0, 0.0, 5.0, 1.0, 0.0));
        var saturated = health(new Run(Experiment.DEFAULT.withNetwork(tanh)))
                .layers()
                .get(0)
                .units();
        assertEquals(UnitState.SATURATED, saturated.get(0).state());
    }

    @Test
    void aLeakyReluIsDeadOnlyIfItLeaksNothing() {
        NetworkSettings leaky = InitialParameters.set(
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(new HiddenLayer(1, Activation.LEAKY_RELU)))),
                List.of(1.0, 1.0, -100.0, 1.0, 0.0));
        assertEquals(UnitState.ALIVE, onlyUnit(leaky.with(given(LEAKY_SLOPE, 0.01))));
        assertEquals(UnitState.DEAD, onlyUnit(leaky.with(given(LEAKY_SLOPE, 0))));
    }

    private static UnitState onlyUnit(NetworkSettings network) {
        Run run = new Run(Experiment.DEFAULT.withNetwork(network));
        return health(run).layers().get(0).units().get(0).state();
    }

    @Test
    void ofTheLargestNetworkHundredsOfExamplesSayWhichUnitsAreDeadAndTooFewHowSharpItIs() {
        HiddenLayer[] layers = new HiddenLayer[8];
        Arrays.fill(layers, new HiddenLayer(32, Activation.RELU));
        Inspection.Health large = health(new Run(new Experiment(
                DataSettings.DEFAULT.with(given(COUNT, 5000)),
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(layers))),
                TrainingSettings.DEFAULT)));
        assertTrue(large.examples().used() >= 200, large.examples().toString());
        assertTrue(large.sharpness().examples().used() < 64);
        assertEquals(Stability.UNKNOWN, large.sharpness().state());
    }

    @Test
    void theUpdateRatioIsTheStepsLengthInUnitsOfTheWeights() {
        Run run = new Run(Experiment.DEFAULT);
        double[] before = Arrays.copyOf(run.parameters(), 8);
        double told = health(run).layers().get(0).updateRatio().orElseThrow();
        run.step();
        double[] moved = Arrays.copyOf(run.parameters(), 8);
        Vectors.add(-1, before, moved);
        assertEquals(StrictMath.log10(Vectors.norm(moved) / Vectors.norm(before)), told, 1e-12);
    }

    @Test
    void aHistogramCountsEveryFiniteValueOnce() {
        var histogram = HealthInspection.histogram(new double[] {0, 1, 2, Double.NaN, 4});
        assertEquals(4, Arrays.stream(histogram.counts()).sum());
        assertEquals(1.75, histogram.mean());
        assertEquals(Math.sqrt(2.1875), histogram.deviation(), 1e-15);
        assertEquals(1, histogram.counts()[19]);
        assertArrayEquals(
                new int[20],
                HealthInspection.histogram(new double[] {Double.NaN}).counts());
    }

    @Test
    void aRunThatHasDivergedIsStillAnswered() {
        Run run = new Run(new Experiment(
                DataSettings.of(DataSet.PLANE),
                Experiment.fitting(DataSettings.of(DataSet.PLANE), NetworkSettings.DEFAULT, TrainingSettings.DEFAULT)
                        .network()
                        .with(given(
                                LAYERS,
                                List.of(new HiddenLayer(8, Activation.LINEAR), new HiddenLayer(8, Activation.LINEAR)))),
                TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 10))));
        for (int i = 0; i < 2000 && run.divergence().isEmpty(); i++) run.step();
        assertTrue(run.divergence().isPresent());
        assertEquals(3, health(run).layers().size());
    }

    private static double[][] hessian(Run run) {
        double h = 1e-5;
        int[] train = run.data().trainPoints();
        Pass pass = new Pass(run.network(), train.length);
        run.data().gather(train, 0, train.length, pass);
        double[] parameters = run.parameters();
        int n = parameters.length;
        double[][] hessian = new double[n][];
        for (int i = 0; i < n; i++) {
            double kept = parameters[i];
            double[] above = new double[n];
            double[] below = new double[n];
            parameters[i] = kept + h;
            pass.forward(parameters, train.length);
            pass.backward(parameters, above, train.length);
            parameters[i] = kept - h;
            pass.forward(parameters, train.length);
            pass.backward(parameters, below, train.length);
            parameters[i] = kept;
            Vectors.add(-1, below, above);
            hessian[i] = Vectors.scaled(above, 1 / (2 * h));
        }
        return hessian;
    }

    /** By plain power iteration on the matrix plus 100, so that the largest is the farthest from 0. */
    private static double largestEigenvalue(double[][] matrix) {
        int n = matrix.length;
        double[] v = new SplittableRandom(3).doubles(n, -1, 1).toArray();
        double value = 0;
        for (int step = 0; step < 20_000; step++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) next[i] = Vectors.dot(matrix[i], v) + 100 * v[i];
            value = Vectors.norm(next);
            v = Vectors.scaled(next, 1 / value);
        }
        return value - 100;
    }
}
