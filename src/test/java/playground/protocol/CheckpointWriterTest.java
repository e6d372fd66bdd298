package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.experiment.Givens;
import playground.experiment.TrainingSettings;
import playground.training.Run;

/** A run's checkpoints are written faster one after the other, and with the same bytes. */
final class CheckpointWriterTest {
    private final CheckpointWriter writer = new CheckpointWriter();
    private final Run run = new Run(Experiment.DEFAULT);

    @Test
    void eachCheckpointHasTheExperimentAsItStandsThen() {
        assertWrittenAsAlone();
        run.step();
        assertWrittenAsAlone();
        run.edits().apply(faster());
        assertWrittenAsAlone();
        writer.release();
        assertWrittenAsAlone();
    }

    private void assertWrittenAsAlone() {
        ByteBuffer message = writer.message(1, run.checkpoint());
        byte[] kept = new byte[message.remaining() - CheckpointCodec.MESSAGE_HEADER_BYTES];
        message.position(CheckpointCodec.MESSAGE_HEADER_BYTES).get(kept);
        assertArrayEquals(CheckpointCodec.encode(run.checkpoint()), kept);
    }

    private static Experiment faster() {
        return Experiment.DEFAULT.withTraining(
                TrainingSettings.DEFAULT.with(Givens.given(TrainingSettings.LEARNING_RATE, 0.1)));
    }
}
