package playground.maths;

/** The natural logarithm, by the series ln((1 + s) / (1 - s)) = 2 (s + s³/3 + s⁵/5 + …). */
final class Logarithm {
    private static final long FRACTION = (1L << 52) - 1;
    private static final long ONE = Double.doubleToRawLongBits(1);

    private Logarithm() {}

    /** x = 2^k m with m between √½ and √2: ln x = k ln 2 + ln m, and s = (m - 1) / (m + 1) is at most 0.172. */
    static double log(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
        }
        int k = 0;
        double normal = x;
        if (x < Double.MIN_NORMAL) {
            normal = x * 0x1p54;
            k = -54;
        }
        long bits = Double.doubleToRawLongBits(normal);
        k += (int) (bits >>> 52) - Double.MAX_EXPONENT;
        double m = Double.longBitsToDouble((bits & FRACTION) | ONE);
        if (m > 1.4142135623730951) {
            m *= 0.5;
            k++;
        }
        double s = (m - 1) / (m + 1);
        double q = s * s;
        double p = 1.0 / 21;
        p = p * q + 1.0 / 19;
        p = p * q + 1.0 / 17;
        p = p * q + 1.0 / 15;
        p = p * q + 1.0 / 13;
        p = p * q + 1.0 / 11;
        p = p * q + 1.0 / 9;
        p = p * q + 1.0 / 7;
        p = p * q + 1.0 / 5;
        p = p * q + 1.0 / 3;
        return k * Exponential.LN2_HIGH + (2 * s + (2 * s * q * p + k * Exponential.LN2_LOW));
    }

    /** ln(1 + u) for u from 0 to 1, without a branch: s = u / (2 + u) is at most 1/3. */
    static double ofOnePlus(double u) {
        double s = u / (2 + u);
        double q = s * s;
        double p = 1.0 / 33;
        p = p * q + 1.0 / 31;
        p = p * q + 1.0 / 29;
        p = p * q + 1.0 / 27;
        p = p * q + 1.0 / 25;
        p = p * q + 1.0 / 23;
        p = p * q + 1.0 / 21;
        p = p * q + 1.0 / 19;
        p = p * q + 1.0 / 17;
        p = p * q + 1.0 / 15;
        p = p * q + 1.0 / 13;
        p = p * q + 1.0 / 11;
        p = p * q + 1.0 / 9;
        p = p * q + 1.0 / 7;
        p = p * q + 1.0 / 5;
        p = p * q + 1.0 / 3;
        return 2 * s + 2 * s * q * p;
    }
}
