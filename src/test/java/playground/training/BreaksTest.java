package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.DataSettings.TRAIN_SHARE;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.DROPOUT;
import static playground.experiment.TrainingSettings.OPTIMIZER;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.OptimizerKind;

/** Large steps and evaluations take breaks in their midst, in which anything may happen to others. */
final class BreaksTest {
    /** The fewest pieces that a step of nine layers is to be cut into: forward and backward, each layer by itself. */
    private static final int PIECES = 2 * 9;

    @ParameterizedTest
    @EnumSource(names = {"SGD", "ADAM"})
    void aRunInterruptedInEveryPieceByAnotherHasTheSameBits(OptimizerKind optimizer) {
        Experiment large = largest(1000)
                .withTraining(largest(1000)
                        .training()
                        .with(given(OPTIMIZER, optimizer))
                        .with(given(DROPOUT, 0.2)));
        Run other = new Run(largest(300));
        AtomicInteger breaks = new AtomicInteger();
        Run interrupted = new Run(large, () -> {
            breaks.incrementAndGet();
            // the same kind of room, used by another in between
            other.step();
            other.evaluate();
        });
        Run alone = new Run(large);
        for (int step = 0; step < 3; step++) {
            assertEquals(alone.step(), interrupted.step());
            assertArrayEquals(alone.parameters(), interrupted.parameters());
            assertEquals(alone.evaluate(), interrupted.evaluate());
        }
        assertEquals(alone.checkpoint(), interrupted.checkpoint());
        assertTrue(breaks.get() >= 3 * PIECES, breaks + " breaks");
    }

    @Test
    void theGoldenBitsAreThoseOfRunsThatAreInterrupted() {
        GoldenBits.experiments().forEach((name, experiment) -> {
            Run other = new Run(experiment);
            Run interrupted = new Run(experiment, other::evaluate);
            Run alone = new Run(experiment);
            for (int step = 0; step < 50; step++) {
                alone.step();
                interrupted.step();
                assertEquals(alone.evaluate(), interrupted.evaluate(), name);
            }
            assertEquals(alone.checkpoint(), interrupted.checkpoint(), name);
        });
    }

    @Test
    void aStepOfALargeBatchAndAnEvaluationOfManyPointsTakeBreaksAndSmallStepsTakeNone() {
        AtomicInteger breaks = new AtomicInteger();
        Run small = new Run(Experiment.DEFAULT, breaks::incrementAndGet);
        for (int step = 0; step < 100; step++) {
            small.step();
        }
        assertEquals(0, breaks.get());

        Run large = new Run(largest(5000), breaks::incrementAndGet);
        large.step();
        int first = breaks.getAndSet(0);
        large.step();
        assertTrue(breaks.get() >= PIECES && first > breaks.get(), first + " breaks, then " + breaks);
        breaks.set(0);
        large.evaluate();
        // of 4,500 and 500 points, each beginning with its first chunk
        assertEquals(17 + 1, breaks.get());
    }

    @Test
    void aStepPreviewTakesBreaksAsTheStepDoes() {
        AtomicInteger breaks = new AtomicInteger();
        Run run = new Run(largest(2000), breaks::incrementAndGet);
        StepPreview preview = run.previews().coming();
        assertTrue(breaks.get() >= PIECES, breaks + " breaks");
        run.step();
        assertArrayEquals(preview.after(), run.parameters());
    }

    /** The largest network on so many points, in full batches. */
    private static Experiment largest(int points) {
        HiddenLayer[] layers =
                Collections.nCopies(8, new HiddenLayer(32, Activation.TANH)).toArray(HiddenLayer[]::new);
        return new Experiment(
                DataSettings.of(DataSet.SPIRAL).with(given(COUNT, points)).with(given(TRAIN_SHARE, 90)),
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(layers))),
                TrainingSettings.DEFAULT.with(given(BATCH_SIZE, 5000)));
    }
}
