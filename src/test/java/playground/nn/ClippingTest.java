package playground.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClippingTest {
    @Test
    void gradientsAboveTheLimitKeepTheirDirectionAndGetTheLimitAsNorm() {
        double[] gradients = {3, 0, -4};
        assertEquals(5, Clipping.byNorm(gradients, 1));
        assertArrayEquals(new double[] {0.6, 0, -0.8}, gradients, 1e-15);
    }

    @Test
    void gradientsUpToTheLimitKeepTheirBits() {
        double[] gradients = {3, 0, -4};
        assertEquals(5, Clipping.byNorm(gradients, 5));
        assertArrayEquals(new double[] {3, 0, -4}, gradients);
    }

    @Test
    void squaresThatOverflowDoNotMatter() {
        double[] gradients = {3e300, -4e300};
        assertEquals(5e300, Clipping.byNorm(gradients, 10), 1e286);
        assertArrayEquals(new double[] {6, -8}, gradients, 1e-14);
    }

    @Test
    void gradientsThatAreNotFiniteAreLeftForTheDivergenceReport() {
        double[] infinite = {1, Double.POSITIVE_INFINITY};
        assertEquals(Double.POSITIVE_INFINITY, Clipping.byNorm(infinite, 1));
        assertArrayEquals(new double[] {1, Double.POSITIVE_INFINITY}, infinite);
        assertEquals(Double.NaN, Clipping.byNorm(new double[] {1, Double.NaN}, 1));
    }
}
