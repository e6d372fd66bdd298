package playground.protocol;

import playground.training.Evaluation;

/**
 * The state of a run after a step, for drawing. {@link FrameCodec} adds the parameters.
 *
 * @param frame counts up within a session; the page's ack names it
 * @param run the number of the run within the session
 * @param step optimizer steps since the start
 * @param learningRate the scheduled learning rate of the present epoch
 * @param evaluation the losses and scores; the flag of an absent one is off
 */
public record Frame(long frame, long run, long epoch, long step, double learningRate, Evaluation evaluation) {

    /** Whether the page is to say that it has it; else the next frame's ack says so. */
    public boolean isToBeAcknowledged() {
        return frame % Limits.FRAMES_AN_ACK == 0;
    }
}
