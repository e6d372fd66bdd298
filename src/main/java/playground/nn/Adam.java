package playground.nn;

import java.util.List;

/**
 * Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1, with its β₁ = 0.9, β₂ = 0.999,
 * ε = 1e-8):
 *
 * <pre>
 * m = β₁ m + (1 - β₁) g        v = β₂ v + (1 - β₂) g²
 * θ -= learningRate · m̂ / (√v̂ + ε)   with m̂ = m / (1 - β₁ᵗ), v̂ = v / (1 - β₂ᵗ)
 * </pre>
 */
final class Adam implements Optimizer {
    static final double BETA_1 = 0.9;
    static final double BETA_2 = 0.999;
    static final double EPSILON = 1e-8;

    /**
     * Added to a number and taken away again, it rounds the number to a multiple of its own last place, 5e-296, and leaves the
     * bits of any number above 1e-263 as they are. The powers, and the moments of a unit that has died, would otherwise decay
     * into denormal numbers, on which processors are many times slower.
     */
    private static final double FLUSH = 1e-280;

    private final double[] m;
    private final double[] v;
    private final double[] powers = {1, 1};
    private final List<double[]> state;

    Adam(int parameterCount) {
        m = new double[parameterCount];
        v = new double[parameterCount];
        state = List.of(m, v, powers);
    }

    @Override
    public void step(double[] parameters, double[] gradients, double learningRate) {
        powers[0] = flushed(powers[0] * BETA_1);
        powers[1] = flushed(powers[1] * BETA_2);
        double stepSize = learningRate / (1 - powers[0]);
        double root = 1 / Math.sqrt(1 - powers[1]);
        double[] m = this.m;
        double[] v = this.v;
        for (int i = 0; i < m.length; i++) {
            double g = gradients[i];
            m[i] = flushed(BETA_1 * m[i] + (1 - BETA_1) * g);
            v[i] = flushed(BETA_2 * v[i] + (1 - BETA_2) * g * g);
            parameters[i] -= stepSize * m[i] / (Math.sqrt(v[i]) * root + EPSILON);
        }
    }

    /** First moments, second moments, and the two powers β₁ᵗ and β₂ᵗ after t steps. */
    @Override
    public List<double[]> state() {
        return state;
    }

    private static double flushed(double x) {
        return (x + FLUSH) - FLUSH;
    }
}
