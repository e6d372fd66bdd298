package playground.training;

/** The result of asking a run for a step. */
public enum Outcome {
    /** One optimizer step was made, within an epoch. */
    STEPPED,
    /** One optimizer step was made, and it completed an epoch. */
    EPOCH_COMPLETED,
    /**
     * One optimizer step was made, and the stop rule ends the run at it, in most cases at the end of an epoch; more steps can still
     * be made. Or no step was made, because the run has come to {@link Run#LONGEST}.
     */
    STOPPED,
    /** The run has diverged, now or before; {@link Run#divergence} says how. No step until something is changed. */
    DIVERGED,
    /** There is nothing to train on; no step was made. */
    NO_TRAINING_POINTS,
    /** An activation of the network has no gradient to learn from; no step was made. */
    NO_GRADIENT;

    /** Whether the next step may follow at once. */
    public boolean goesOn() {
        return this == STEPPED || this == EPOCH_COMPLETED;
    }
}
