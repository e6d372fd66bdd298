package playground.nn;

/** An {@link Output} at work. All arrays are (units, n): logits z, predictions ŷ. */
interface OutputFunction {
    /** Overwrites the predictions of the first n samples; z is not modified. */
    void apply(double[][] z, double[][] predicted, int n);

    /** Turns ∂L/∂ŷ into ∂L/∂z, in place. Reads z and the predictions. */
    void multiplyByDerivative(double[][] z, double[][] predicted, double[][] gradient, int n);

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
    }
}
