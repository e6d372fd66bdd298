package playground.maths;

/**
 * exp, log, tanh, sigmoid, sin and cos with the same bits everywhere, one value at a time or over an array.
 *
 * <p>The array forms read {@code x[0..n)} and overwrite {@code y[0..n)}; {@code x} and {@code y} may be the same array. Each
 * gives the bits of its scalar form.
 */
public final class Elementary {
    private Elementary() {}

    /** e to the power x; 0 below the range, infinite above it. */
    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    /** The natural logarithm; NaN for x &lt; 0, negative infinity for 0. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    /** log(1 + e^x), the softplus, without overflow for large x and without cancellation for very negative x. */
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    /** 1 / (1 + e^-x), the logistic function. */
    public static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** The sine of x radians; NaN for an infinite x. */
    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    /** The cosine of x radians; NaN for an infinite x. */
    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    /** y = tanh(x) for the first n elements. */
    public static void tanh(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = tanh(x[i]);
    }

    /** y = sigmoid(x) for the first n elements. */
    public static void sigmoid(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = sigmoid(x[i]);
    }

    /** y = exp(x) for the first n elements. */
    public static void exp(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = exp(x[i]);
    }
}
