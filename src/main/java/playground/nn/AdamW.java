package playground.nn;

import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019): before Adam's step, every parameter shrinks by the
 * share learningRate · weightDecay, which the moments don't see. As in the paper and in PyTorch, biases shrink too; {@link
 * Regularization#L2} leaves them alone.
 */
final class AdamW implements Optimizer {
    private final double weightDecay;
    private final Adam adam;

    AdamW(double beta1, double beta2, double epsilon, double weightDecay, int parameterCount) {
        this.weightDecay = weightDecay;
        adam = new Adam(beta1, beta2, epsilon, parameterCount);
    }

    @Override
    public void step(double[] parameters, double[] gradients, double learningRate) {
        double kept = 1 - learningRate * weightDecay;
        for (int i = 0; i < parameters.length; i++) parameters[i] *= kept;
        adam.step(parameters, gradients, learningRate);
    }

    /** {@link Adam#state Adam's}. */
    @Override
    public List<double[]> state() {
        return adam.state();
    }
}
