package playground.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Each data set against its formula, written out again here, and its statistics. Where noise matters, an experiment of its
 * own with {@link Random} says what to expect.
 */
class GeneratorsTest {
    private static final int MANY = 5000;
    /** Half a thousandth of rounding in each coordinate, with some room. */
    private static final double ROUNDING = 0.0008;

    @Test
    void circleIsADiscInsideARing() {
        List<DataPoint> points = points(DataSet.CIRCLE, 0, 2);
        for (DataPoint point : points) {
            double radius = Math.hypot(point.x(), point.y());
            boolean inner = point.target() == 1;
            assertTrue(radius <= (inner ? 2.5 : 5) + ROUNDING && radius >= (inner ? 0 : 3.5) - ROUNDING);
        }
        // uniform in the radius, not over the area: means half-way, variance of a uniform distribution
        assertEquals(1.25, mean(points, p -> p.target() == 1, p -> Math.hypot(p.x(), p.y())), 0.08);
        assertEquals(4.25, mean(points, p -> p.target() == 0, p -> Math.hypot(p.x(), p.y())), 0.05);
        // and in the angle
        assertEquals(0, mean(points, p -> p.target() == 0, p -> p.x() / Math.hypot(p.x(), p.y())), 0.08);
        assertEquals(0.5, mean(points, p -> p.target() == 0, p -> square(p.x() / Math.hypot(p.x(), p.y()))), 0.03);
    }

    @Test
    void noiseOfTheCircleIsALabelReadAtAJitteredPoint() {
        Random random = new Random(1);
        int hits = 0;
        for (int i = 0; i < 200_000; i++) {
            double radius = 2.5 * random.nextDouble();
            double angle = 2 * Math.PI * random.nextDouble();
            double x = radius * Math.cos(angle) + 0.4 * (10 * random.nextDouble() - 5);
            double y = radius * Math.sin(angle) + 0.4 * (10 * random.nextDouble() - 5);
            hits += Math.hypot(x, y) < 2.5 ? 1 : 0;
        }
        List<DataPoint> points = points(DataSet.CIRCLE, 40, 2);

        double share = mean(points, p -> Math.hypot(p.x(), p.y()) < 3, DataPoint::target);
        assertEquals(hits / 200_000.0, share, 0.05);
    }

    @Test
    void xorIsTheSignOfTheProductAwayFromTheAxes() {
        List<DataPoint> points = points(DataSet.XOR, 0, 2);
        for (DataPoint point : points) {
            assertEquals(point.x() * point.y() >= 0 ? 1 : 0, point.target());
            assertTrue(Math.abs(point.x()) >= 0.299 && Math.abs(point.x()) <= 5.301);
            assertTrue(Math.abs(point.y()) >= 0.299 && Math.abs(point.y()) <= 5.301);
        }
        assertEquals(2.8, mean(points, p -> true, p -> Math.abs(p.x())), 0.1);
        assertEquals(0.5, mean(points, p -> true, DataPoint::target), 0.04);
    }

    @Test
    void noiseOfXorTurnsTheLabelsThatAnIndependentTrialSays() {
        Random random = new Random(2);
        DoubleUnaryOperator pushed = v -> v > 0 ? v + 0.3 : v - 0.3;
        int turned = 0;
        for (int i = 0; i < 200_000; i++) {
            double x = pushed.applyAsDouble(10 * random.nextDouble() - 5);
            double y = pushed.applyAsDouble(10 * random.nextDouble() - 5);
            double jitteredX = x + 0.5 * (10 * random.nextDouble() - 5);
            double jitteredY = y + 0.5 * (10 * random.nextDouble() - 5);
            turned += x * y * jitteredX * jitteredY < 0 ? 1 : 0;
        }
        List<DataPoint> points = points(DataSet.XOR, 50, 2);

        assertEquals(
                turned / 200_000.0,
                mean(points, p -> true, p -> (p.x() * p.y() >= 0) == (p.target() == 1) ? 0 : 1),
                0.03);
    }

    @Test
    void gaussIsTwoCloudsWhoseVarianceGrowsFromAHalfToFour() {
        for (double noise : new double[] {0, 50}) {
            double variance = noise == 0 ? 0.5 : 4;
            List<DataPoint> points = points(DataSet.GAUSS, noise, 2);
            for (int label = 0; label < 2; label++) {
                double centre = label == 1 ? 2 : -2;
                int wanted = label;
                Predicate<DataPoint> ofClass = p -> p.target() == wanted;
                assertEquals(centre, mean(points, ofClass, DataPoint::x), 0.2);
                assertEquals(centre, mean(points, ofClass, DataPoint::y), 0.2);
                double spread = mean(points, ofClass, p -> (p.x() - centre) * (p.x() - centre));
                double product = mean(points, ofClass, p -> (p.x() - centre) * (p.y() - centre));
                assertEquals(variance, spread, 0.15 * variance);
                assertEquals(0, product, 0.1 * variance);
            }
        }
    }

    @Test
    void moreGaussianCloudsStandEvenlyOnACircle() {
        for (int classes = 3; classes <= 6; classes++) {
            List<DataPoint> points = points(DataSet.GAUSS, 0, classes);
            for (int label = 0; label < classes; label++) {
                int wanted = label;
                double x = mean(points, p -> p.target() == wanted, DataPoint::x);
                double y = mean(points, p -> p.target() == wanted, DataPoint::y);
                assertEquals(4, Math.hypot(x, y), 0.15);
                double clockwiseFromTop = (Math.toDegrees(Math.atan2(x, y)) + 360 + 5) % 360 - 5;
                assertEquals(360.0 * label / classes, clockwiseFromTop, 3);
            }
        }
    }

    @Test
    void theTwoArmedSpiralIsExactlyThatOfTensorFlowPlayground() {
        for (int label = 0; label < 2; label++) {
            TreeSet<String> expected = new TreeSet<>();
            for (int i = 0; i < MANY / 2; i++) {
                double r = (double) i / (MANY / 2) * 5;
                double t = 1.75 * i / (MANY / 2) * 2 * Math.PI + (label == 1 ? 0 : Math.PI);
                expected.add(thousandths(r * Math.sin(t)) + " " + thousandths(r * Math.cos(t)));
            }
            TreeSet<String> actual = new TreeSet<>();
            for (DataPoint point : points(DataSet.SPIRAL, 0, 2)) {
                if (point.target() == label) {
                    actual.add(thousandths(point.x()) + " " + thousandths(point.y()));
                }
            }
            assertEquals(expected, actual);
        }
    }

    @Test
    void armsOfASpiralAreTurnedCopiesOfEachOther() {
        for (int classes = 2; classes <= 6; classes++) {
            List<DataPoint> points = DataSet.SPIRAL.generate(recipe(60 * classes, 0, classes), new Rng(1));
            double angle = 2 * Math.PI / classes;
            for (DataPoint point : points) {
                double next = (point.target() + 1) % classes;
                double x = point.x() * Math.cos(angle) + point.y() * Math.sin(angle);
                double y = point.y() * Math.cos(angle) - point.x() * Math.sin(angle);
                assertTrue(points.stream()
                        .anyMatch(p -> p.target() == next && Math.hypot(p.x() - x, p.y() - y) < 2 * ROUNDING));
            }
        }
    }

    @Test
    void noiseOfTheSpiralMovesItsPoints() {
        List<DataPoint> still = points(DataSet.SPIRAL, 0, 2);
        List<DataPoint> jittered = points(DataSet.SPIRAL, 50, 2);
        double farthest = 0;
        for (DataPoint point : jittered) {
            double nearest = still.stream()
                    .filter(p -> p.target() == point.target())
                    .mapToDouble(p -> Math.max(Math.abs(p.x() - point.x()), Math.abs(p.y() - point.y())))
                    .min()
                    .orElseThrow();
            farthest = Math.max(farthest, nearest);
        }
        assertTrue(farthest > 0.4 && farthest <= 0.5 + 2 * ROUNDING, "moved by " + farthest);
    }

    @Test
    void moonsAreTwoHalfCirclesThatReachIntoEachOther() {
        List<DataPoint> points = points(DataSet.MOONS, 0, 2);
        for (DataPoint point : points) {
            double side = point.target() == 1 ? 1 : -1;
            assertEquals(3, Math.hypot(point.x() + 1.5 * side, point.y() + 0.75 * side), ROUNDING);
            assertTrue(side * (point.y() + 0.75 * side) >= -ROUNDING);
        }
        assertTrue(points.stream().anyMatch(p -> p.target() == 1 && p.x() > 1.4));
        assertTrue(points.stream().anyMatch(p -> p.target() == 0 && p.x() < -1.4));
    }

    @Test
    void checkerboardAlternatesOverFourByFourCells() {
        boolean[][] found = new boolean[4][4];
        for (DataPoint point : points(DataSet.CHECKERBOARD, 0, 2)) {
            double column = (point.x() + 5) / 2.5;
            double row = (point.y() + 5) / 2.5;
            boolean onEdge = Math.abs(column - Math.rint(column)) < 0.001 || Math.abs(row - Math.rint(row)) < 0.001;
            if (!onEdge) {
                assertEquals((int) column % 2 == (int) row % 2 ? 1 : 0, point.target());
                found[(int) column][(int) row] = true;
            }
        }
        for (boolean[] column : found) {
            for (boolean cell : column) {
                assertTrue(cell);
            }
        }
    }

    @Test
    void noiseOfTheCheckerboardTurnsLabelsNearTheEdgesOfCells() {
        List<DataPoint> points = points(DataSet.CHECKERBOARD, 20, 2);
        // jitter of at most 0.5: who lies farther from every edge keeps the label of the cell
        long turned = 0;
        for (DataPoint point : points) {
            double column = (point.x() + 5) / 2.5;
            double row = (point.y() + 5) / 2.5;
            double edge = Math.min(Math.abs(column - Math.rint(column)), Math.abs(row - Math.rint(row))) * 2.5;
            boolean own = ((int) column % 2 == (int) row % 2) == (point.target() == 1);
            assertTrue(own || edge <= 0.5 + ROUNDING);
            turned += own ? 0 : 1;
        }
        assertTrue(turned > MANY / 50, "turned " + turned);
    }

    @Test
    void planeIsATenthOfTheSum() {
        for (DataPoint point : points(DataSet.PLANE, 0, 2)) {
            assertEquals((point.x() + point.y()) / 10, point.target(), ROUNDING);
            assertTrue(Math.abs(point.x()) <= 6 && Math.abs(point.y()) <= 6);
        }
    }

    @Test
    void noiseOfThePlaneHasTheVarianceOfTwoJitters() {
        List<DataPoint> points = points(DataSet.PLANE, 50, 2);
        // each jitter U(−3, 3) has the variance 3
        double variance = mean(points, p -> true, p -> square(p.target() - (p.x() + p.y()) / 10));
        assertEquals(2 * 3 / 100.0, variance, 0.004);
    }

    @Test
    void multiGaussIsTheLargestOfSixSignedBumps() {
        double[][] bumps = {{-4, 2.5, 1}, {0, 2.5, -1}, {4, 2.5, 1}, {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}};
        double highest = 0;
        for (DataPoint point : points(DataSet.MULTI_GAUSS, 0, 2)) {
            double expected = 0;
            for (double[] bump : bumps) {
                double distance = Math.hypot(point.x() - bump[0], point.y() - bump[1]);
                double value = bump[2] * (1 - Math.min(distance, 2) / 2);
                expected = Math.abs(value) > Math.abs(expected) ? value : expected;
            }
            assertEquals(expected, point.target(), 0.001);
            highest = Math.max(highest, point.target());
        }
        assertTrue(highest > 0.9);
    }

    @Test
    void parityHasEachCombinationOfBitsOnceAndSaysWhetherTheirSumIsOdd() {
        for (int bits = 2; bits <= 8; bits++) {
            List<DataPoint> points =
                    DataSet.PARITY.generate(new Recipe(20, 0, 2, bits, Formula.parse("x"), 50), new Rng(1));
            TreeSet<String> combinations = new TreeSet<>();
            for (DataPoint point : points) {
                StringBuilder combination = new StringBuilder();
                for (Feature bit : Feature.bits(bits)) {
                    combination.append(bit.of(point.x(), point.y()) == 1 ? '1' : '0');
                }
                combinations.add(combination.toString());
                int ones = combination.toString().replace("0", "").length();
                assertEquals(ones % 2, point.target());
            }
            assertEquals(1 << bits, points.size());
            assertEquals(1 << bits, combinations.size());
        }
    }

    @Test
    void noiseOfTheParityTurnsThatShareOfLabels() {
        int turned = 0;
        for (int seed = 0; seed < 40; seed++) {
            Recipe recipe = new Recipe(20, 20, 2, 8, Formula.parse("x"), 50);
            for (DataPoint point : DataSet.PARITY.generate(recipe, new Rng(seed))) {
                double product = Feature.bits(8).stream()
                        .mapToDouble(bit -> bit.of(point.x(), point.y()))
                        .reduce(1, (a, b) -> a * b);
                // of eight bits, an odd number of ones is an odd number of −1, too
                turned += (product < 0) == (point.target() == 1) ? 0 : 1;
            }
        }
        assertEquals(0.2, turned / (40.0 * 256), 0.02);
    }

    @Test
    void aSetOfOneVariableIsItsFunctionOverALine() {
        Map<DataSet, DoubleUnaryOperator> functions = Map.of(
                DataSet.SINE, Math::sin,
                DataSet.ABSOLUTE, Math::abs,
                DataSet.STEP, x -> x < 0 ? 0 : 1,
                DataSet.BUMPS, x -> Math.exp(-square(x + 4)) - Math.exp(-square(x)) + Math.exp(-square(x - 4)),
                DataSet.FORMULA, x -> x * x / 10 - 1);
        functions.forEach((set, function) -> {
            assertEquals(1, set.dimensions());
            List<DataPoint> points = points(set, 0, 2);
            for (DataPoint point : points) {
                assertEquals(0, point.y());
                assertTrue(Math.abs(point.x()) <= 6);
                assertEquals(function.applyAsDouble(point.x()), point.target(), ROUNDING, set.name());
            }
            // uniform over the line: mean 0 and variance 12²/12
            assertEquals(0, mean(points, p -> true, DataPoint::x), 0.2);
            assertEquals(12, mean(points, p -> true, p -> square(p.x())), 0.4);
        });
    }

    @Test
    void aboveTheCurveOfAFormulaIsOneClassAndBelowTheOtherAndNoiseMixesThemAtTheCurve() {
        ToDoubleFunction<DataPoint> height = p -> p.y() - (p.x() * p.x() / 10 - 1);
        for (DataPoint point : points(DataSet.ABOVE_CURVE, 0, 2)) {
            assertTrue(Math.abs(point.x()) <= 6 && Math.abs(point.y()) <= 6);
            assertEquals(height.applyAsDouble(point) > 0 ? 1 : 0, point.target());
        }
        List<DataPoint> noisy = points(DataSet.ABOVE_CURVE, 20, 2);
        Predicate<DataPoint> other = p -> (height.applyAsDouble(p) > 0 ? 1 : 0) != p.target();
        // lifted by U(−1.2, 1.2): nobody changes sides from farther away, and at the curve every second one
        assertTrue(noisy.stream().filter(other).allMatch(p -> Math.abs(height.applyAsDouble(p)) <= 1.2));
        Predicate<DataPoint> close = p -> Math.abs(height.applyAsDouble(p)) < 0.12;
        assertEquals(0.475, mean(noisy, close, p -> other.test(p) ? 1 : 0), 0.1);
    }

    @Test
    void noiseOfASetOfOneVariableIsNormalAroundItsFunction() {
        List<DataPoint> points = points(DataSet.SINE, 50, 2);
        ToDoubleFunction<DataPoint> miss = p -> p.target() - Math.sin(p.x());
        assertEquals(0, mean(points, p -> true, miss), 0.03);
        assertEquals(0.25, mean(points, p -> true, p -> square(miss.applyAsDouble(p))), 0.02);
        // of a normal distribution, 4.6 % lie beyond two deviations; of a uniform one none does
        assertEquals(0.0455, mean(points, p -> true, p -> Math.abs(miss.applyAsDouble(p)) > 1 ? 1 : 0), 0.012);
    }

    private static List<DataPoint> points(DataSet set, double noise, int classes) {
        return set.generate(recipe(MANY, noise, classes), new Rng(11));
    }

    private static Recipe recipe(int count, double noise, int classes) {
        return new Recipe(count, noise, classes, 4, Formula.parse("x^2 / 10 - 1"), 50);
    }

    private static double mean(List<DataPoint> points, Predicate<DataPoint> of, ToDoubleFunction<DataPoint> value) {
        return points.stream().filter(of).mapToDouble(value).average().orElseThrow();
    }

    private static double square(double value) {
        return value * value;
    }

    private static long thousandths(double value) {
        return Math.round(value * 1000);
    }
}
