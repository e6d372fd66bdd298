package playground.nn;

/**
 * What training makes small, as a mean over the minibatch.
 *
 * <p>Predictions ŷ and targets y are (units, n). The losses of single numbers are means over samples and units, as
 * PyTorch takes them.
 */
public enum Loss {
    /** (ŷ - y)². Targets: any finite numbers. */
    MEAN_SQUARED_ERROR,

    /** |ŷ - y|, whose derivative is the sign of ŷ - y, 0 at 0. Targets: any finite numbers. */
    MEAN_ABSOLUTE_ERROR,

    /**
     * (ŷ - y)² / 2 up to |ŷ - y| = δ, beyond it the straight line δ (|ŷ - y| - δ/2) that goes on from there. δ is the
     * {@link Network#huberDelta network's}. Targets: any finite numbers.
     */
    HUBER,

    /**
     * (ln(1 + ŷ) - ln(1 + y))². Targets: above -1, where the logarithm is defined. Predictions may still fall below -1. So for 1 +
     * ŷ below b, with b = {@link #LARGEST_LOG_BEGIN} or, if that is less, half of 1 + y, the loss is its tangent at b. Every
     * prediction thus has a finite loss and a moderate gradient towards its target. (Keras treats such predictions as 0, which
     * leaves them without a gradient; a parabola instead of the tangent throws the parameters off.)
     */
    MEAN_SQUARED_LOG_ERROR,

    /** -y ln ŷ - (1 - y) ln(1 - ŷ), for the sigmoid output, with which it's fused. Targets: 0 or 1. */
    BINARY_CROSS_ENTROPY,

    /**
     * -Σ_k y_k ln ŷ_k, for the softmax output, with which it's fused: a mean over samples, not over units. Targets:
     * one-hot, 1 for the sample's class and 0 for the others.
     */
    CROSS_ENTROPY,

    /**
     * max(0, 1 - y ŷ), for outputs that reach to both sides of 0; its derivative is -y where y ŷ &lt; 1, else 0.
     * Targets: -1 or 1.
     */
    HINGE;

    /** The largest b of {@link #MEAN_SQUARED_LOG_ERROR}, where the line takes over from the logarithm. */
    public static final double LARGEST_LOG_BEGIN = 0.1;

    /**
     * Whether this loss can be computed from that output. Which pairs make sense for a problem, the package {@code experiment}
     * says.
     */
    public boolean accepts(Output output) {
        return switch (this) {
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, MEAN_SQUARED_LOG_ERROR -> true;
            case BINARY_CROSS_ENTROPY -> output == Output.SIGMOID;
            case CROSS_ENTROPY -> output == Output.SOFTMAX;
            case HINGE -> output == Output.LINEAR || output == Output.TANH;
        };
    }
}
