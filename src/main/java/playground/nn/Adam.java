package playground.nn;

import java.util.List;

/**
 * Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1):
 *
 * <pre>
 * m = β₁ m + (1 - β₁) g        v = β₂ v + (1 - β₂) g²
 * θ -= learningRate · m̂ / (√v̂ + ε)   with m̂ = m / (1 - β₁ᵗ), v̂ = v / (1 - β₂ᵗ)
 * </pre>
 */
final class Adam implements Optimizer {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] m;
    private final double[] v;
    private final double[] powers = {1, 1};
    private final List<double[]> state;

    Adam(double beta1, double beta2, double epsilon, int parameterCount) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        m = new double[parameterCount];
        v = new double[parameterCount];
        state = List.of(m, v, powers);
    }

    @Override
    public void step(double[] parameters, double[] gradients, double learningRate) {
        powers[0] = Denormals.flushed(powers[0] * beta1);
        powers[1] = Denormals.flushed(powers[1] * beta2);
        double stepSize = learningRate / (1 - powers[0]);
        double root = 1 / Math.sqrt(1 - powers[1]);
        double beta1 = this.beta1;
        double beta2 = this.beta2;
        double epsilon = this.epsilon;
        double[] m = this.m;
        double[] v = this.v;
        for (int i = 0; i < m.length; i++) {
            double g = gradients[i];
            m[i] = Denormals.flushed(beta1 * m[i] + (1 - beta1) * g);
            v[i] = Denormals.flushed(beta2 * v[i] + (1 - beta2) * g * g);
            parameters[i] -= stepSize * m[i] / (Math.sqrt(v[i]) * root + epsilon);
        }
    }

    /** First moments, second moments, and the two powers β₁ᵗ and β₂ᵗ after t steps. */
    @Override
    public List<double[]> state() {
        return state;
    }
}
