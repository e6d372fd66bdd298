package playground.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FourierTest {
    private static final int MANY = 20_000;

    @Test
    void theValueIsTheCosineOfItsWave() {
        double[] x = {-5.5, 0, 3.25};
        double[] y = {1.5, 0, -4};
        double[] values = new double[3];

        new Fourier(1.25, -0.5, 2).evaluate(x, y, values, 3);

        for (int p = 0; p < 3; p++) {
            assertEquals(Math.cos(1.25 * x[p] - 0.5 * y[p] + 2), values[p], 1e-15);
        }
    }

    @Test
    void frequenciesAreNormalWithTheScaleAsDeviationAndPhasesUniformOverATurn() {
        double scale = 2.5;
        List<Fourier> drawn = Fourier.draw(MANY, scale, 2, new Rng(5));

        for (double[] w : List.of(
                drawn.stream().mapToDouble(Fourier::w1).toArray(),
                drawn.stream().mapToDouble(Fourier::w2).toArray())) {
            double mean = 0;
            double square = 0;
            int withinOne = 0;
            for (double value : w) {
                mean += value / MANY;
                square += value * value / MANY;
                withinOne += Math.abs(value) < scale ? 1 : 0;
            }
            // four standard errors of each estimate
            assertEquals(0, mean, 4 * scale / Math.sqrt(MANY));
            assertEquals(scale * scale, square, 4 * scale * scale * Math.sqrt(2.0 / MANY));
            assertEquals(0.6827, (double) withinOne / MANY, 4 * Math.sqrt(0.6827 * 0.3173 / MANY));
        }
        int[] quarters = new int[4];
        for (Fourier feature : drawn) {
            assertTrue(feature.b() >= 0 && feature.b() < 2 * Math.PI);
            quarters[(int) (feature.b() / (Math.PI / 2))]++;
        }
        for (int count : quarters) {
            assertEquals(0.25, (double) count / MANY, 4 * Math.sqrt(0.25 * 0.75 / MANY));
        }
    }

    @Test
    void fewerFeaturesAreTheFirstOfMoreAndAnotherScaleOnlyStretchesThem() {
        List<Fourier> three = Fourier.draw(3, 1, 2, new Rng(9));
        List<Fourier> five = Fourier.draw(5, 1, 2, new Rng(9));
        List<Fourier> stretched = Fourier.draw(3, 4, 2, new Rng(9));

        assertEquals(three, five.subList(0, 3));
        for (int i = 0; i < 3; i++) {
            Fourier feature = three.get(i);
            assertEquals(new Fourier(4 * feature.w1(), 4 * feature.w2(), feature.b()), stretched.get(i));
        }
    }

    @Test
    void inOneDimensionTheSecondCoordinatePlaysNoPart() {
        Fourier feature = Fourier.draw(1, 1, 1, new Rng(3)).get(0);

        assertEquals(0, feature.w2());
        assertFalse(feature.readsX2());
        assertTrue(Fourier.draw(1, 1, 2, new Rng(3)).get(0).readsX2());
    }
}
