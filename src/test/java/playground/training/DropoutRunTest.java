package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.DROPOUT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Frozen;
import playground.experiment.HiddenLayer;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;

class DropoutRunTest {
    private static final TrainingSettings HALF = TrainingSettings.DEFAULT.with(given(DROPOUT, 0.5));

    @Test
    void itIsOffWhenTheRunIsMeasured() {
        Run dropping = new Run(Experiment.DEFAULT.withTraining(HALF));
        for (int i = 0; i < 100; i++) {
            dropping.step();
        }
        List<Double> parameters = Arrays.stream(dropping.parameters()).boxed().toList();
        Run plain = new Run(Experiment.DEFAULT.withNetwork(InitialParameters.set(NetworkSettings.DEFAULT, parameters)));

        assertEquals(plain.evaluate(), dropping.evaluate());
    }

    @Test
    void itChangesTheStepsAndEqualExperimentsStayEqual() {
        Run plain = new Run(Experiment.DEFAULT);
        Run one = new Run(Experiment.DEFAULT.withTraining(HALF));
        Run other = new Run(Experiment.DEFAULT.withTraining(HALF));
        for (int i = 0; i < 100; i++) {
            plain.step();
            one.step();
            other.step();
        }
        assertArrayEquals(one.parameters(), other.parameters());
        assertFalse(Arrays.equals(plain.parameters(), one.parameters()));
        one.reset();
        for (int i = 0; i < 100; i++) {
            one.step();
        }
        assertArrayEquals(one.parameters(), other.parameters());
    }

    @Test
    void switchedOnItDoesNotDisturbTheOrderOfTheEpochs() {
        Run plain = new Run(Experiment.DEFAULT);
        Run dropping = new Run(Experiment.DEFAULT.withTraining(HALF));
        for (int i = 0; i < 60; i++) {
            assertArrayEquals(
                    plain.previews().coming().points(),
                    dropping.previews().coming().points());
            plain.step();
            dropping.step();
        }
    }

    /** With linear units the mean over all masks is the network without dropout, and so is the mean output of many steps. */
    @Test
    void itKeepsTheMeanOfWhatTheNetworkSays() {
        double dropout = 0.4;
        List<DataPoint> points = List.of(new DataPoint(2, -1, 3, false));
        NetworkSettings network = NetworkSettings.DEFAULT
                .with(given(LAYERS, List.of(new HiddenLayer(8, Activation.LINEAR))))
                .with(given(LOSS, LossKind.SQUARED_ERROR));
        TrainingSettings still = TrainingSettings.DEFAULT
                .with(given(DROPOUT, dropout))
                // nothing moves: only the masks change from step to step
                .withFrozen(everyUnit(8));
        Run run = new Run(new Experiment(DataSettings.drawnValues(points), network, still));
        double exact = said(new Run(run.experiment().withTraining(TrainingSettings.DEFAULT)));

        int many = 20_000;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < many; i++) {
            double output = said(run);
            mean += output / many;
            square += output * output / many;
            run.step();
        }
        double deviation = Math.sqrt(square - mean * mean);
        assertTrue(deviation > 0.1);
        assertEquals(exact, mean, 4 * deviation / Math.sqrt(many));
    }

    private static List<Frozen> everyUnit(int hidden) {
        List<Frozen> all = new ArrayList<>(List.of(Frozen.unit(1, 0)));
        for (int unit = 0; unit < hidden; unit++) {
            all.add(Frozen.unit(0, unit));
        }
        return all;
    }

    /** The output for the only point in the coming step. */
    private static double said(Run run) {
        return run.previews().coming().values().outputs()[0][0];
    }
}
