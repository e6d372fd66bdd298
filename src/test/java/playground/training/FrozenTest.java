package playground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static playground.experiment.Givens.given;
import static playground.experiment.TrainingSettings.DROPOUT;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.experiment.Experiment;
import playground.experiment.Frozen;
import playground.experiment.TrainingSettings;
import playground.nn.Network;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;

class FrozenTest {
    private static final List<Frozen> PARTS = List.of(Frozen.unit(0, 2), Frozen.weight(1, 0, 3), Frozen.unit(2, 0));

    @ParameterizedTest
    @EnumSource
    void frozenPartsKeepTheirBitsAndAllOthersMove(OptimizerKind optimizer) {
        Run run = new Run(Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT
                .with(given(OPTIMIZER, optimizer))
                .with(given(REGULARIZATION, Regularization.L2))
                .with(given(REGULARIZATION_RATE, 0.01))
                .with(given(DROPOUT, 0.2))
                .withFrozen(PARTS)));
        Set<Integer> frozen = indexes(run.network());
        double[] before = run.parameters();
        for (int i = 0; i < 300; i++) {
            run.step();
        }
        double[] after = run.parameters();
        for (int i = 0; i < before.length; i++) {
            if (frozen.contains(i)) {
                assertEquals(before[i], after[i]);
            } else {
                assertNotEquals(before[i], after[i]);
            }
        }
    }

    @Test
    void whatIsFrozenWhileItRunsStaysThoughMomentumWouldCarryItOn() {
        TrainingSettings momentum = TrainingSettings.DEFAULT.with(given(OPTIMIZER, OptimizerKind.MOMENTUM));
        Run run = new Run(Experiment.DEFAULT.withTraining(momentum));
        steps(run, 20);
        run.edits().applyTraining(momentum.withFrozen(PARTS));
        double[] before = run.parameters();
        steps(run, 20);
        for (int i : indexes(run.network())) {
            assertEquals(before[i], run.parameter(i));
        }
        run.edits().applyTraining(momentum);
        steps(run, 1);
        for (int i : indexes(run.network())) {
            assertNotEquals(before[i], run.parameter(i));
        }
    }

    @Test
    void aPersonMaySetWhatIsFrozen() {
        Run run = new Run(Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.withFrozen(PARTS)));
        run.edits().setWeight(1, 0, 3, 2.5);
        steps(run, 20);
        assertEquals(2.5, run.parameter(run.network().weight(1, 0, 3)));
    }

    private static Set<Integer> indexes(Network network) {
        return new TreeSet<>(List.of(
                network.weight(0, 2, 0),
                network.weight(0, 2, 1),
                network.bias(0, 2),
                network.weight(1, 0, 3),
                network.weight(2, 0, 0),
                network.weight(2, 0, 1),
                network.bias(2, 0)));
    }

    private static void steps(Run run, int count) {
        for (int i = 0; i < count; i++) {
            run.step();
        }
    }
}
