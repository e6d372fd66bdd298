package playground.nn;

import playground.maths.Elementary;

/**
 * How the learning rate changes with the epochs.
 *
 * @param kind the curve after the warm-up; its epochs count from 0, not from the end of the warm-up
 * @param every epochs between two steps of STEP, for one factor of EXPONENTIAL, or to the end of COSINE; at least 1
 * @param factor what remains of the learning rate after each unit, above 0 and at most 1; read by STEP and EXPONENTIAL
 * @param warmUp epochs in which the learning rate rises in a straight line; it has its full value from epoch warmUp on; 0 for none
 */
public record Schedule(Kind kind, int every, double factor, int warmUp) {
    /** The learning rate as it is, in every epoch. */
    public static final Schedule CONSTANT = new Schedule(Kind.CONSTANT, 1, 1, 0);

    /** The curve, with η the learning rate and e the epoch. */
    public enum Kind {
        /** η. */
        CONSTANT,
        /** η factor^⌊e / every⌋. */
        STEP,
        /** η factor^(e / every). */
        EXPONENTIAL,
        /** η (1 + cos(π min(e / every, 1))) / 2 (Loshchilov and Hutter, "SGDR", 2017, without restarts). */
        COSINE
    }

    public Schedule {
        if (every < 1 || warmUp < 0) {
            throw new IllegalArgumentException("no schedule every " + every + " epochs after a warm-up of " + warmUp);
        }
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException("a factor is above 0 and at most 1, not " + factor);
        }
    }

    /** The learning rate of an epoch; epochs count from 0. */
    public double rate(double learningRate, long epoch) {
        double rate = learningRate * share(epoch);
        return epoch < warmUp ? rate * ((epoch + 1.0) / (warmUp + 1.0)) : rate;
    }

    private double share(long epoch) {
        return switch (kind) {
            case CONSTANT -> 1;
            case STEP -> power(epoch / every);
            case EXPONENTIAL -> power(epoch / every) * Elementary.exp(Elementary.log(factor) * (epoch % every) / every);
            case COSINE -> (1 + Elementary.cos(Math.PI * Math.min((double) epoch / every, 1))) / 2;
        };
    }

    /** factor^n by repeated squaring. */
    private double power(long n) {
        double power = 1;
        double square = factor;
        for (long rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) power *= square;
            square *= square;
        }
        return power;
    }
}
