package playground.maths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementaryTest {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        2,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        709.78,
        709.79,
        710,
        711,
        -708.4,
        -744.4,
        -745.1,
        -745.2,
        -746,
        -747,
        19,
        -19,
        20,
        -20,
        22,
        -22,
        36.8,
        -36.8,
        Math.PI,
        -Math.PI,
        Math.PI / 2,
        1e5,
        1e6,
        1000001,
        -1e6,
        0x1p20,
        0x1p52,
        0x1p1000,
        6381956970095103.0 * 0x1p797,
        Math.nextDown(1.0),
        Math.nextUp(1.0),
        1e-8,
        -1e-8,
        1e-300,
        1e-310,
        -1e-310,
        1e300
    };

    private static final double[] ARGUMENTS = arguments().toArray();

    interface OverArray {
        void apply(double[] x, double[] y, int n);
    }

    record Function(String name, DoubleUnaryOperator ours, OverArray overArray, DoubleUnaryOperator reference) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Function> functions() {
        return Stream.of(
                new Function("exp", Elementary::exp, Elementary::exp, StrictMath::exp),
                new Function("expm1", Elementary::expm1, Elementary::expm1, StrictMath::expm1),
                new Function("tanh", Elementary::tanh, Elementary::tanh, StrictMath::tanh),
                new Function("sigmoid", Elementary::sigmoid, Elementary::sigmoid, x -> 1 / (1 + StrictMath.exp(-x))),
                new Function(
                        "softplus",
                        Elementary::softplus,
                        Elementary::softplus,
                        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)))),
                new Function(
                        "normalDensity",
                        Elementary::normalDensity,
                        Elementary::normalDensity,
                        ElementaryTest::normalDensity),
                new Function(
                        "normalDistribution",
                        Elementary::normalDistribution,
                        Elementary::normalDistribution,
                        ElementaryTest::normalDistribution),
                new Function("sin", Elementary::sin, Elementary::sin, StrictMath::sin),
                new Function("cos", Elementary::cos, Elementary::cos, StrictMath::cos));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void staysWithinTheStatedErrorOfStrictMathOverTheWholeRange(Function function) {
        double worst =
                DoubleStream.of(ARGUMENTS).map(x -> excess(function, x)).max().orElseThrow();
        assertTrue(worst <= 1, () -> function + ": " + worst + " times the stated error");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void givesTheSameBitsOverAnArrayAsOneByOne(Function function) {
        double[] x = ARGUMENTS;
        double[] y = new double[x.length];
        function.overArray().apply(x, y, x.length);
        for (int i = 0; i < x.length; i++) assertEquals(function.ours().applyAsDouble(x[i]), y[i]);
    }

    @Test
    void logStaysWithinTheStatedErrorOfStrictMathOverTheWholeRange() {
        staysWithinTheStatedErrorOfStrictMathOverTheWholeRange(
                new Function("log", Elementary::log, (x, y, n) -> {}, StrictMath::log));
    }

    /** With the square in two parts, the first of them exact: the exponential multiplies what its argument is off by. */
    private static double normalDensity(double x) {
        double end = Math.min(Math.abs(x), 60);
        double h = (float) end;
        double e = StrictMath.exp(-h * h / 2) * StrictMath.exp(-(end - h) * (end + h) / 2);
        return e / StrictMath.sqrt(2 * Math.PI);
    }

    /** For the middle the series x + x³/3 + x⁵/15 + …, for the tails the continued fraction 1/(x + 1/(x + 2/(x + …))). */
    private static double normalDistribution(double x) {
        if (Double.isNaN(x)) return x;
        double distance = Math.min(Math.abs(x), 60);
        double tail;
        if (distance < 1) {
            double term = distance;
            double sum = 0;
            for (int k = 1; k < 60; k += 2) {
                sum += term;
                term *= distance * distance / (k + 2);
            }
            tail = 0.5 - normalDensity(distance) * sum;
        } else {
            double fraction = distance;
            // The farther out, the fewer terms: 420 at 1, where the series above ends.
            for (int k = 20 + (int) (400 / (distance * distance)); k > 0; k--) fraction = distance + k / fraction;
            tail = normalDensity(distance) / fraction;
        }
        return x < 0 ? tail : 1 - tail;
    }

    /** Special values, every magnitude of either sign, and evenly the stretches in which the functions bend. */
    private static DoubleStream arguments() {
        SplittableRandom random = new SplittableRandom(1);
        DoubleStream everyMagnitude =
                random.doubles(200_000, -1074, 1024).map(e -> StrictMath.pow(2, e) * (random.nextBoolean() ? 1 : -1));
        DoubleStream stretches =
                DoubleStream.of(1, 10, 50, 800).flatMap(width -> random.doubles(200_000, -width, width));
        DoubleStream nearOne = random.doubles(10_000, -1e-3, 1e-3).map(x -> 1 + x);
        DoubleStream nearTurns = random.doubles(100_000, -600_000, 600_000).map(k -> Math.rint(k) * Math.PI / 2);
        return Stream.of(DoubleStream.of(SPECIAL), everyMagnitude, stretches, nearOne, nearTurns)
                .flatMapToDouble(stream -> stream);
    }

    /** |ours - reference| in units of what is allowed there; special results must be equal. */
    private static double excess(Function function, double x) {
        double expected = function.reference().applyAsDouble(x);
        double actual = function.ours().applyAsDouble(x);
        if (Double.compare(expected, actual) == 0) return 0;
        if (!Double.isFinite(expected) || !Double.isFinite(actual)) return Double.POSITIVE_INFINITY;
        return Math.abs(actual - expected) / Math.max(Elementary.RELATIVE_ERROR * Math.abs(expected), Elementary.TINY);
    }
}
