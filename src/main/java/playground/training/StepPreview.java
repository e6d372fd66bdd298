package playground.training;

import java.util.List;
import playground.nn.OptimizerSettings;
import playground.nn.PassValues;

/**
 * The numbers of one step that isn't made: what goes in and what would come out. The arrays are copies.
 *
 * @param points the indexes of the minibatch's points; empty for a point that isn't the run's
 * @param values of every sample and unit, after forward and backward on the minibatch: to be read before the run's next step or
 *     preview, since a copy of them all would be 30 MB for the largest network
 * @param loss the minibatch's mean loss, without regularization
 * @param lossGradients the gradient of that loss, with an entry for each parameter in the order of the network's flat array
 * @param gradients what the optimizer is given: {@code lossGradients} after regularization, freezing and clipping
 * @param normBeforeClipping the norm of the gradients before clipping; 0 if there is no clipping
 * @param greatestNorm the largest norm that clipping allows; 0 if there is no clipping
 * @param frozen the indexes of the parameters that stay
 * @param optimizer the optimizer's kind and settings
 * @param learningRate the rate of this step
 * @param before the parameters as they are
 * @param after the parameters as they would be
 * @param finite whether the run would keep {@code after}: if a parameter isn't finite as a float32 number, the step is taken back
 *     and the run has diverged
 * @param stateBefore what the optimizer remembers, as {@link playground.nn.Optimizer#state} lists it
 * @param stateAfter what the optimizer would remember after the step
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
