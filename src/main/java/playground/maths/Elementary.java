package playground.maths;

/**
 * exp, expm1, log, tanh, sigmoid, softplus, sin, cos and the normal distribution with the same bits everywhere, one
 * value at a time or over an array.
 *
 * <p>Each has a relative error of at most {@value #RELATIVE_ERROR} wherever the result is a normal number, and of at
 * most {@value #TINY} where it's smaller than that. NaN gives NaN; infinities and zeros give what {@link StrictMath}
 * gives.
 *
 * <p>The array forms read {@code x[0..n)} and overwrite {@code y[0..n)}, which must be another array. Each gives the
 * bits of its scalar form, but in loops that C2 turns into vector instructions, which is why nothing inside them
 * branches.
 */
public final class Elementary {
    /** Bound on |result - exact| / |exact| for results that are normal numbers. */
    public static final double RELATIVE_ERROR = 4e-15;

    /** Bound on |result - exact| for results too small to be normal numbers. */
    public static final double TINY = 1e-320;

    private Elementary() {}

    /** e to the power x; 0 below -745.2, infinite above 709.8. */
    public static double exp(double x) {
        return Exponential.exp(x);
    }

    /** e to the power x, less 1, without loss of digits near 0. */
    public static double expm1(double x) {
        return Exponential.expm1(x);
    }

    /** The natural logarithm; NaN for x &lt; 0, negative infinity for 0. */
    public static double log(double x) {
        return Logarithm.log(x);
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        return Exponential.tanh(x);
    }

    /** 1 / (1 + e^-x), the logistic function; 0 below -709.8. */
    public static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    /** ln(1 + e^x); it neither overflows for large x nor loses digits for very negative x. */
    public static double softplus(double x) {
        return Math.max(x, 0) + Logarithm.ofOnePlus(exp(-Math.abs(x)));
    }

    /** The sine of x radians, for any finite x; NaN for an infinite one. */
    public static double sin(double x) {
        return Sine.sin(x);
    }

    /** The cosine of x radians, for any finite x; NaN for an infinite one. */
    public static double cos(double x) {
        return Sine.cos(x);
    }

    /** e^(-x²/2) / √(2π), the density of the standard normal distribution. */
    public static double normalDensity(double x) {
        return Normal.density(x);
    }

    /** Φ(x), the share of the standard normal distribution that lies below x: (1 + erf(x / √2)) / 2. */
    public static double normalDistribution(double x) {
        return Normal.distribution(x);
    }

    /** y = {@link #exp(double) exp}(x), elementwise. */
    public static void exp(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Exponential.significand(x[i]);
        for (int i = 0; i < n; i++) y[i] = Exponential.scale(y[i], x[i]);
    }

    /** y = {@link #expm1(double) expm1}(x), elementwise. */
    public static void expm1(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Exponential.series(x[i]);
        for (int i = 0; i < n; i++) y[i] = Exponential.scaleLessOne(y[i], x[i]);
    }

    /** y = {@link #tanh(double) tanh}(x), elementwise. */
    public static void tanh(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Exponential.beforeDoubling(x[i]);
        for (int i = 0; i < n; i++) y[i] = Exponential.doubled(y[i]);
        for (int i = 0; i < n; i++) if (Math.abs(x[i]) > Exponential.SATURATED) y[i] = Exponential.tanh(x[i]);
    }

    /** y = {@link #sigmoid(double) sigmoid}(x), elementwise. */
    public static void sigmoid(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Exponential.significand(-x[i]);
        for (int i = 0; i < n; i++) y[i] = Exponential.scale(y[i], -x[i]);
        for (int i = 0; i < n; i++) y[i] = 1 / (1 + y[i]);
    }

    /** y = {@link #softplus(double) softplus}(x), elementwise. */
    public static void softplus(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Exponential.significand(-Math.abs(x[i]));
        for (int i = 0; i < n; i++) y[i] = Exponential.scale(y[i], -Math.abs(x[i]));
        for (int i = 0; i < n; i++) y[i] = Math.max(x[i], 0) + Logarithm.ofOnePlus(y[i]);
    }

    /** y = {@link #sin(double) sin}(x), elementwise. */
    public static void sin(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Sine.reduced(x[i], 0);
        for (int i = 0; i < n; i++) y[i] = Sine.series(y[i]);
        for (int i = 0; i < n; i++) if (!Sine.isModerate(x[i])) y[i] = Sine.ofLarge(x[i], 0);
    }

    /** y = {@link #cos(double) cos}(x), elementwise. */
    public static void cos(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Sine.reduced(x[i], 0.5);
        for (int i = 0; i < n; i++) y[i] = Sine.series(y[i]);
        for (int i = 0; i < n; i++) if (!Sine.isModerate(x[i])) y[i] = Sine.ofLarge(x[i], 0.5);
    }

    /** y = {@link #normalDensity(double) normalDensity}(x), elementwise. */
    public static void normalDensity(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Exponential.significand(Normal.exponent(x[i]));
        for (int i = 0; i < n; i++) y[i] = Normal.scaled(y[i], x[i]);
        for (int i = 0; i < n; i++) y[i] *= Normal.HEIGHT;
    }

    /** y = {@link #normalDistribution(double) normalDistribution}(x), elementwise. */
    public static void normalDistribution(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Exponential.significand(Normal.exponent(x[i]));
        for (int i = 0; i < n; i++) y[i] = Normal.scaled(y[i], x[i]);
        for (int i = 0; i < n; i++) y[i] = Normal.below(y[i], x[i]);
    }
}
