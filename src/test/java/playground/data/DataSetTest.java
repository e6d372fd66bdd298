package playground.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all generators have in common. Their formulas are in {@link GeneratorsTest}. */
class DataSetTest {
    private static final int BITS = 6;

    static Stream<DataSet> generated() {
        return Stream.of(DataSet.values()).filter(set -> !set.drawn());
    }

    @ParameterizedTest
    @MethodSource("generated")
    void theSameSeedGivesTheSamePointsAndAnotherSeedOthers(DataSet set) {
        assertEquals(points(set, 300, 10, 50, 9), points(set, 300, 10, 50, 9));
        assertNotEquals(points(set, 300, 10, 50, 9), points(set, 300, 10, 50, 10));
    }

    @ParameterizedTest
    @MethodSource("generated")
    void theFirstPointsUpToTheShareAreForTraining(DataSet set) {
        for (int share = 10; share <= 90; share += 5) {
            List<DataPoint> points = points(set, 333, 0, share, 1);
            int count = set.count(333, BITS);
            int train = count * share / 100;

            assertEquals(count, points.size());
            assertTrue(points.subList(0, train).stream().noneMatch(DataPoint::test));
            assertTrue(points.subList(train, count).stream().allMatch(DataPoint::test));
        }
    }

    @ParameterizedTest
    @MethodSource("generated")
    void everyNumberIsAMultipleOfAThousandthAndNoneIsMinusZero(DataSet set) {
        for (DataPoint point : points(set, 2000, 30, 50, 2)) {
            for (double value : new double[] {point.x(), point.y(), point.target()}) {
                assertTrue(new BigDecimal(Double.toString(value)).scale() <= 3, () -> "too many places: " + value);
                assertNotEquals(-0.0, value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("generated")
    void everyPointLiesWhereAnExperimentMayHaveIt(DataSet set) {
        for (DataPoint point : points(set, 5000, 50, 50, 3)) {
            assertTrue(Math.abs(point.x()) < 30 && Math.abs(point.y()) < 30 && Math.abs(point.target()) < 30);
        }
    }

    @Test
    void classesGetEqualSharesOfThePointsWhereTheFormulaDealsThemOut() {
        for (DataSet set : List.of(DataSet.CIRCLE, DataSet.GAUSS, DataSet.SPIRAL, DataSet.MOONS)) {
            for (int classes = set.minClasses(); classes <= set.maxClasses(); classes++) {
                List<DataPoint> points = set.generate(recipe(500, 0, classes, 50), new Rng(1));
                for (int label = 0; label < classes; label++) {
                    double wanted = label;
                    long count =
                            points.stream().filter(p -> p.target() == wanted).count();
                    assertEquals(500.0 / classes, (double) count, 1, set + " with " + classes);
                }
            }
        }
    }

    @Test
    void trainingPointsAreAMixtureOfTheClasses() {
        List<DataPoint> points = DataSet.GAUSS.generate(recipe(1000, 0, 2, 50), new Rng(1));
        double positive =
                points.subList(0, 500).stream().mapToDouble(DataPoint::target).sum();

        // 5 standard deviations of the hypergeometric count
        assertEquals(250, positive, 5 * Math.sqrt(500 * 0.25 * 0.5));
    }

    @Test
    void aDrawnSetHasNoGenerator() {
        assertThrows(IllegalStateException.class, () -> DataSet.DRAWN.generate(recipe(20, 0, 2, 50), new Rng(1)));
    }

    private static List<DataPoint> points(DataSet set, int count, double noise, int share, long seed) {
        return set.generate(recipe(count, noise, Math.max(2, set.maxClasses()), share), new Rng(seed));
    }

    private static Recipe recipe(int count, double noise, int classes, int share) {
        return new Recipe(count, noise, classes, BITS, Formula.parse("x^2 / 10"), share);
    }
}
