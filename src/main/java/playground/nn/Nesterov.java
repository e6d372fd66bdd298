package playground.nn;

import java.util.List;

/**
 * Momentum with the gradient taken at the place that the velocity leads to (Nesterov, 1983). The parameters are that place, so that
 * gradients are taken at the parameters themselves (Bengio et al., "Advances in optimizing recurrent networks", 2013); PyTorch has
 * the same form:
 *
 * <pre>
 * v = μ v + g
 * θ -= learningRate · (g + μ v)
 * </pre>
 */
final class Nesterov implements Optimizer {
    private final double momentum;
    private final double[] velocity;
    private final List<double[]> state;

    Nesterov(double momentum, int parameterCount) {
        this.momentum = momentum;
        velocity = new double[parameterCount];
        state = List.of(velocity);
    }

    @Override
    public void step(double[] parameters, double[] gradients, double learningRate) {
        double[] v = velocity;
        for (int i = 0; i < v.length; i++) {
            double g = gradients[i];
            v[i] = Denormals.flushed(momentum * v[i] + g);
            parameters[i] -= learningRate * (g + momentum * v[i]);
        }
    }

    /** The velocity. */
    @Override
    public List<double[]> state() {
        return state;
    }
}
