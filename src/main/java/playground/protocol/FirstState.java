package playground.protocol;

import java.nio.ByteBuffer;
import java.util.Base64;
import playground.experiment.Experiment;
import playground.training.Run;

/**
 * What a session that starts with an experiment tells its page first, for a page that is to show it before it has a session.
 *
 * @param started the message of the start, as JSON
 * @param frame the frame of step 0, in Base64
 */
public record FirstState(String started, String frame) {
    private static final long BEFORE_ANY_RUN = 0;

    /** The first state of a run of this experiment. */
    public static FirstState of(Experiment experiment) {
        Run run = new Run(experiment);
        var started =
                new ServerMessage.Started(BEFORE_ANY_RUN, experiment, run.data().points());
        Frame frame = new Frame(
                BEFORE_ANY_RUN, BEFORE_ANY_RUN, run.epoch(), run.stepCount(), run.learningRate(), run.evaluate());
        double[] parameters = run.parameters();
        ByteBuffer bytes = ByteBuffer.allocate(FrameCodec.bytes(parameters.length));
        FrameCodec.encode(frame, parameters, bytes);
        return new FirstState(MessageWriter.write(started), Base64.getEncoder().encodeToString(bytes.array()));
    }
}
