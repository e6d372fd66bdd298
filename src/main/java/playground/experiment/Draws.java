package playground.experiment;

import playground.data.Rng;

/**
 * What an experiment draws at random. Each kind has its own generator, so that more draws of one kind don't change another, and
 * equal seeds for data and network don't correlate them. A kind's number must never change, since every run's random numbers depend
 * on it.
 */
public enum Draws {
    DATA(0),
    PARAMETERS(1),
    ORDER(2),
    FOURIER_FEATURES(3),
    DROPOUT(4);

    private final long number;

    Draws(long number) {
        this.number = number;
    }

    /** A generator of its own for each kind and seed 0 … 2³²−1. */
    public Rng from(long seed) {
        return new Rng(seed + (number << 32));
    }
}
