package playground.nn;

/** A number that some optimizers read beside the learning rate, and what it is unless a person chooses. */
public enum OptimizerSetting {
    /** Share of the velocity that stays from step to step. */
    MOMENTUM(0.9),
    /** Share of RMSProp's mean square that stays from step to step; Hinton's 0.9, where PyTorch takes 0.99. */
    DECAY(0.9),
    /** Share of Adam's mean gradient that stays from step to step. */
    BETA1(0.9),
    /** Share of Adam's mean square that stays from step to step. */
    BETA2(0.999),
    /** Keeps the divisor of a step from 0. */
    EPSILON(1e-8),
    /** AdamW's shrinking of the parameters, per learning rate. */
    WEIGHT_DECAY(0.01);

    private final double initial;

    OptimizerSetting(double initial) {
        this.initial = initial;
    }

    /** The value of the paper that proposed it. */
    public double initial() {
        return initial;
    }
}
