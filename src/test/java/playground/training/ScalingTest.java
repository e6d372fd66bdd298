package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.SCALING;
import static playground.experiment.DataSettings.TRAIN_SHARE;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.FEATURES;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.Affine;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.data.PointScaling;
import playground.data.Rng;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.NetworkSettings;
import playground.experiment.Scaling;
import playground.experiment.TrainingSettings;
import playground.explain.Inquiry;
import playground.explain.Inspection;
import playground.explain.Inspector;

/** Data in units of their own are scaled by what their training points tell, and everything sees them so. */
class ScalingTest {
    /** By hand: of x, mean 20 and deviation √(200/3); of y no spread; of the target mean 200. The test point has no say. */
    private static final List<DataPoint> POINTS = List.of(
            new DataPoint(10, 7, 100, false),
            new DataPoint(20, 7, 200, false),
            new DataPoint(30, 7, 300, false),
            new DataPoint(1000, -1000, 9999, true));

    @Test
    void standardScalingHasTheMeanAndDeviationOfTheTrainingPoints() {
        PointScaling fitted = Scaling.STANDARD.fit(POINTS, true);

        assertEquals(20, fitted.x().shift());
        assertEquals(Math.sqrt(200.0 / 3), fitted.x().unit(), 1e-15);
        assertEquals(new Affine(7, 1), fitted.y(), "a column without spread keeps its unit");
        assertEquals(200, fitted.target().shift());
        assertEquals(Affine.IDENTITY, Scaling.STANDARD.fit(POINTS, false).target(), "a class isn't scaled");
    }

    @Test
    void scalingToThePlaneSpansItWithTheTrainingPoints() {
        PointScaling fitted = Scaling.PLANE.fit(POINTS, true);

        assertArrayEquals(new double[] {-5, 0, 5}, new double[] {
            fitted.x().scaled(10), fitted.x().scaled(20), fitted.x().scaled(30)
        });
        assertArrayEquals(
                new double[] {-1, 1},
                new double[] {fitted.target().scaled(100), fitted.target().scaled(300)});
        assertEquals(137, fitted.x().own(fitted.x().scaled(137)), 1e-12);
    }

    @Test
    void withoutTrainingPointsOrWithoutScalingNothingIsDone() {
        List<DataPoint> tests = POINTS.subList(3, 4);
        assertTrue(Scaling.STANDARD.fit(tests, true).changesNothing());
        assertSame(POINTS, Scaling.NONE.fit(POINTS, true).scaled(POINTS));
    }

    @Test
    void bitsAreNotScaledWhateverIsChosen() {
        DataSettings parity = DataSettings.of(DataSet.PARITY).with(given(SCALING, Scaling.PLANE));

        assertTrue(parity.pointScaling().changesNothing());
        assertEquals(Scaling.NONE, parity.scaling(), "so that an edit of them scales nothing");
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void aRunOnScaledDataHasTheBitsOfARunOnDataThatWereScaledBefore(Scaling scaling) {
        List<DataPoint> own = penguins();
        List<DataPoint> before = scaling.fit(own, true).scaled(own);
        Run scaled = new Run(experiment(DataSettings.drawnValues(own).with(given(SCALING, scaling))));
        Run plain = new Run(experiment(DataSettings.drawnValues(before)));

        for (int i = 0; i < 200; i++) {
            scaled.step();
            plain.step();
        }

        assertArrayEquals(plain.parameters(), scaled.parameters());
        assertEquals(plain.evaluate(), scaled.evaluate());
        assertEquals(own, scaled.data().points(), "its points keep their units");
    }

    @Test
    void predictionsAtPlacesAreMadeAsThoseOfPoints() {
        Run run = new Run(experiment(DataSettings.drawnValues(penguins()).with(given(SCALING, Scaling.STANDARD))));
        for (int i = 0; i < 50; i++) run.step();
        DataPoint first = run.data().points().get(0);
        double loss = run.previews().of(first).loss();

        assertEquals(new Examples(run, new int[] {0}).loss(run.parameters()), loss);
    }

    @Test
    void gradientsOfScaledDataStandUpToCentralDifferences() {
        Run run = new Run(experiment(DataSettings.drawnValues(penguins()).with(given(SCALING, Scaling.STANDARD))));
        for (int i = 0; i < 20; i++) run.step();
        Examples all = new Examples(run, run.data().trainPoints());
        double[] parameters = run.parameters();
        double[] gradients = new double[parameters.length];
        all.gradient(parameters, gradients);
        for (int i = 0; i < parameters.length; i++) {
            double h = 1e-5;
            double[] moved = parameters.clone();
            moved[i] += h;
            double above = all.loss(moved);
            moved[i] -= 2 * h;
            assertEquals((above - all.loss(moved)) / (2 * h), gradients[i], 1e-8);
        }
    }

    @Test
    void anotherSplitFitsTheScalingAnew() {
        DataSettings half = DataSettings.drawnValues(penguins()).with(given(SCALING, Scaling.STANDARD));
        DataSettings most = half.with(given(TRAIN_SHARE, 40));

        assertTrue(!half.pointScaling().equals(most.pointScaling()));
        Run run = new Run(experiment(half));
        run.edits().editPoints(1, 1, List.of());
        assertEquals(run.experiment().data().pointScaling(), run.data().scaling());
        assertTrue(!half.pointScaling().equals(run.data().scaling()), "and so does an edit");
    }

    @Test
    void theInspectorShowsTheScaledInputs() {
        Run run = new Run(experiment(DataSettings.drawnValues(penguins()).with(given(SCALING, Scaling.STANDARD))));
        DataPoint first = run.data().points().get(0);
        PointScaling scaling = run.data().scaling();

        assertEquals(
                scaling.x().scaled(first.x()), run.previews().of(first).values().inputs()[0][0]);
        assertTrue(Inspector.inspect(run, new Inquiry.Health()) instanceof Inspection.Health);
    }

    private static Experiment experiment(DataSettings data) {
        NetworkSettings network =
                NetworkSettings.DEFAULT.with(given(FEATURES, List.of(Feature.X1, Feature.X2, Feature.X1_X2)));
        return Experiment.fitting(data, network, TrainingSettings.DEFAULT);
    }

    /** Bill length and depth in millimetres, mass in grams, as far as invented penguins have them. */
    private static List<DataPoint> penguins() {
        Rng random = new Rng(1);
        return IntStream.range(0, 60)
                .mapToObj(i -> {
                    double length = 35 + 20 * random.nextDouble();
                    double depth = 14 + 7 * random.nextDouble();
                    return new DataPoint(length, depth, 100 * length - 50 * depth + 700, i % 4 == 0);
                })
                .toList();
    }
}
