package playground.maths;

import java.math.BigInteger;

/**
 * Sine and cosine: with x = k π + r and |r| ≤ π/2, sin x = (-1)^k sin r = sin((-1)^k r). The cosine is the sine a quarter turn
 * ahead, which is what {@code ahead}, counted in half turns, stands for: 0 for the sine, 0.5 for the cosine.
 */
final class Sine {
    /** Up to here k, even with its half, has at most 20 bits. */
    private static final double MODERATE = 1e6;

    /** π in four parts; the first three have 21 spare bits each, so that their products with k are exact. */
    private static final double PI_1 = 0x1.921fb544p+1;

    private static final double PI_2 = 0x1.0b4611a6p-33;
    private static final double PI_3 = 0x1.3198a2ep-68;
    private static final double PI_4 = 0x1.b839a252049c1p-103;

    /** 1/π · 2^1216, rounded down: enough bits for the largest double, which is below 2^1024. */
    private static final BigInteger INVERSE_PI = new BigInteger(
            "517cc1b727220a94fe13abe8fa9a6ee06db14acc9e21c820ff28b1d5ef5de2b0db92371d2126e9700324977504e8c90e7f0ef58e5894"
                    + "d39f74411afa975da24274ce38135a2fbf209cc8eb1cc1a99cfa4e422fc5defc941d8ffc4bffef02cc07f79788c5ad05368f"
                    + "b69b3f6793e584dba7a31fb34f2ff516ba93dd63f5f2f8bd9e839cfbc529497535fdafd88fc6ae842b0198237e3db5d5",
            16);

    private static final int INVERSE_PI_BITS = 1216;

    private Sine() {}

    static double sin(double x) {
        return isModerate(x) ? series(reduced(x, 0)) : ofLarge(x, 0);
    }

    static double cos(double x) {
        return isModerate(x) ? series(reduced(x, 0.5)) : ofLarge(x, 0.5);
    }

    static boolean isModerate(double x) {
        return Math.abs(x) <= MODERATE;
    }

    /**
     * (-1)^k r. The product of k and π is taken from x part by part, so that r keeps all its digits even where it nearly
     * vanishes.
     */
    static double reduced(double x, double ahead) {
        double turns = (x * (1 / Math.PI) + ahead + Exponential.ROUND) - Exponential.ROUND;
        double k = turns - ahead;
        double r = (((x - k * PI_1) - k * PI_2) - k * PI_3) - k * PI_4;
        return sign(turns) * r;
    }

    /**
     * The same for a larger x = m 2^e, in whole numbers: x/π = m · INVERSE_PI · 2^(e - 1216), of which the whole part gives the
     * sign and the rest gives r (Payne and Hanek, "Radian reduction for trigonometric functions", 1983).
     */
    static double ofLarge(double x, double ahead) {
        if (!(Math.abs(x) < Double.POSITIVE_INFINITY)) return Double.NaN;
        int e = Math.getExponent(x) - 52;
        BigInteger m = BigInteger.valueOf((long) Math.scalb(x, -e));
        int point = INVERSE_PI_BITS - e;
        BigInteger one = BigInteger.ONE.shiftLeft(point);
        BigInteger turns = m.multiply(INVERSE_PI);
        if (ahead > 0) turns = turns.add(one.shiftRight(1));
        BigInteger k = turns.add(one.shiftRight(1)).shiftRight(point);
        BigInteger rest = turns.subtract(k.shiftLeft(point));
        int kept = 200;
        double r = Math.scalb(rest.shiftRight(point - kept).doubleValue(), -kept) * Math.PI;
        return k.testBit(0) ? -series(r) : series(r);
    }

    /** (-1)^k for a whole k: half of it, rounded, is off by a half exactly if k is odd. */
    private static double sign(double k) {
        double odd = k - 2 * ((k * 0.5 + Exponential.ROUND) - Exponential.ROUND);
        return 1 - 2 * odd * odd;
    }

    /** sin r for |r| ≤ π/2, by the Taylor series to r^21, whose rest is below 1e-18. */
    static double series(double r) {
        double q = r * r;
        double p = 1.0 / 51090942171709440000.0;
        p = p * q - 1.0 / 121645100408832000.0;
        p = p * q + 1.0 / 355687428096000.0;
        p = p * q - 1.0 / 1307674368000.0;
        p = p * q + 1.0 / 6227020800.0;
        p = p * q - 1.0 / 39916800;
        p = p * q + 1.0 / 362880;
        p = p * q - 1.0 / 5040;
        p = p * q + 1.0 / 120;
        p = p * q - 1.0 / 6;
        return r + r * q * p;
    }
}
