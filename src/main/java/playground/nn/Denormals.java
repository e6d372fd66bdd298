package playground.nn;

/** Keeps the state of optimizers free of denormal numbers, since processors are many times slower on them. */
final class Denormals {
    /**
     * Adding this to a number and subtracting it again rounds the number to a multiple of 5e-296, the last place of this constant.
     * Numbers above 1e-263 keep their bits.
     */
    private static final double FLUSH = 1e-280;

    private Denormals() {}

    /** x, or 0 if x is so small that it would decay into denormal numbers, as the moments of a dead unit do. */
    static double flushed(double x) {
        return (x + FLUSH) - FLUSH;
    }
}
