package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.OptimizerKind;
import playground.training.Checkpoint;
import playground.training.Run;

final class CheckpointCodecTest {
    private static final Experiment ADAM =
            Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(OPTIMIZER, OptimizerKind.ADAM)));

    @Test
    void everyBitComesBack() {
        Run run = new Run(ADAM);
        for (int step = 0; step < 60; step++) {
            Checkpoint taken = run.checkpoint();
            assertEquals(taken, CheckpointCodec.decode(CheckpointCodec.encode(taken)));
            run.step();
        }
    }

    @Test
    void drawnPointsAndADivergenceComeBack() {
        Run drawn = new Run(Experiment.DEFAULT.withData(DataSettings.drawn(
                2, List.of(new DataPoint(0.1, -0.0, 1, false), new DataPoint(1.0 / 3, 1e-300, 0, true)))));
        drawn.step();
        assertComesBack(drawn);
        Run diverged =
                new Run(Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 10))));
        while (diverged.step().goesOn()) {}
        assertComesBack(diverged);
        assertComesBack(new Run(Experiment.DEFAULT.withData(DataSettings.drawn(4, List.of()))));
    }

    @Test
    void theLargestCheckpointFitsIntoAMessage() {
        HiddenLayer[] layers = new HiddenLayer[8];
        Arrays.fill(layers, new HiddenLayer(32, Activation.TANH));
        List<DataPoint> points = Collections.nCopies(5000, new DataPoint(-1.0 / 3, 1.0 / 7, 1, false));
        Run largest = new Run(ADAM.withData(DataSettings.drawn(2, points))
                .withNetwork(Experiment.DEFAULT.network().with(given(LAYERS, List.of(layers)))));
        largest.step();
        int characters = CheckpointCodec.encode(largest.checkpoint()).length * 4 / 3;
        assertTrue(characters < Limits.MESSAGE_BYTES * 3 / 4, characters + " characters");
        assertComesBack(largest);
    }

    @Test
    void theMessageNamesTheRunAndTheStepInFrontOfWhatThePageKeeps() {
        Run run = new Run(ADAM);
        run.step();
        byte[] kept = CheckpointCodec.encode(run.checkpoint());
        ByteBuffer message = new CheckpointWriter().message(3, run.checkpoint()).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(2, message.get(0));
        assertEquals(1, message.get(1));
        assertEquals(3, message.getInt(4));
        assertEquals(1, message.getDouble(8));
        byte[] carried = new byte[message.limit() - 16];
        message.get(16, carried);
        assertArrayEquals(kept, carried);
    }

    @Test
    void aChangeOfAnyBitIsNoticed() {
        Run run = new Run(ADAM);
        run.step();
        byte[] kept = CheckpointCodec.encode(run.checkpoint());
        for (int bit = 0; bit < 8 * kept.length; bit++) {
            byte[] changed = kept.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            ErrorCode expected = bit < 32
                    ? ErrorCode.NO_CHECKPOINT
                    : bit < 64 ? ErrorCode.CHECKPOINT_OTHER_VERSION : ErrorCode.CHECKPOINT_DAMAGED;
            assertEquals(expected, refusal(changed), "bit " + bit);
        }
    }

    @Test
    void aCutAnywhereIsNoticed() {
        byte[] kept = CheckpointCodec.encode(new Run(ADAM).checkpoint());
        for (int length = 0; length < kept.length; length++) {
            ErrorCode expected = length < 4 ? ErrorCode.NO_CHECKPOINT : ErrorCode.CHECKPOINT_DAMAGED;
            assertEquals(expected, refusal(Arrays.copyOf(kept, length)), length + " bytes");
        }
        assertEquals(ErrorCode.CHECKPOINT_DAMAGED, refusal(Arrays.copyOf(kept, kept.length + 1)));
    }

    @Test
    void anyByteChangedUnderARightChecksumIsReadOrRefusedAndNothingElse() {
        Run run = new Run(ADAM.withData(ADAM.data().with(given(COUNT, 20))));
        run.step();
        byte[] kept = CheckpointCodec.encode(run.checkpoint());
        for (int at = CheckpointCodec.HEADER_BYTES; at < kept.length; at++) {
            for (int value : new int[] {0, 0x7F, 0xFF}) {
                byte[] forged = kept.clone();
                forged[at] = (byte) value;
                sign(forged);
                try {
                    new Run(CheckpointCodec.decode(forged)).step();
                } catch (BadMessage | playground.experiment.Refusal refused) {
                    assertTrue(!refused.getMessage().isEmpty());
                }
            }
        }
    }

    @Test
    void aTextThatIsNoBase64IsNoCheckpoint() {
        BadMessage refused = assertThrows(
                BadMessage.class,
                () -> MessageReader.read(
                        "{\"type\":\"start\",\"experiment\":{},\"checkpoint\":\"!\"}", Experiment.DEFAULT));
        assertEquals(ErrorCode.NO_CHECKPOINT, refused.answer().code());
        assertEquals("checkpoint", refused.answer().path());
    }

    private static void sign(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, CheckpointCodec.CHECKSUM_OFFSET);
        checksum.update(bytes, CheckpointCodec.HEADER_BYTES, bytes.length - CheckpointCodec.HEADER_BYTES);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(CheckpointCodec.CHECKSUM_OFFSET, (int)
                checksum.getValue());
    }

    private static void assertComesBack(Run run) {
        Checkpoint taken = run.checkpoint();
        assertEquals(taken, CheckpointCodec.decode(CheckpointCodec.encode(taken)));
    }

    private static ErrorCode refusal(byte[] kept) {
        return assertThrows(BadMessage.class, () -> CheckpointCodec.decode(kept))
                .answer()
                .code();
    }
}
