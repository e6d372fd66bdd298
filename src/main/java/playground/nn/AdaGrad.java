package playground.nn;

import java.util.List;

/**
 * AdaGrad (Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization",
 * 2011), diagonal, with ε beside the root as in PyTorch:
 *
 * <pre>
 * s = s + g²
 * θ -= learningRate · g / (√s + ε)
 * </pre>
 */
final class AdaGrad implements Optimizer {
    private final double epsilon;
    private final double[] squares;
    private final List<double[]> state;

    AdaGrad(double epsilon, int parameterCount) {
        this.epsilon = epsilon;
        squares = new double[parameterCount];
        state = List.of(squares);
    }

    @Override
    public void step(double[] parameters, double[] gradients, double learningRate) {
        double[] squares = this.squares;
        for (int i = 0; i < squares.length; i++) {
            double g = gradients[i];
            squares[i] = Denormals.flushed(squares[i] + g * g);
            parameters[i] -= learningRate * g / (Math.sqrt(squares[i]) + epsilon);
        }
    }

    /** The sums of squares. */
    @Override
    public List<double[]> state() {
        return state;
    }
}
