package playground.protocol;

import playground.training.Evaluation;

/**
 * The state of a run after a step, for drawing; its parameters travel with it, see {@link FrameCodec}.
 *
 * @param frame counts up within a session; the page's ack names it
 * @param run which of the session's runs this is a state of
 * @param step optimizer steps since the start
 * @param learningRate of the present epoch, as the schedule has it
 * @param evaluation an absent value has its flag off
 */
public record Frame(long frame, long run, long epoch, long step, double learningRate, Evaluation evaluation) {}
