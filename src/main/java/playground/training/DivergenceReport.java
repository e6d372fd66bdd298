package playground.training;

/**
 * How a run diverged.
 *
 * @param step the step at which the run stands: the last one with finite parameters
 * @param learningRate the scheduled learning rate of the epoch in which it diverged
 * @param lossBefore the training loss when it was last looked at and found in order
 */
public record DivergenceReport(long step, Cause cause, double learningRate, double lossBefore) {

    /** How it was noticed. */
    public enum Cause {
        /** A parameter left the range of the float32 numbers that a frame carries; the step was taken back. */
        PARAMETERS_NOT_FINITE,
        /** The training loss isn't a finite double, though the parameters are still finite. */
        LOSS_NOT_FINITE,
        /** The training loss is far above what it was and above what knowing nothing would cost. */
        LOSS_EXPLODED
    }
}
