package playground.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a kernel cuts its loops, each of its sums has the bits of a plain loop from the first term to the last. */
class DenseKernelsTest {
    private static final int OFFSET = 3;
    private static final List<Integer> WIDTHS = List.of(1, 2, 5, 8, 16, 17, 32, 35, 64);

    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 10, 16, 17, 37})
    void everySumOfAMinibatchIsTakenFromItsFirstTermToItsLast(int n) {
        for (int fanIn : WIDTHS) {
            for (int fanOut : WIDTHS) check(new DenseLayer(fanIn, fanOut, OFFSET), n);
        }
    }

    private void check(DenseLayer layer, int n) {
        double[] parameters = random.doubles(layer.end(), -1, 1).toArray();
        double[][] x = matrix(layer.fanIn(), n);
        double[][] dZ = matrix(layer.fanOut(), n);
        double[][] z = new double[layer.fanOut()][n];
        double[][] dX = new double[layer.fanIn()][n];
        double[] gradients = new double[layer.end()];
        DenseKernels.forward(layer, parameters, x, z, n);
        DenseKernels.backwardInputs(layer, parameters, dZ, dX, n);
        new ParameterGradient(List.of(layer)).of(layer, dZ, x, gradients, n);

        String which = layer + " over " + n + " samples";
        for (int s = 0; s < n; s++) {
            for (int unit = 0; unit < layer.fanOut(); unit++) {
                double sum = parameters[layer.bias(unit)];
                for (int i = 0; i < layer.fanIn(); i++) sum += parameters[layer.weight(unit, i)] * x[i][s];
                assertEquals(sum, z[unit][s], which);
            }
            for (int i = 0; i < layer.fanIn(); i++) {
                double sum = 0;
                for (int unit = 0; unit < layer.fanOut(); unit++) {
                    sum += parameters[layer.weight(unit, i)] * dZ[unit][s];
                }
                assertEquals(sum, dX[i][s], which);
            }
        }
        double[] expected = new double[layer.end()];
        for (int unit = 0; unit < layer.fanOut(); unit++) {
            for (int s = 0; s < n; s++) {
                for (int i = 0; i < layer.fanIn(); i++) expected[layer.weight(unit, i)] += dZ[unit][s] * x[i][s];
                expected[layer.bias(unit)] += dZ[unit][s];
            }
        }
        assertArrayEquals(expected, gradients, which);
    }

    private double[][] matrix(int rows, int n) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) matrix[i] = random.doubles(n, -1, 1).toArray();
        return matrix;
    }
}
