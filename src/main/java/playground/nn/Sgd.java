package playground.nn;

import java.util.List;

/** Gradient descent: θ -= learningRate · g. */
final class Sgd implements Optimizer {
    @Override
    public void step(double[] parameters, double[] gradients, double learningRate) {
        for (int i = 0; i < parameters.length; i++) parameters[i] -= learningRate * gradients[i];
    }

    @Override
    public List<double[]> state() {
        return List.of();
    }
}
