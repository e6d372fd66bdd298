package playground.nn;

/** Keeps one steep minibatch from throwing the parameters far off. */
public final class Clipping {
    private Clipping() {}

    /**
     * Scales the gradients so that their Euclidean norm, taken over all parameters together, is at most limit (Pascanu
     * et al., "On the difficulty of training recurrent neural networks", 2013); below the limit they keep their bits.
     * PyTorch divides by the norm + 1e-6 instead, which leaves a norm that is not quite the limit.
     *
     * @param limit above 0
     * @return the norm before scaling; if a gradient is infinite or NaN, so is the norm, and nothing is scaled
     */
    public static double byNorm(double[] gradients, double limit) {
        double norm = norm(gradients);
        if (norm > limit && norm < Double.POSITIVE_INFINITY) {
            double scale = limit / norm;
            for (int i = 0; i < gradients.length; i++) gradients[i] *= scale;
        }
        return norm;
    }

    private static double norm(double[] gradients) {
        double sum = 0;
        for (double g : gradients) sum += g * g;
        return sum < Double.POSITIVE_INFINITY ? Math.sqrt(sum) : normOfLarge(gradients);
    }

    /** The norm, summed in units of 2^600, in which the square of no finite gradient overflows. */
    private static double normOfLarge(double[] gradients) {
        double sum = 0;
        for (double g : gradients) {
            double scaled = g * 0x1p-600;
            sum += scaled * scaled;
        }
        return Math.sqrt(sum) * 0x1p600;
    }
}
