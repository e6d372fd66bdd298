package playground.nn;

/**
 * How an {@link Activation} is computed: over one unit's samples, a = σ(z) and the chain rule through it. It may own scratch space,
 * so it belongs to the {@link Pass} that it was made for.
 */
interface UnitFunction {
    /** Reads z[0..n), overwrites a[0..n) with σ(z). */
    void apply(double[] z, double[] a, int n);

    /** gradient *= σ'(z), which turns ∂L/∂a into ∂L/∂z. Reads z and a = σ(z). */
    void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n);

    /** gradient *= σ''(z), which counts as 0 at a kink of σ. Reads z and a = σ(z). */
    void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n);

    /** The function of a layer's units, for up to capacity samples. */
    static UnitFunction of(Activation activation, double leakySlope, int capacity) {
        return switch (activation) {
            case LINEAR -> new Identity();
            case SIGMOID -> new Saturating.Sigmoid();
            case TANH -> new Saturating.Tanh();
            case RELU -> new Rectifiers.Relu();
            case LEAKY_RELU -> new Rectifiers.LeakyRelu(leakySlope);
            case ELU -> new Rectifiers.Elu();
            case SOFTPLUS -> new SmoothRectifiers.Softplus(capacity);
            case GELU -> new SmoothRectifiers.Gelu(capacity);
            case SILU -> new SmoothRectifiers.Silu(capacity);
            case SINE -> new Waves.Sine(capacity);
            case COSINE -> new Waves.Cosine(capacity);
            case HARD_STEP -> new HardStep();
        };
    }
}
