package playground.maths;

/** The exponential and the hyperbolic tangent, in straight lines of code. */
final class Exponential {
    /** Adding this to a double below 2^51 in magnitude and subtracting it again rounds the double to the nearest whole number. */
    static final double ROUND = 0x1.8p52;

    private static final double LOG2_E = 1.4426950408889634;

    /** ln 2 in two parts: the first has 11 spare bits, so that its product with an exponent is exact. */
    static final double LN2_HIGH = 0x1.62e42fefa2p-1;

    static final double LN2_LOW = 0x1.9ef35793c7673p-41;

    /** e^x and e^-x are normal numbers for |x| up to this. */
    private static final double LARGEST = 708;

    /** Beyond ±20, tanh rounds to ±1. */
    static final double SATURATED = 20;

    private Exponential() {}

    static double exp(double x) {
        return scale(significand(x), x);
    }

    /**
     * e^r with x = k ln 2 + r and |r| ≤ (ln 2) / 2, by the Taylor series to r^12, whose rest is below 2e-16. Where e^x is not a
     * normal number, the result is arbitrary.
     */
    static double significand(double x) {
        return series(x) + 1;
    }

    /** e^r - 1 for the same r, without loss of digits where r is small. */
    static double series(double x) {
        double k = (x * LOG2_E + ROUND) - ROUND;
        double r = (x - k * LN2_HIGH) - k * LN2_LOW;
        double p = 1.0 / 479001600;
        p = p * r + 1.0 / 39916800;
        p = p * r + 1.0 / 3628800;
        p = p * r + 1.0 / 362880;
        p = p * r + 1.0 / 40320;
        p = p * r + 1.0 / 5040;
        p = p * r + 1.0 / 720;
        p = p * r + 1.0 / 120;
        p = p * r + 1.0 / 24;
        p = p * r + 1.0 / 6;
        p = p * r + 1.0 / 2;
        p = p * r + 1;
        return p * r;
    }

    /** e^x - 1 = 2^k (e^r - 1) + (2^k - 1). */
    static double expm1(double x) {
        return scaleLessOne(series(x), x);
    }

    /**
     * significand · 2^k for the k that {@link #significand} took away; the last bits of the rounded sum are those of k.
     */
    static double scale(double significand, double x) {
        if (!(Math.abs(x) <= LARGEST)) return beyond(x);
        return significand * powerOfTwo(Double.doubleToRawLongBits(x * LOG2_E + ROUND));
    }

    static double scaleLessOne(double series, double x) {
        if (!(Math.abs(x) <= LARGEST)) return beyond(x) - 1;
        double power = powerOfTwo(Double.doubleToRawLongBits(x * LOG2_E + ROUND));
        return Math.copySign(series * power + (power - 1), x);
    }

    /**
     * {@link #scale} where 2^k or the result may not be normal: it multiplies by 2^k in two halves, of which only the second may
     * round.
     */
    private static double beyond(double x) {
        if (!(x >= -746)) return x < 0 ? 0 : x;
        if (x > 710) return Double.POSITIVE_INFINITY;
        double half = exp(x / 2);
        return half * half;
    }

    /** 2^k of the low 11 bits of k. */
    private static double powerOfTwo(long k) {
        return Double.longBitsToDouble((k + Double.MAX_EXPONENT) << 52);
    }

    /**
     * tanh x = e / (e + 2) with e = e^2x - 1, which loses no digits near 0.
     *
     * <p>e comes from u = 2x / 2^6 by the Taylor series of e^u - 1 to u^8, then six doublings of the argument, e^2u - 1 = e (e +
     * 2). The rest of the series, 2x (2x / 64)^8 / 9! at first, grows with the doublings, but the larger x is, the less an error in
     * e changes the result: the result's error stays below 1e-15 for |x| ≤ 20. The series is summed in halves of halves, which
     * needn't wait for each other (Estrin, "Organization of Computer Systems: The Fixed Plus Variable Structure Computer", 1960).
     */
    static double tanh(double x) {
        return Math.abs(x) > SATURATED ? Math.copySign(1, x) : doubled(beforeDoubling(x));
    }

    /** e^u - 1. */
    static double beforeDoubling(double x) {
        double u = x * 0x1p-5;
        double u2 = u * u;
        double u4 = u2 * u2;
        double low = (1 + u * (1.0 / 2)) + u2 * (1.0 / 6 + u * (1.0 / 24));
        double high = (1.0 / 120 + u * (1.0 / 720)) + u2 * (1.0 / 5040 + u * (1.0 / 40320));
        return (low + u4 * high) * u;
    }

    /** tanh x from e^u - 1, for |x| up to {@link #SATURATED}; beyond that, the result is arbitrary. */
    static double doubled(double series) {
        double e = series;
        e = e * (e + 2);
        e = e * (e + 2);
        e = e * (e + 2);
        e = e * (e + 2);
        e = e * (e + 2);
        e = e * (e + 2);
        return e / (e + 2);
    }
}
