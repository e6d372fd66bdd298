package playground.nn;

import java.util.Arrays;

/** How an {@link Output} is computed. All arrays are (units, n): logits z, predictions ŷ. */
interface OutputFunction {
    /** Overwrites the predictions of the first n samples; z is not modified. */
    void apply(double[][] z, double[][] predicted, int n);

    /** Turns ∂L/∂ŷ into ∂L/∂z, in place. Reads z and the predictions. */
    void multiplyByDerivative(double[][] z, double[][] predicted, double[][] gradient, int n);

    /**
     * The change of ∂L/∂z along rZ, a change of z, while g = ∂L/∂ŷ stays the same: for each sample adds Σ_j g_j Σ_i (∂²ŷ_j/∂z_k
     * ∂z_i) rZ_i to change_k. Modifies nothing else.
     */
    void addCurvature(double[][] z, double[][] predicted, double[][] gradient, double[][] rZ, double[][] change, int n);

    /** The output as a function, for up to capacity samples. */
    static OutputFunction of(Output output, int capacity) {
        return switch (output) {
            case LINEAR -> new Elementwise(new Identity());
            case SIGMOID -> new Elementwise(new Saturating.Sigmoid());
            case TANH -> new Elementwise(new Saturating.Tanh());
            case SOFTMAX -> new Softmax(capacity);
        };
    }

    /** Each unit by itself. */
    record Elementwise(UnitFunction function) implements OutputFunction {
        @Override
        public void apply(double[][] z, double[][] predicted, int n) {
            for (int k = 0; k < z.length; k++) function.apply(z[k], predicted[k], n);
        }

        @Override
        public void multiplyByDerivative(double[][] z, double[][] predicted, double[][] gradient, int n) {
            for (int k = 0; k < z.length; k++) function.multiplyByDerivative(z[k], predicted[k], gradient[k], n);
        }

        @Override
        public void addCurvature(
                double[][] z, double[][] predicted, double[][] gradient, double[][] rZ, double[][] change, int n) {
            for (int k = 0; k < z.length; k++) {
                double[] bend = Arrays.copyOf(gradient[k], n);
                function.multiplyBySecondDerivative(z[k], predicted[k], bend, n);
                for (int s = 0; s < n; s++) change[k][s] += bend[s] * rZ[k][s];
            }
        }
    }
}
