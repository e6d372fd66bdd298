package playground.training;

import java.util.List;
import playground.nn.OptimizerSettings;
import playground.nn.PassValues;

/**
 * One step in numbers, without it having been made: what went in and what would come out. The arrays are copies.
 *
 * @param points the minibatch by the indexes of its points; empty for a point that isn't the run's
 * @param values of every sample and unit, after forward and backward on the minibatch: to be read before the run's next step or
 *     preview, since a copy of them all would be 30 MB for the largest network
 * @param loss the minibatch's mean loss, without regularization
 * @param lossGradients its gradient with respect to every parameter
 * @param gradients what the optimizer is given: the same with regularization, frozen parameters and clipping
 * @param normBeforeClipping the length of the gradients as they would be without clipping; 0 if there is none
 * @param greatestNorm what clipping leaves of it; 0 if there is none
 * @param frozen the indexes of the parameters that stay
 * @param optimizer the optimizer's kind and settings
 * @param learningRate what it is told to move by
 * @param before the parameters as they are
 * @param after the parameters as they would be
 * @param finite whether the run would keep them: a step that leaves the finite float32 numbers is taken back, and the run has
 *     diverged
 * @param stateBefore what the optimizer remembers, as {@link playground.nn.Optimizer#state} lists it
 * @param stateAfter what it would remember
 */
public record StepPreview(
        int[] points,
        PassValues values,
        double loss,
        double[] lossGradients,
        double[] gradients,
        double normBeforeClipping,
        double greatestNorm,
        int[] frozen,
        OptimizerSettings optimizer,
        double learningRate,
        double[] before,
        double[] after,
        boolean finite,
        List<double[]> stateBefore,
        List<double[]> stateAfter) {}
