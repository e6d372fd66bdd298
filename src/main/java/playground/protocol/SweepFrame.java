package playground.protocol;

import java.util.List;
import playground.training.Evaluation;

/**
 * All runs of a sweep at the same step, for drawing.
 *
 * <p>A sweep is up to 36 runs that are trained side by side, beside the session's own run, as these messages say.
 *
 * <h2>From the client to the server</h2>
 *
 * {@code sweep} makes a run of each of up to 36 changes of the present experiment, all at step 0, at rest, in the place of an
 * older sweep. The session's own run is paused and stays. Answers: {@code swept} and a frame of the sweep; or an {@code error}
 * whose path begins with {@code changes}, or is {@code sweep} where there is no memory: nothing has changed then. {@code
 * sweepTo} trains all of them to a step, from step 0 again if that lies behind; {@code sweepRun} trains them at the {@code
 * speed}, an epoch being one of the first run, until {@code sweepPause}, which lets them rest at the next step that all come to.
 * {@code sweepTake} makes one of them, by its index, the session's own run at that very step, answered like {@code start} with a
 * checkpoint. {@code sweepEnd} drops the sweep, and so does {@code start}. Whatever trains the session's own run, pauses or
 * takes it back pauses the sweep. Answers to {@code sweepTo}, {@code sweepRun} and {@code sweepPause}: {@code sweepStatus}, and
 * frames of the sweep.
 *
 * <pre>{@code
 * {"type":"sweep","changes":[
 *   {"training":{"learningRate":0.03},"network":{"layers":[{"units":2,"activation":"tanh"}]}},
 *   {"training":{"learningRate":0.3},"network":{"layers":[{"units":2,"activation":"tanh"}]}},
 *   {"training":{"learningRate":0.03},"network":{"layers":[{"units":4,"activation":"tanh"}]}},
 *   {"training":{"learningRate":0.3},"network":{"layers":[{"units":4,"activation":"tanh"}]}}]}
 * {"type":"sweepTo","step":500}
 * {"type":"sweepRun"} {"type":"sweepPause"} {"type":"sweepEnd"}
 * {"type":"sweepTake","run":35}
 * }</pre>
 *
 * <h2>From the server to the client</h2>
 *
 * {@code swept}: the runs of a sweep stand at step 0. {@code sweep} counts up within the session, and the sweep's frames carry it.
 * A run has {@code points} if they aren't those of the session's own run, or {@code pointsOf}, the index of an earlier run with the
 * same ones.
 *
 * <pre>{@code
 * {"type":"swept","sweep":1,"runs":[
 *   {"experiment":{"data":{"set":"circle","count":500,"noise":0,"classes":2,"trainShare":50,"seed":1,"inputs":2,
 *                          "bits":4,"formula":"x * sin(x) / 4","scaling":"none"},
 *                  "network":{"features":["x1","x2"],"fourier":{"count":0,"scale":1},"formulas":[],
 *                             "layers":[{"units":2,"activation":"tanh"}],"leakySlope":0.01,
 *                             "loss":"cross-entropy","output":"sigmoid","huberDelta":1,"initialization":"xavier","seed":1,
 *                             "handSet":[]},
 *                  "training":{"optimizer":"sgd","momentum":0.9,"decay":0.9,"beta1":0.9,"beta2":0.999,"epsilon":1e-8,
 *                              "weightDecay":0.01,"learningRate":0.03,
 *                              "schedule":{"kind":"constant","every":50,"factor":0.5,"warmUp":0},"clipNorm":0,
 *                              "regularization":"none","regularizationRate":0,"dropout":0,"batchSize":10,"shuffle":true,
 *                              "stop":{"kind":"none"},"frozen":[]}},
 *    "network":{"inputs":[{"id":"x1"},{"id":"x2"}],
 *               "layers":[{"inputs":2,"units":2,"activation":"tanh"},{"inputs":2,"units":1,"activation":"sigmoid"}],
 *               "parameterCount":9},
 *    "problem":"two-class"}]}
 * }</pre>
 *
 * {@code sweepStatus}: the runs of the sweep are {@code running} or {@code resting}, which is told after the frame that shows
 * where. They rest by themselves when each of them has ended.
 *
 * <pre>{@code
 * {"type":"sweepStatus","sweep":1,"status":"running"}
 * }</pre>
 *
 * @param frame counts up within a session, together with the frames of its own run; the page's ack names it
 * @param sweep the number of the sweep within the session
 * @param step that all runs have come to, but for those that ended before
 */
public record SweepFrame(long frame, long sweep, long step, List<RunState> runs) {
    public SweepFrame {
        runs = List.copyOf(runs);
    }

    /** Why a run makes no more steps, if it doesn't. */
    public enum End {
        GOES_ON,
        DIVERGED,
        /** There is nothing to train on, or an activation has no gradient. */
        UNTRAINABLE,
        /** By its stop rule. */
        STOPPED
    }

    /**
     * One run.
     *
     * @param step its own, smaller than the frame's if it has ended
     * @param parameters as the float32 numbers they travel as
     */
    public record RunState(End end, long step, long epoch, Evaluation evaluation, float[] parameters) {
        /** The parameters are rounded to floats; those beyond the finite ones become the largest. */
        public RunState(End end, long step, long epoch, Evaluation evaluation, double[] parameters) {
            this(end, step, epoch, evaluation, floats(parameters));
        }

        private static float[] floats(double[] parameters) {
            float[] floats = new float[parameters.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = FrameCodec.finite(parameters[i]);
            }
            return floats;
        }
    }
}
