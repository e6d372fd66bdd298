package playground.maths;

/**
 * The standard normal distribution. Its tail beyond |x| is e^(-x²/2) R(|x|), where R (Mills' ratio over √(2π)) falls slowly and
 * smoothly from 1/2 like 1 / (x √(2π)), so that one polynomial can approximate it.
 */
final class Normal {
    /** 1 / √(2π), the density at 0. */
    static final double HEIGHT = 0.3989422804014327;

    /** Beyond ±39 the density and the tail are 0. */
    private static final double END = 39;

    /** Adding this to a double below 2^31 in magnitude and subtracting it again rounds the double to a multiple of 2^-19. */
    private static final double ROUND = 0x1.8p33;

    private Normal() {}

    static double density(double x) {
        return scaled(Exponential.significand(exponent(x)), x) * HEIGHT;
    }

    static double distribution(double x) {
        return below(scaled(Exponential.significand(exponent(x)), x), x);
    }

    /**
     * -h²/2 for h = |x| rounded to 25 bits, so that its square is exact. The exponent reaches 760; rounding it would cost three
     * digits of the exponential.
     */
    static double exponent(double x) {
        double h = rounded(Math.min(Math.abs(x), END));
        return h * h * -0.5;
    }

    /**
     * e^(-x²/2) from the significand of {@link #exponent}: what the rounding left out, d = (x² - h²)/2, is below 4e-5.
     */
    static double scaled(double significand, double x) {
        double end = Math.min(Math.abs(x), END);
        double h = rounded(end);
        double d = (end - h) * (end + h) * -0.5;
        return Exponential.scale(significand, h * h * -0.5) * (1 + d * (1 + d * (0.5 + d * (1.0 / 6))));
    }

    /**
     * Φ(x), given e = e^(-x²/2): the tail e R(|x|) for a negative x, else 1 minus the tail; chosen by a factor 1 or 0, not by a
     * branch.
     */
    static double below(double e, double x) {
        double tail = e * ratio(Math.min(Math.abs(x), END));
        double negative = 0.5 - Math.copySign(0.5, x);
        return negative * tail + (1 - negative) * (1 - tail);
    }

    private static double rounded(double x) {
        return (x + ROUND) - ROUND;
    }

    /**
     * R(x) (x + 4) as a polynomial in t = (x - 4) / (x + 4), for x from 0 to 39: interpolated at the 21 Chebyshev
     * points of that range of t in 60 digits. The relative error is below 7e-16.
     */
    private static double ratio(double x) {
        double t = (x - 4) / (x + 4);
        double p = 7.683966227465621e-09;
        p = p * t + 1.3173232900520232e-08;
        p = p * t - 6.14980045234887e-08;
        p = p * t - 1.4926781301795254e-07;
        p = p * t + 2.449997467927893e-07;
        p = p * t + 1.0127911412131874e-06;
        p = p * t - 6.110812420800936e-07;
        p = p * t - 5.913591784188087e-06;
        p = p * t + 7.083318322457579e-07;
        p = p * t + 3.514181884092745e-05;
        p = p * t - 1.9058417262574089e-06;
        p = p * t - 0.00023109418618490196;
        p = p * t + 0.00013334387008093188;
        p = p * t + 0.001630818343270036;
        p = p * t - 0.0034796923194336435;
        p = p * t - 0.007540188957341682;
        p = p * t + 0.06039657488822311;
        p = p * t - 0.18652185796000362;
        p = p * t + 0.38713740074227554;
        p = p * t - 0.6078966419718884;
        p = p * t + 0.7552851304157513;
        return p / (x + 4);
    }
}
