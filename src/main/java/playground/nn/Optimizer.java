package playground.nn;

import java.util.List;

/**
 * Moves parameters against their gradients, with whatever it remembers between steps. Owned by the thread that owns the
 * run.
 */
public sealed interface Optimizer permits Sgd, Momentum, Nesterov, AdaGrad, RmsProp, Adam, AdamW {
    /**
     * One step: parameters are modified, gradients are not. All arrays have the length that the optimizer was made for.
     * Allocates nothing.
     */
    void step(double[] parameters, double[] gradients, double learningRate);

    /**
     * Everything that it remembers, as its own live arrays, for checkpoints: copy them out to save, copy into them to
     * restore. Empty if it remembers nothing.
     */
    List<double[]> state();
}
