package playground.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.CLASSES;
import static playground.experiment.DataSettings.SCALING;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.Refusal;
import playground.experiment.Scaling;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.training.Evaluation;
import playground.training.InitialParameters;
import playground.training.Run;

class ErrorsTest {
    private static final DataSettings DATA = Experiment.DEFAULT.data();

    private static Inspection.Errors errors(Run run) {
        return (Inspection.Errors) Inspector.inspect(run, new Inquiry.Errors());
    }

    private static Run trained(DataSettings data, int steps) {
        Run run = new Run(Experiment.fitting(data, NetworkSettings.DEFAULT, TrainingSettings.DEFAULT));
        for (int i = 0; i < steps; i++) run.step();
        return run;
    }

    /** Without hidden layers and with these parameters. */
    private static Run linear(DataSettings data, Double... parameters) {
        NetworkSettings network = NetworkSettings.DEFAULT.with(given(LAYERS, List.of()));
        Experiment plain = Experiment.fitting(data, network, TrainingSettings.DEFAULT);
        return new Run(Experiment.fitting(
                data, InitialParameters.set(plain.network(), List.of(parameters)), TrainingSettings.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 90", "3, 40", "6, 150"})
    void theCountsAreThoseOfARecountPointByPointAndTheirDiagonalIsTheScore(int classes, int steps) {
        Run run = trained(
                DATA.with(given(DataSettings.SET, DataSet.SPIRAL)).with(given(CLASSES, (double) classes)), steps);
        Confusion confusion = errors(run).confusion().orElseThrow();
        int[][] train = new int[classes][classes];
        int[][] test = new int[classes][classes];
        for (int p = 0; p < run.data().points().size(); p++) {
            var example = (Inspection.Example)
                    Inspector.inspect(run, new Inquiry.Example(new Source.Point(p), Optional.empty()));
            double[] predicted = example.trace().predicted();
            int decided = classes == 2
                    ? (predicted[0] > 0.5 ? 1 : 0)
                    : IntStream.range(0, classes).reduce(0, (best, k) -> predicted[k] > predicted[best] ? k : best);
            assertEquals(decided, confusion.decided()[p], "point " + p);
            DataPoint point = run.data().points().get(p);
            (point.test() ? test : train)[(int) point.target()][decided]++;
        }
        assertArrayEquals(train, confusion.train().counts());
        assertArrayEquals(test, confusion.test().counts());
        Evaluation scores = run.evaluate();
        assertEquals(share(train), scores.trainScore().orElseThrow());
        assertEquals(share(test), scores.testScore().orElseThrow());
    }

    private static double share(int[][] counts) {
        int all = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
        return (double) IntStream.range(0, counts.length).map(k -> counts[k][k]).sum() / all;
    }

    /** The class is told by the sign of x: of four points at the right three are of class 1, of two at the left one is. */
    @Test
    void precisionIsTheShareOfWhatIsTakenAndRecallTheShareOfWhatIsThere() {
        List<DataPoint> points = new ArrayList<>();
        for (double target : new double[] {1, 1, 1, 0}) points.add(new DataPoint(1, 0, target, false));
        for (double target : new double[] {1, 0}) points.add(new DataPoint(-1, 0, target, false));
        Confusion.Classes train = errors(linear(DataSettings.drawn(2, points), 1.0, 0.0, 0.0))
                .confusion()
                .orElseThrow()
                .train();
        assertArrayEquals(new int[][] {{1, 1}, {1, 3}}, train.counts());
        assertArrayEquals(new double[] {1 / 2.0, 3 / 4.0}, train.precision());
        assertArrayEquals(new double[] {1 / 2.0, 3 / 4.0}, train.recall());
    }

    @Test
    void aClassWithoutPointsHasNoRecallAndOneThatNothingIsTakenForNoPrecision() {
        List<DataPoint> points = List.of(new DataPoint(-1, 0, 1, false), new DataPoint(-2, 0, 1, false));
        Confusion confusion = errors(linear(DataSettings.drawn(2, points), 1.0, 0.0, 0.0))
                .confusion()
                .orElseThrow();
        assertArrayEquals(new double[] {0, Double.NaN}, confusion.train().precision());
        assertArrayEquals(new double[] {Double.NaN, 0}, confusion.train().recall());
        assertArrayEquals(
                new double[] {Double.NaN, Double.NaN}, confusion.test().recall());
    }

    /** ŷ = x/2 + 1. */
    @Test
    void aResidualIsTheTargetMinusThePredictionAndTheWorstAreThoseOfTheLargestLoss() {
        List<DataPoint> points = List.of(
                new DataPoint(0, 0, 1, false),
                new DataPoint(2, 0, 5, false),
                new DataPoint(-2, 0, -1, false),
                new DataPoint(4, 0, 2, true));
        Inspection.Errors errors = errors(linear(DataSettings.drawnValues(points), 0.5, 0.0, 1.0));
        Residuals residuals = errors.residuals().orElseThrow();
        assertArrayEquals(new int[] {0, 1, 2, 3}, residuals.points());
        assertArrayEquals(new double[] {0, 3, -1, -1}, residuals.values());
        assertEquals(new Residuals.Spread(3, 2 / 3.0, Math.sqrt(10 / 3.0)), residuals.train());
        assertEquals(new Residuals.Spread(1, -1, 1), residuals.test());
        assertEquals(
                List.of(
                        new Inspection.Worst(1, 9, 2),
                        new Inspection.Worst(2, 1, 0),
                        new Inspection.Worst(3, 1, 3),
                        new Inspection.Worst(0, 0, 1)),
                errors.worst());
    }

    /** A network that answers 0 answers the mean of the training points, which scaling has put there. */
    @Test
    void aResidualHasTheUnitsOfItsTargetWhateverTheScaling() {
        List<DataPoint> points = List.of(
                new DataPoint(1, 0, 1000, false), new DataPoint(2, 0, 3000, false), new DataPoint(3, 0, 2500, true));
        DataSettings data = DataSettings.drawnValues(points).with(given(SCALING, Scaling.STANDARD));
        Inspection.Errors errors = errors(linear(data, 0.0, 0.0, 0.0));
        assertArrayEquals(
                new double[] {-1000, 1000, 500},
                errors.residuals().orElseThrow().values());
        assertEquals(2000, errors.worst().get(0).answer());
        assertEquals(1, errors.worst().get(0).loss());
    }

    @Test
    void theMeanOfAllLossesIsTheLossAndTheTenLargestAreTheWorst() {
        Run run = trained(DATA, 30);
        List<Inspection.Worst> worst = errors(run).worst();
        assertEquals(10, worst.size());
        double[] losses = new double[run.data().points().size()];
        for (int p = 0; p < losses.length; p++) {
            losses[p] = ((Inspection.Example)
                            Inspector.inspect(run, new Inquiry.Example(new Source.Point(p), Optional.empty())))
                    .loss();
        }
        for (Inspection.Worst one : worst) assertEquals(losses[one.point()], one.loss());
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < 10; i++)
            assertEquals(sorted[sorted.length - 1 - i], worst.get(i).loss());
    }

    @Test
    void withoutPointsThereIsNothingWrong() {
        Inspection.Errors errors = errors(linear(DataSettings.drawn(2, List.of()), 1.0, 0.0, 0.0));
        assertArrayEquals(new int[2][2], errors.confusion().orElseThrow().test().counts());
        assertEquals(List.of(), errors.worst());
    }

    @Test
    void aNetworkThatCanOnlyBeLookedAtTellsItsErrorsToo() {
        NetworkSettings stepping =
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(new HiddenLayer(3, Activation.HARD_STEP))));
        Run run = new Run(Experiment.fitting(DATA, stepping, TrainingSettings.DEFAULT));
        assertTrue(errors(run).confusion().isPresent());
        assertThrows(Refusal.class, () -> Inspector.inspect(run, new Inquiry.Health()));
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "RELU", "SIGMOID", "COSINE"})
    void aUnitThatIsOffIsOneWhoseOutgoingWeightsAreZero(Activation activation) {
        NetworkSettings network = NetworkSettings.DEFAULT.with(
                given(LAYERS, List.of(new HiddenLayer(4, activation), new HiddenLayer(3, activation))));
        Run run = new Run(Experiment.fitting(DATA, network, TrainingSettings.DEFAULT));
        for (int i = 0; i < 40; i++) run.step();
        double[] before = run.parameters();
        for (int layer = 0; layer < 2; layer++) {
            for (int unit = 0; unit < run.network().layers().get(layer).fanOut(); unit++) {
                double[] zeroed = run.parameters();
                DenseLayer above = run.network().layers().get(layer + 1);
                for (int k = 0; k < above.fanOut(); k++) zeroed[above.weight(k, unit)] = 0;
                Run without = new Run(run.experiment()
                        .withNetwork(InitialParameters.set(
                                run.experiment().network(),
                                Arrays.stream(zeroed).boxed().toList())));
                var found = (Inspection.Ablation)
                        Inspector.inspect(run, new Inquiry.Ablation(new Address(layer, unit, OptionalInt.empty())));
                assertEquals(run.evaluate(), found.with());
                assertEquals(without.evaluate(), found.without());
                assertNotEquals(found.with().trainLoss(), found.without().trainLoss());
            }
        }
        assertArrayEquals(before, run.parameters());
    }

    @Test
    void anOutputCantBeSwitchedOff() {
        Run run = trained(DATA, 0);
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> Inspector.inspect(run, new Inquiry.Ablation(new Address(2, 0, OptionalInt.empty()))));
        assertEquals("layer", refusal.path());
    }

    @Test
    void eachLossTellsThatOfOnePoint() {
        for (LossKind kind : List.of(LossKind.CROSS_ENTROPY, LossKind.HINGE, LossKind.HUBER)) {
            Run run = new Run(Experiment.fitting(
                    DATA, NetworkSettings.DEFAULT.with(given(LOSS, kind)), TrainingSettings.DEFAULT));
            var worst = errors(run).worst().get(0);
            var example = (Inspection.Example)
                    Inspector.inspect(run, new Inquiry.Example(new Source.Point(worst.point()), Optional.empty()));
            assertEquals(example.loss(), worst.loss(), kind.name());
        }
    }
}
