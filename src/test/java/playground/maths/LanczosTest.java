package playground.maths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The largest eigenvalue, where it is known in closed form. */
final class LanczosTest {
    @Test
    void theLargestEigenvalueOfATridiagonalMatrixIsThatOfItsClosedForm() {
        // 2 on the diagonal and −1 beside it: 2 + 2 cos(π / (n + 1))
        int n = 9;
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        Arrays.fill(diagonal, 2);
        Arrays.fill(beside, -1);
        double largest = Tridiagonal.largest(diagonal, beside, n);
        assertEquals(2 + 2 * StrictMath.cos(Math.PI / (n + 1)), largest, 1e-13);
        double[] v = Tridiagonal.vector(diagonal, beside, n, largest);
        for (int i = 0; i < n; i++) {
            double product = 2 * v[i] - (i > 0 ? v[i - 1] : 0) - (i < n - 1 ? v[i + 1] : 0);
            assertEquals(largest * v[i], product, 1e-10);
        }
    }

    @Test
    void ofASymmetricMatrixTheIterationFindsTheLargestAndNotTheOneFarthestFromZero() {
        // a diagonal matrix of −100, 1, 2, … 29
        int n = 30;
        Lanczos.Largest found = Lanczos.largest(
                v -> {
                    double[] product = new double[n];
                    for (int i = 0; i < n; i++) product[i] = (i == 0 ? -100 : i) * v[i];
                    return product;
                },
                Lanczos.start(n),
                n);
        assertEquals(n - 1, found.value, 1e-4 * (n - 1));
        assertEquals(1, Math.abs(found.vector[n - 1]), 1e-2);
        assertEquals(1, Vectors.norm(found.vector), 1e-12);
    }
}
