package playground.protocol;

import java.nio.ByteBuffer;
import playground.experiment.Experiment;
import playground.training.Checkpoint;

/**
 * Writes the checkpoints of a run, one after the other. The experiment as JSON is most of the work, and it is the same until
 * somebody changes it, so it is kept. Belongs to one thread.
 */
public final class CheckpointWriter {
    /** Of which the JSON is; null if there is none. */
    private Experiment experiment;

    private byte[] json;

    /** The checkpoint as the message that the server sends, which {@link CheckpointCodec} describes. */
    public ByteBuffer message(long run, Checkpoint checkpoint) {
        if (!checkpoint.experiment().equals(experiment)) {
            experiment = checkpoint.experiment();
            json = CheckpointLayout.json(experiment);
        }
        return CheckpointCodec.message(run, checkpoint, json);
    }

    /** Frees the memory of what it keeps. */
    public void release() {
        experiment = null;
        json = null;
    }
}
