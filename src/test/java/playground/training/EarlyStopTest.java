package playground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.DataSettings.NOISE;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.STOP;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.OptimizerKind;

class EarlyStopTest {
    /** Few noisy points and a large network: the test loss soon rises, with ups and downs. */
    private static final Experiment OVERFITTING = Experiment.fitting(
            DataSettings.of(DataSet.MOONS).with(given(COUNT, 60)).with(given(NOISE, 40)),
            NetworkSettings.DEFAULT.with(
                    given(LAYERS, List.of(new HiddenLayer(12, Activation.TANH), new HiddenLayer(12, Activation.TANH)))),
            TrainingSettings.DEFAULT.with(given(OPTIMIZER, OptimizerKind.ADAM)).with(given(LEARNING_RATE, 0.01)));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 60})
    void aRunStopsWhenTheTestLossWasNotAtANewLowForSoManyEpochs(int patience) {
        Run free = new Run(OVERFITTING);
        double lowest = Double.POSITIVE_INFINITY;
        int since = 0;
        while (since < patience) {
            epoch(free);
            double loss = free.evaluate().testLoss().orElseThrow();
            since = loss < lowest ? 0 : since + 1;
            lowest = Math.min(lowest, loss);
        }

        Run run = new Run(OVERFITTING.withTraining(OVERFITTING.training().with(given(STOP, StopRule.early(patience)))));
        Outcome outcome = run.step();
        while (outcome.goesOn()) {
            outcome = run.step();
        }

        assertEquals(Outcome.STOPPED, outcome);
        assertEquals(free.epoch(), run.epoch());
        assertTrue(free.epoch() > patience);
    }

    @Test
    void aStoppedRunThatGoesOnHasAsMuchPatienceAgain() {
        EarlyStop stop = new EarlyStop();
        List<Integer> stops = new ArrayList<>();
        double[] losses = {1, 2, 2, 2, 2, 2, 0.5, 0.5, 0.4, 3, 3, 3};
        for (int e = 0; e < losses.length; e++) {
            if (stop.look(losses[e], 3)) {
                stops.add(e);
            }
        }
        assertEquals(List.of(3, 11), stops);
    }

    @Test
    void withoutTestPointsItNeverStops() {
        List<DataPoint> points = List.of(new DataPoint(1, 1, 1, false), new DataPoint(-1, -1, 0, false));
        Run run = new Run(Experiment.DEFAULT
                .withData(DataSettings.drawn(2, points))
                .withTraining(TrainingSettings.DEFAULT.with(given(STOP, StopRule.early(1)))));
        for (int e = 0; e < 50; e++) {
            assertEquals(Outcome.EPOCH_COMPLETED, run.step());
        }
    }

    @Test
    void anEditOrAnotherRuleForgetsTheLowestLoss() {
        Run run = new Run(OVERFITTING.withTraining(OVERFITTING.training().with(given(STOP, StopRule.early(1000)))));
        for (int e = 0; e < 30; e++) {
            epoch(run);
        }
        run.edits().setBias(0, 0, 0.5);
        assertEquals(Double.POSITIVE_INFINITY, run.checkpoint().early().lowest());
        epoch(run);
        assertTrue(Double.isFinite(run.checkpoint().early().lowest()));
        run.edits().applyTraining(run.experiment().training().with(given(STOP, StopRule.early(999))));
        assertEquals(
                new Checkpoint.Early(Double.POSITIVE_INFINITY, 0),
                run.checkpoint().early());
    }

    private static void epoch(Run run) {
        while (run.step() == Outcome.STEPPED) {}
    }
}
