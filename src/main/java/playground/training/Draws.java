package playground.training;

import playground.data.Rng;

/**
 * What an experiment draws at random. Each has its own generator, so that more draws of one kind don't change
 * another, and equal seeds for data and network don't tie them together. The order is part of what makes a run: add
 * at the end.
 */
enum Draws {
    DATA,
    PARAMETERS,
    ORDER;

    /** A generator of its own for each kind and seed 0 … 2³²−1. */
    Rng from(long seed) {
        return new Rng(seed + ((long) ordinal() << 32));
    }
}
