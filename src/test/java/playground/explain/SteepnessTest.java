package playground.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.OptimizerKind;
import playground.training.Run;

/** What is said of the sharpness of a run that diverged. */
class SteepnessTest {
    private static final Experiment RATE_10 =
            Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 10)));

    @Test
    void itIsTheSameHoweverTheRunWasWatchedAndTakenUpAgain() {
        Run uncut = diverged(new Run(RATE_10));
        Optional<Steepness> said = said(uncut);
        assertTrue(said.isPresent());
        for (int interval : new int[] {1, 7, 25}) {
            Run watched = new Run(RATE_10);
            for (int i = 1; watched.divergence().isEmpty(); i++) {
                watched.step();
                if (i % interval == 0) {
                    Inspector.inspect(watched, new Inquiry.Health());
                    watched = new Run(watched.checkpoint());
                }
            }
            assertEquals(said, said(watched), "looked at and taken up again after every " + interval + " steps");
            assertEquals(said, said(new Run(watched.checkpoint())), "taken up again after it diverged");
        }
    }

    /** On a plane without hidden layers the Hessian is twice the mean of x xᵀ, the same everywhere. */
    @Test
    void aLinearRunIsTooSharpWhereItWasLeft() {
        Run run = diverged(new Run(Experiment.DEFAULT
                .withData(DataSettings.of(DataSet.PLANE))
                .withNetwork(NetworkSettings.DEFAULT
                        .with(given(LAYERS, List.of()))
                        .with(given(LOSS, LossKind.SQUARED_ERROR)))
                .withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 1)))));
        Steepness said = said(run).orElseThrow();
        assertEquals(run.stepCount(), said.step());
        assertEquals(2, said.limit());
        double[] moments = new double[6];
        for (int p : run.data().trainPoints()) {
            double x = run.data().points().get(p).x();
            double y = run.data().points().get(p).y();
            double[] products = {x * x, x * y, x, y * y, y, 1};
            for (int i = 0; i < 6; i++) {
                moments[i] += 2 * products[i] / run.data().trainCount();
            }
        }
        double[] v = {1, 1, 1};
        double value = 0;
        for (int i = 0; i < 10_000; i++) {
            double[] w = {
                moments[0] * v[0] + moments[1] * v[1] + moments[2] * v[2],
                moments[1] * v[0] + moments[3] * v[1] + moments[4] * v[2],
                moments[2] * v[0] + moments[4] * v[1] + moments[5] * v[2]
            };
            value = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
            v = new double[] {w[0] / value, w[1] / value, w[2] / value};
        }
        assertEquals(value, said.value(), 1e-6 * value);
    }

    @Test
    void nothingIsSaidOfOptimizersWithoutALimit() {
        Run run = diverged(new Run(Experiment.DEFAULT
                .withData(DataSettings.of(DataSet.PLANE))
                .withNetwork(NetworkSettings.DEFAULT
                        .with(given(LAYERS, List.of()))
                        .with(given(LOSS, LossKind.SQUARED_ERROR)))
                .withTraining(TrainingSettings.DEFAULT
                        .with(given(OPTIMIZER, OptimizerKind.ADAM))
                        .with(given(LEARNING_RATE, 10)))));
        assertEquals(Optional.empty(), said(run));
    }

    private static Optional<Steepness> said(Run run) {
        return Steepness.of(run, run.divergence().orElseThrow());
    }

    private static Run diverged(Run run) {
        for (int i = 0; i < 10_000 && run.divergence().isEmpty(); i++) {
            run.step();
        }
        return run;
    }
}
