package playground.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.maths.Elementary;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.training.Run;

/** What lessons say of their numbers is so: the formulas give what is asked for, and words such as “twice” are true. */
final class LessonNumbersTest {
    private static final int EXAMPLES = 5;
    private static final double EXACT = 1e-15;

    @Test
    void theSixFormulasGiveTheEntriesThatAreAskedFor() {
        Run run = new Run(step("six-formulas", "dz2").start());
        Network network = run.network();
        double[][] x = new double[EXAMPLES][];
        double[][] y = new double[EXAMPLES][1];
        for (int s = 0; s < EXAMPLES; s++) {
            DataPoint point = run.data().points().get(s);
            x[s] = new double[] {point.x(), point.y()};
            y[s][0] = point.target();
        }
        double[][] w2 = weights(run, network.layers().get(1));
        double[][] a1 =
                sigmoid(plusBiases(times(x, weights(run, network.layers().get(0))), run, 0));
        double[][] a2 = sigmoid(plusBiases(times(a1, w2), run, 1));

        double[][] dz2 = new double[EXAMPLES][1];
        for (int s = 0; s < EXAMPLES; s++) {
            dz2[s][0] = (a2[s][0] - y[s][0]) / EXAMPLES;
        }
        double[][] dz1 = times(dz2, transposed(w2));
        for (int s = 0; s < EXAMPLES; s++) {
            for (int unit = 0; unit < dz1[s].length; unit++) {
                dz1[s][unit] *= a1[s][unit] * (1 - a1[s][unit]);
            }
        }
        assertEquals(dz2[2][0], value(run, "six-formulas", "dz2", "entry"), EXACT);
        assertEquals(times(transposed(a1), dz2)[1][0], value(run, "six-formulas", "dw2", "entry"), EXACT);
        assertEquals(sumOfRows(dz2)[0], value(run, "six-formulas", "db2", "entry"), EXACT);
        assertEquals(dz1[0][0], value(run, "six-formulas", "dz1", "entry"), EXACT);
        assertEquals(times(transposed(x), dz1)[0][1], value(run, "six-formulas", "dw1", "entry"), EXACT);
        assertEquals(sumOfRows(dz1)[0], value(run, "six-formulas", "db1", "entry"), EXACT);
    }

    @Test
    void pathsProductsAndSumsGiveTheGradientsOfTheRun() {
        Run run = new Run(step("two-paths", "delta").start());
        double delta = value(run, "two-paths", "delta", "delta");
        assertEquals(value(run, "two-paths", "delta", "sum") * value(run, "two-paths", "delta", "slope"), delta, EXACT);
        assertEquals(
                value(run, "two-paths", "case-one", "outer") * value(run, "two-paths", "case-one", "slope"),
                value(run, "two-paths", "case-one", "delta"),
                EXACT);
        double gradient = value(run, "two-paths", "product", "gradient");
        assertEquals(of(Reading.gradient(0, 0, 0), run), gradient, EXACT);
        double after = value(run, "two-paths", "product", "after");
        run.step();
        assertEquals(after, run.parameter(0), 1e-7, "a parameter is kept as a float32 number");

        Run together = new Run(step("two-paths", "examples").start());
        double sum = 0;
        for (int s = 1; s <= 4; s++) {
            sum += value(together, "two-paths", "examples", "g" + s);
        }
        assertEquals(sum, value(together, "two-paths", "examples", "sum"), EXACT);
    }

    @Test
    void whatIsSaidInWordsIsTrue() {
        LessonStep onePath = step("two-paths", "one-path");
        Run run = new Run(onePath.start());
        assertEquals(15, run.parameterCount());
        run.edits().setWeight(1, 1, 0, 0);
        double growth = value(run, onePath, "delta") / value(run, onePath, "delta-before");
        assertTrue(growth > 1.7 && growth < 2, "almost twice: " + growth);

        Run slow = new Run(step("six-formulas", "now-you").start());
        do {
            slow.step();
        } while (slow.epoch() == 0);
        assertEquals(50, slow.stepCount());
        double loss = value(slow, "six-formulas", "now-you", "loss");
        assertTrue(loss > 0.06, "still above 0.06: " + loss);
    }

    private static LessonStep step(String lesson, String step) {
        return Lessons.find(lesson).orElseThrow().steps().stream()
                .filter(one -> one.id().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Run run, String lesson, String step, String name) {
        return value(run, step(lesson, step), name);
    }

    private static double value(Run run, LessonStep step, String name) {
        return of(step.values().get(name), run);
    }

    private static double of(Reading reading, Run run) {
        return reading.of(Measured.of(run)).orElseThrow();
    }

    /** A row for each input, a column for each unit. */
    private static double[][] weights(Run run, DenseLayer layer) {
        double[][] weights = new double[layer.fanIn()][layer.fanOut()];
        for (int input = 0; input < layer.fanIn(); input++) {
            for (int unit = 0; unit < layer.fanOut(); unit++) {
                weights[input][unit] = run.parameter(layer.weight(unit, input));
            }
        }
        return weights;
    }

    private static double[][] plusBiases(double[][] sums, Run run, int layer) {
        for (double[] row : sums) {
            for (int unit = 0; unit < row.length; unit++) {
                row[unit] += run.parameter(run.network().layers().get(layer).bias(unit));
            }
        }
        return sums;
    }

    private static double[][] sigmoid(double[][] z) {
        for (double[] row : z) {
            for (int unit = 0; unit < row.length; unit++) {
                row[unit] = 1 / (1 + Elementary.exp(-row[unit]));
            }
        }
        return z;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] a) {
        double[][] turned = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                turned[j][i] = a[i][j];
            }
        }
        return turned;
    }

    private static double[] sumOfRows(double[][] a) {
        double[] sums = new double[a[0].length];
        for (double[] row : a) {
            for (int j = 0; j < row.length; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }
}
