package playground.nn;

import playground.maths.Elementary;

/**
 * What training makes small, as a mean over the minibatch, with its gradient with respect to the logits.
 *
 * <p>All arrays are (units, n): logits z, predictions ŷ, targets y.
 */
public enum Loss {
    /** Mean over samples and units of (ŷ - y)²; ∂L/∂ŷ = 2 (ŷ - y) / (n · units). Targets: any finite numbers. */
    MEAN_SQUARED_ERROR {
        @Override
        public boolean accepts(Output output) {
            return output != Output.SOFTMAX;
        }

        @Override
        double mean(double[][] z, double[][] predicted, double[][] targets, int n) {
            double sum = 0;
            for (int k = 0; k < predicted.length; k++) {
                for (int s = 0; s < n; s++) {
                    double difference = predicted[k][s] - targets[k][s];
                    sum += difference * difference;
                }
            }
            return sum / ((double) n * predicted.length);
        }

        @Override
        void gradient(Output output, double[][] z, double[][] predicted, double[][] targets, double[][] dZ, int n) {
            scaledDifference(2.0 / ((double) n * predicted.length), predicted, targets, dZ, n);
            output.multiplyByDerivative(z, predicted, dZ, n);
        }
    },

    /**
     * Mean over samples and units of -y ln ŷ - (1 - y) ln(1 - ŷ), for the sigmoid output. Computed from the logits as
     * softplus(z) - y z, which holds for every finite logit; ∂L/∂z = (ŷ - y) / (n · units). Targets: 0 or 1.
     */
    BINARY_CROSS_ENTROPY {
        @Override
        public boolean accepts(Output output) {
            return output == Output.SIGMOID;
        }

        @Override
        double mean(double[][] z, double[][] predicted, double[][] targets, int n) {
            double sum = 0;
            for (int k = 0; k < z.length; k++) {
                for (int s = 0; s < n; s++) {
                    // softplus(z) - y z, with the large parts taken from each other first, so that the small one
                    // survives
                    double logit = z[k][s];
                    sum += Elementary.softplus(-Math.abs(logit)) + (Math.max(logit, 0) - targets[k][s] * logit);
                }
            }
            return sum / ((double) n * z.length);
        }

        @Override
        void gradient(Output output, double[][] z, double[][] predicted, double[][] targets, double[][] dZ, int n) {
            scaledDifference(1.0 / ((double) n * predicted.length), predicted, targets, dZ, n);
        }
    },

    /**
     * Mean over samples of -Σ_k y_k ln ŷ_k, for the softmax output. Computed from the logits as ln Σ e^z - Σ y z;
     * ∂L/∂z = (ŷ - y) / n. Targets: one-hot, 1 for the sample's class and 0 for the others.
     */
    CROSS_ENTROPY {
        @Override
        public boolean accepts(Output output) {
            return output == Output.SOFTMAX;
        }

        @Override
        double mean(double[][] z, double[][] predicted, double[][] targets, int n) {
            double sum = 0;
            for (int s = 0; s < n; s++) {
                double largest = Double.NEGATIVE_INFINITY;
                for (double[] logits : z) largest = Math.max(largest, logits[s]);
                double exponentials = 0;
                double target = 0;
                for (int k = 0; k < z.length; k++) {
                    double shifted = z[k][s] - largest;
                    exponentials += Elementary.exp(shifted);
                    // a class that isn't the target may lie infinitely below: 0 times that must stay 0
                    if (targets[k][s] != 0) target += targets[k][s] * shifted;
                }
                sum += Elementary.log(exponentials) - target;
            }
            return sum / n;
        }

        @Override
        void gradient(Output output, double[][] z, double[][] predicted, double[][] targets, double[][] dZ, int n) {
            scaledDifference(1.0 / n, predicted, targets, dZ, n);
        }
    };

    /** Whether this loss can follow that output. */
    public abstract boolean accepts(Output output);

    /** The mean loss of the first n samples. Modifies nothing. */
    abstract double mean(double[][] z, double[][] predicted, double[][] targets, int n);

    /** Overwrites dZ (units, n) with ∂L/∂z, the output's derivative included. Modifies nothing else. */
    abstract void gradient(Output output, double[][] z, double[][] predicted, double[][] targets, double[][] dZ, int n);

    private static void scaledDifference(double scale, double[][] predicted, double[][] targets, double[][] dZ, int n) {
        for (int k = 0; k < predicted.length; k++) {
            double[] prediction = predicted[k];
            double[] target = targets[k];
            double[] d = dZ[k];
            for (int s = 0; s < n; s++) d[s] = scale * (prediction[s] - target[s]);
        }
    }
}
