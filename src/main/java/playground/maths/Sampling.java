package playground.maths;

import java.util.random.RandomGenerator;

/**
 * Uniform and Gaussian numbers from the 64-bit words of any generator, with the same bits on every JVM: they use only {@link
 * RandomGenerator#nextLong()}, since a JDK may change how a generator makes its other numbers.
 */
public final class Sampling {
    private Sampling() {}

    /** A multiple of 2^-53 in [0, 1), from one word. */
    public static double unit(RandomGenerator random) {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A number in [low, high), from one word. */
    public static double uniform(RandomGenerator random, double low, double high) {
        return low + (high - low) * unit(random);
    }

    /** A whole number in [0, bound), from one word; bound from 1 to 2^31 - 1. The bias is below bound / 2^63. */
    public static int below(RandomGenerator random, int bound) {
        return (int) Math.floorMod(random.nextLong() >>> 1, (long) bound);
    }

    /**
     * A number of mean 0 and standard deviation 1, from two words: √(-2 ln u) cos(2π v) with u in (0, 1] and v in [0, 1)
     * (Box and Muller, "A note on the generation of random normal deviates", 1958).
     */
    public static double gaussian(RandomGenerator random) {
        double u = 1 - unit(random);
        double v = unit(random);
        return Math.sqrt(-2 * Elementary.log(u)) * Elementary.cos(2 * Math.PI * v);
    }
}
