package playground.data;

import java.util.random.RandomGenerator;
import playground.maths.Sampling;

/**
 * The seeded generator behind everything random in an experiment: xoshiro256++ of Blackman and Vigna ("Scrambled linear
 * pseudorandom number generators", 2021), its state filled from the seed by SplitMix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", 2014), as its authors advise.
 *
 * <p>The same seed gives the same numbers on every JVM. The interface's own methods derive their numbers in ways that have changed
 * between JDKs, so {@link Sampling} replaces them. The state is four longs, which can be saved and restored; nothing else is
 * remembered between two calls. For one thread at a time.
 */
public final class Rng implements RandomGenerator {
    /** How many longs make the state. */
    public static final int STATE_LENGTH = 4;

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    public Rng(long seed) {
        long z = seed;
        z += GOLDEN_GAMMA;
        s0 = mixed(z);
        z += GOLDEN_GAMMA;
        s1 = mixed(z);
        z += GOLDEN_GAMMA;
        s2 = mixed(z);
        z += GOLDEN_GAMMA;
        s3 = mixed(z);
    }

    /** A generator that goes on from a state that {@link #state} returned; a state of zeros alone is refused. */
    public static Rng ofState(long[] state) {
        Rng rng = new Rng(0);
        rng.restore(state);
        return rng;
    }

    /** The present state, a new array of {@link #STATE_LENGTH}. */
    public long[] state() {
        long[] state = new long[STATE_LENGTH];
        saveTo(state);
        return state;
    }

    /** Writes the present state into the first {@link #STATE_LENGTH} entries. */
    public void saveTo(long[] state) {
        state[0] = s0;
        state[1] = s1;
        state[2] = s2;
        state[3] = s3;
    }

    /**
     * Goes on from a state that {@link #state} returned.
     *
     * @throws IllegalArgumentException if it has another length, or is all zeros: from there only zeros follow
     */
    public void restore(long[] state) {
        if (state.length != STATE_LENGTH || (state[0] | state[1] | state[2] | state[3]) == 0) {
            throw new IllegalArgumentException("a state is " + STATE_LENGTH + " longs, not all zero");
        }
        s0 = state[0];
        s1 = state[1];
        s2 = state[2];
        s3 = state[3];
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** Uniform in 0 … bound−1, by {@link Sampling#below}. */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, not " + bound);
        }
        return Sampling.below(this, bound);
    }

    /** Uniform in [0, 1), by {@link Sampling#unit}. */
    @Override
    public double nextDouble() {
        return Sampling.unit(this);
    }

    /** Uniform in [origin, bound), by {@link Sampling#uniform}. */
    @Override
    public double nextDouble(double origin, double bound) {
        return Sampling.uniform(this, origin, bound);
    }

    /** Standard normal, by {@link Sampling#gaussian}. */
    @Override
    public double nextGaussian() {
        return Sampling.gaussian(this);
    }

    /** Puts the first {@code length} entries into a random order, all orders equally likely (Fisher and Yates). */
    public void shuffle(int[] entries, int length) {
        for (int i = length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = entries[i];
            entries[i] = entries[j];
            entries[j] = swapped;
        }
    }

    private static long mixed(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
