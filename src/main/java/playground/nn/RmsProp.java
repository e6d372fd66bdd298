package playground.nn;

import java.util.List;

/**
 * RMSProp (Hinton, "Neural Networks for Machine Learning", lecture 6, 2012, with its decay ρ = 0.9), with ε beside the
 * root as in PyTorch:
 *
 * <pre>
 * s = ρ s + (1 - ρ) g²
 * θ -= learningRate · g / (√s + ε)
 * </pre>
 */
final class RmsProp implements Optimizer {
    private final double decay;
    private final double epsilon;
    private final double[] meanSquares;
    private final List<double[]> state;

    RmsProp(double decay, double epsilon, int parameterCount) {
        this.decay = decay;
        this.epsilon = epsilon;
        meanSquares = new double[parameterCount];
        state = List.of(meanSquares);
    }

    @Override
    public void step(double[] parameters, double[] gradients, double learningRate) {
        double[] s = meanSquares;
        for (int i = 0; i < s.length; i++) {
            double g = gradients[i];
            s[i] = Denormals.flushed(decay * s[i] + (1 - decay) * g * g);
            parameters[i] -= learningRate * g / (Math.sqrt(s[i]) + epsilon);
        }
    }

    /** The mean squares. */
    @Override
    public List<double[]> state() {
        return state;
    }
}
