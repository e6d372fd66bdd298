package playground.nn;

/** Keeps what optimizers remember away from denormal numbers, on which processors are many times slower. */
final class Denormals {
    /**
     * Added to a number and taken away again, it rounds the number to a multiple of its own last place, 5e-296, and
     * leaves the bits of any number above 1e-263 as they are.
     */
    private static final double FLUSH = 1e-280;

    private Denormals() {}

    /** x, or 0 for an x that would otherwise go on decaying, as the moments of a unit that has died do. */
    static double flushed(double x) {
        return (x + FLUSH) - FLUSH;
    }
}
