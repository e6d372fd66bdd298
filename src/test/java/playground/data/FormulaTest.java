package playground.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class FormulaTest {
    private static final Map<String, DoubleBinaryOperator> TABLE = Map.ofEntries(
            Map.entry("x1", (x1, x2) -> x1),
            Map.entry("x", (x1, x2) -> x1),
            Map.entry("x2", (x1, x2) -> x2),
            Map.entry(" 1.5e-1 ", (x1, x2) -> 0.15),
            Map.entry(".5", (x1, x2) -> 0.5),
            Map.entry("pi + e", (x1, x2) -> Math.PI + Math.E),
            Map.entry("x1 - x2 - 2", (x1, x2) -> (x1 - x2) - 2),
            Map.entry("x1 + x2 * 3", (x1, x2) -> x1 + x2 * 3),
            Map.entry("(x1 + x2) * 3", (x1, x2) -> (x1 + x2) * 3),
            Map.entry("12 / 4 / 2", (x1, x2) -> 1.5),
            Map.entry("2 * -x1", (x1, x2) -> -2 * x1),
            Map.entry("--x1", (x1, x2) -> x1),
            Map.entry("\u2212x1", (x1, x2) -> -x1),
            Map.entry("-x1^2", (x1, x2) -> -(x1 * x1)),
            Map.entry("(-x1)^3", (x1, x2) -> -x1 * x1 * x1),
            Map.entry("2^3^2", (x1, x2) -> 512),
            Map.entry("2^-2", (x1, x2) -> 0.25),
            Map.entry("4^0.5", (x1, x2) -> 2),
            Map.entry("abs(x1)^1.7", (x1, x2) -> Math.pow(Math.abs(x1), 1.7)),
            Map.entry("sin(x1*x2)", (x1, x2) -> Math.sin(x1 * x2)),
            Map.entry("cos(x1)", (x1, x2) -> Math.cos(x1)),
            Map.entry("tanh(x1)", (x1, x2) -> Math.tanh(x1)),
            Map.entry("exp(-x1^2 / 2)", (x1, x2) -> Math.exp(-x1 * x1 / 2)),
            Map.entry("log(abs(x1) + 1)", (x1, x2) -> Math.log(Math.abs(x1) + 1)),
            Map.entry("sqrt(x1^2+x2^2)", (x1, x2) -> Math.sqrt(x1 * x1 + x2 * x2)),
            Map.entry("min(x1, x2)", (x1, x2) -> Math.min(x1, x2)),
            Map.entry("max(min(x1, x2), 0) - 1", (x1, x2) -> Math.max(Math.min(x1, x2), 0) - 1),
            Map.entry("1 - (2 - (3 - (4 - x1)))", (x1, x2) -> 1 - (2 - (3 - (4 - x1)))));

    @Test
    void aFormulaHasTheValuesOfTheSameExpressionInJava() {
        Random random = new Random(1);
        int n = 100;
        double[] x = random.doubles(n, -6, 6).toArray();
        double[] y = random.doubles(n, -6, 6).toArray();
        TABLE.forEach((text, expected) -> {
            double[] values = new double[n];
            Formula.parse(text).evaluate(x, y, values, n);
            for (int p = 0; p < n; p++) {
                double exact = expected.applyAsDouble(x[p], y[p]);
                assertEquals(exact, values[p], 1e-13 * Math.max(1, Math.abs(exact)), text);
            }
        });
    }

    @Test
    void powersAreThoseOfJavaWhateverBaseAndExponent() {
        double[] numbers = {-3, -1.5, -1, 0, 0.25, 1, 2, 7.5, 1025, -1025, 1.0e6};
        for (double base : numbers) {
            for (double exponent : numbers) {
                double expected = Math.pow(base, exponent);
                double[] actual = new double[1];
                Formula.parse("x1 ^ x2").evaluate(new double[] {base}, new double[] {exponent}, actual, 1);
                double tolerance = Double.isFinite(expected) ? 1e-12 * Math.abs(expected) : 0;
                assertEquals(expected, actual[0], tolerance, base + " ^ " + exponent);
            }
        }
    }

    @Test
    void theProgramHasTheStepsInTheOrderInWhichTheyAreCarriedOut() {
        assertEquals(List.of("x1", "x2", "*", "sin"), program("sin(x1*x2)"));
        assertEquals(List.of("x1", "2.0", "^", "neg", "x2", "3.0", "/", "-"), program("-x1^2 - x2/3"));
        assertEquals(List.of("x1", Double.toString(Math.PI), "max"), program("max(x, pi)"));
    }

    @Test
    void whatIsNoFormulaIsRefusedWithThePlaceWhatCameAndWhatIsAllowed() {
        String operand = "number, -, (, x1, x2, x, pi, e, sin, cos, tanh, exp, log, abs, sqrt, min, max";
        assertRefused("", 0, "end", operand);
        assertRefused("x1 +", 4, "end", operand);
        assertRefused("x1 * / x2", 5, "/", operand);
        assertRefused("y + 1", 0, "y", operand);
        assertRefused("foo(x1)", 0, "foo", operand);
        assertRefused("System.exit(1)", 0, "System", operand);
        assertRefused("1 + 1e999", 4, "1e999", operand);
        assertRefused("1.2.3", 0, "1.2.3", operand);
        assertRefused("sin(", 4, "end", operand);
        assertRefused("sin x1", 4, "x1", "(");
        assertRefused("2 x1", 2, "x1", "+, -, *, /, ^, end");
        assertRefused("2e", 1, "e", "+, -, *, /, ^, end");
        assertRefused("x1)", 2, ")", "+, -, *, /, ^, end");
        assertRefused("(x1", 3, "end", "+, -, *, /, ^, )");
        assertRefused("sin(x1, x2)", 6, ",", "+, -, *, /, ^, )");
        assertRefused("max(x1)", 6, ")", "+, -, *, /, ^, ,");
        assertRefused("x1 ; x2", 3, ";", "+, -, *, /, ^, end");
        assertRefused("x1 \uD83D\uDE00", 3, "\uD83D\uDE00", "+, -, *, /, ^, end");
    }

    @Test
    void noTextOfTheGreatestLengthIsTooDeepAndNoneMayBeLonger() {
        int half = (Formula.LONGEST - 1) / 2;
        String deep = "(".repeat(half) + "x" + ")".repeat(half);
        String minuses = "-".repeat(Formula.LONGEST - 1) + "1";
        String powers = "1^".repeat(half) + "1";

        assertEquals(2, value(deep, 2));
        assertEquals(-1, value(minuses, 2));
        assertEquals(1, value(powers, 2));
        assertRefused("1+".repeat(Formula.LONGEST / 2) + "1", Formula.LONGEST, "1", "end");
    }

    @Test
    void anyTextIsEitherAFormulaOrRefusedWithinItsLength() {
        String letters = "x12.e+-*/^(), sincopxa";
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                value(text.toString(), 0.5);
            } catch (FormulaError error) {
                assertTrue(error.position() >= 0 && error.position() <= text.length(), error.getMessage());
                assertFalse(error.came().isEmpty());
            }
        }
    }

    @Test
    void aFormulaReadsTheSecondCoordinateIfItNamesIt() {
        assertTrue(Formula.parse("1 + x2").readsX2());
        assertFalse(Formula.parse("x + x1").readsX2());
    }

    @Test
    void formulasOfTheSameTextAreEqual() {
        assertEquals(Formula.parse("x1 + 1"), Formula.parse("x1 + 1"));
        assertEquals(Formula.parse("x1").hashCode(), Formula.parse("x1").hashCode());
        assertNotEquals(Formula.parse("x1 + 1"), Formula.parse("x1+1"));
    }

    private static List<String> program(String text) {
        return Formula.parse(text).program().stream().map(FormulaTest::token).toList();
    }

    private static String token(FormulaStep step) {
        if (step instanceof FormulaStep.Constant number) {
            return Double.toString(number.value());
        }
        return ((FormulaStep.Operation) step).symbol();
    }

    private static double value(String text, double x) {
        double[] value = new double[1];
        Formula.parse(text).evaluate(new double[] {x}, new double[1], value, 1);
        return value[0];
    }

    private static void assertRefused(String text, int position, String came, String allowed) {
        FormulaError error = assertThrows(FormulaError.class, () -> Formula.parse(text), text);
        assertEquals(position, error.position(), text);
        assertEquals(came, error.came(), text);
        assertEquals(allowed, error.allowed(), text);
    }
}
