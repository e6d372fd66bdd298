package playground.nn;

import playground.maths.Elementary;

/** The function of the output layer, from its pre-activations (the logits) to the network's predictions. */
public enum Output {
    /** ŷ = z. */
    LINEAR(Activation.LINEAR),
    /** ŷ = 1 / (1 + e^-z): for each unit by itself, the probability of class 1. */
    SIGMOID(Activation.SIGMOID),
    /** ŷ = tanh z: from -1 (class 0) to 1 (class 1). */
    TANH(Activation.TANH),
    /** ŷ_k = e^z_k / Σ_j e^z_j: the probabilities of the classes, which sum to 1. */
    SOFTMAX(null);

    private final Activation elementwise;

    Output(Activation elementwise) {
        this.elementwise = elementwise;
    }

    /** Logits z (units, n) to predictions (units, n); z is not modified. */
    void apply(double[][] z, double[][] predicted, int n) {
        if (elementwise == null) {
            softmax(z, predicted, n);
        } else {
            for (int k = 0; k < z.length; k++) elementwise.apply(z[k], predicted[k], n);
        }
    }

    /** Turns ∂L/∂ŷ into ∂L/∂z, in place. Not for softmax, whose gradient is fused with its loss. */
    void multiplyByDerivative(double[][] z, double[][] predicted, double[][] gradient, int n) {
        for (int k = 0; k < z.length; k++) elementwise.multiplyByDerivative(z[k], predicted[k], gradient[k], n);
    }

    /** The largest logit is subtracted first: the result is the same and no exponential overflows. */
    private static void softmax(double[][] z, double[][] predicted, int n) {
        for (int s = 0; s < n; s++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double[] logits : z) largest = Math.max(largest, logits[s]);
            double sum = 0;
            for (int k = 0; k < z.length; k++) {
                predicted[k][s] = Elementary.exp(z[k][s] - largest);
                sum += predicted[k][s];
            }
            for (double[] probabilities : predicted) probabilities[s] /= sum;
        }
    }
}
