package playground.nn;

/** The function of a hidden layer's units, a = σ(z). At a kink of σ, σ' has the value that PyTorch gives it. */
public enum Activation {
    /** σ(z) = z. */
    LINEAR,

    /** σ(z) = 1 / (1 + e^-z), σ' = a (1 - a). */
    SIGMOID,

    /** σ(z) = tanh z, σ' = 1 - a². */
    TANH,

    /** σ(z) = max(0, z); σ' = 1 for z &gt; 0, else 0. */
    RELU,

    /**
     * σ(z) = z for z &gt; 0, else slope · z; σ' = 1 or slope, at 0 slope. The slope is the {@link Network#leakySlope
     * network's}.
     */
    LEAKY_RELU,

    /**
     * σ(z) = z for z &gt; 0, else e^z - 1 (Clevert et al., "Fast and Accurate Deep Network Learning by ELUs", 2016); σ'
     * = 1 or e^z.
     */
    ELU,

    /** σ(z) = ln(1 + e^z), a smooth ReLU; σ' = 1 / (1 + e^-z). */
    SOFTPLUS,

    /**
     * σ(z) = z Φ(z) with the normal distribution Φ itself, not its approximation by tanh (Hendrycks and Gimpel,
     * "Gaussian Error Linear Units", 2016); σ' = Φ(z) + z φ(z) with the density φ.
     */
    GELU,

    /** σ(z) = z s with s = 1 / (1 + e^-z), also called swish; σ' = s (1 + z (1 - s)). */
    SILU,

    /** σ(z) = sin z, σ' = cos z. */
    SINE,

    /** σ(z) = cos z, σ' = -sin z. */
    COSINE,

    /**
     * σ(z) = 1 for z &gt; 0, else 0: the perceptron's. It is there to be looked at and can't be trained: σ' is 0, and doesn't exist
     * at the step.
     */
    HARD_STEP;

    /**
     * Whether there is a gradient to learn from. A {@link Pass} through an activation without one goes forward only.
     */
    public boolean trainable() {
        return this != HARD_STEP;
    }
}
