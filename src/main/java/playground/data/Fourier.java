package playground.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import playground.maths.Elementary;
import playground.maths.Sampling;

/**
 * A random Fourier feature, cos(w·x + b): a wave across the plane in a random direction (Rahimi and Recht, "Random
 * Features for Large-Scale Kernel Machines", 2007).
 *
 * @param w1 radians for each unit of the first coordinate
 * @param w2 radians for each unit of the second coordinate; 0 for one-dimensional data
 * @param b the phase, 0 … 2π
 */
public record Fourier(double w1, double w2, double b) implements Input {
    private static final double FULL_TURN = 2 * Math.PI;

    /**
     * The first {@code count} features that the generator gives: w from N(0, scale²), b from U(0, 2π). A smaller count gives the
     * first features of a larger one. For one-dimensional data, w1 and b are the same as for two dimensions.
     */
    public static List<Fourier> draw(int count, double scale, int dimensions, RandomGenerator random) {
        List<Fourier> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double w1 = scale * Sampling.gaussian(random);
            double w2 = scale * Sampling.gaussian(random);
            double b = Sampling.uniform(random, 0, FULL_TURN);
            drawn.add(new Fourier(w1, dimensions == 1 ? 0 : w2, b));
        }
        return drawn;
    }

    @Override
    public void evaluate(double[] x, double[] y, double[] values, int n) {
        for (int p = 0; p < n; p++) {
            values[p] = Elementary.cos(w1 * x[p] + w2 * y[p] + b);
        }
    }

    @Override
    public <T> T accept(Handler<T> handler) {
        return handler.fourier(this);
    }

    @Override
    public boolean readsX2() {
        return w2 != 0;
    }
}
