package playground.experiment;

import playground.data.Rng;

/**
 * The streams of random numbers of an experiment. Each stream has its own generator, so that more draws from one don't change
 * another, and equal seeds for data and network don't correlate them. A stream's number must never change, since every run's random
 * numbers depend on it.
 */
public enum RandomStream {
    DATA(0),
    PARAMETERS(1),
    ORDER(2),
    FOURIER_FEATURES(3),
    DROPOUT(4);

    private final long number;

    RandomStream(long number) {
        this.number = number;
    }

    /** A generator of its own for each stream and seed 0 … 2³²−1. */
    public Rng from(long seed) {
        return new Rng(seed + (number << 32));
    }
}
