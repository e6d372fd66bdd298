package playground.protocol;

import playground.training.Evaluation;

/**
 * The state of a run after a step, for drawing.
 *
 * @param frame counts up within a session; the page's ack names it
 * @param run which of the session's runs this is a state of
 * @param step optimizer steps since the start
 * @param evaluation an absent value has its flag off
 * @param parameters in the flat order. Not copied: whoever encodes the frame does so before the run goes on
 */
public record Frame(long frame, long run, long epoch, long step, Evaluation evaluation, double[] parameters) {}
