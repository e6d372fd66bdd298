package playground.nn;

import java.util.List;

/**
 * Gradient descent with a velocity v that keeps a share μ of itself (Polyak, "Some methods of speeding up the
 * convergence of iteration methods", 1964), in PyTorch's form, where the learning rate scales the velocity and not what
 * enters it:
 *
 * <pre>
 * v = μ v + g
 * θ -= learningRate · v
 * </pre>
 */
final class Momentum implements Optimizer {
    private final double momentum;
    private final double[] velocity;
    private final List<double[]> state;

    Momentum(double momentum, int parameterCount) {
        this.momentum = momentum;
        velocity = new double[parameterCount];
        state = List.of(velocity);
    }

    @Override
    public void step(double[] parameters, double[] gradients, double learningRate) {
        double[] v = velocity;
        for (int i = 0; i < v.length; i++) {
            v[i] = Denormals.flushed(momentum * v[i] + gradients[i]);
            parameters[i] -= learningRate * v[i];
        }
    }

    /** The velocity. */
    @Override
    public List<double[]> state() {
        return state;
    }
}
