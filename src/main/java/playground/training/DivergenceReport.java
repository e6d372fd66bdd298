package playground.training;

/**
 * How a run diverged.
 *
 * @param step the step at which the run was left: the last one with finite parameters
 * @param learningRate the one it diverged with, as its schedule had it
 * @param lossBefore the training loss when it was last looked at and found in order
 */
public record DivergenceReport(long step, Cause cause, double learningRate, double lossBefore) {

    /** How it was noticed. */
    public enum Cause {
        /** A parameter left the range of the float32 numbers that a frame carries; the step was taken back. */
        PARAMETERS_NOT_FINITE,
        /** The training loss is beyond the double numbers, with parameters that are still finite. */
        LOSS_NOT_FINITE,
        /** The training loss is far above what it was and above what knowing nothing would cost. */
        LOSS_EXPLODED
    }
}
