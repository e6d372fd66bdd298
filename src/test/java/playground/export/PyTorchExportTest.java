package playground.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.TrainingSettings.BETA_1;
import static playground.experiment.TrainingSettings.BETA_2;
import static playground.experiment.TrainingSettings.OPTIMIZER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import playground.experiment.Experiment;
import playground.nn.Breaks;
import playground.nn.OptimizerKind;
import playground.training.Run;

/** What the program in PyTorch says of itself; {@code .ci/run} runs it. */
class PyTorchExportTest {
    private static final String ONLY_NEAR = "was changed during the run";

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void aRunWhoseBetasStayedSaysNothingOfThem(OptimizerKind kind) {
        Run run = new Run(with(Experiment.DEFAULT, kind));
        for (int step : new int[] {0, 1, 8000}) {
            while (run.stepCount() < step) {
                run.step();
            }
            assertFalse(written(run).contains(ONLY_NEAR), kind + " after " + step);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0.99, true", "0.8, 0.999, true", "0, 0.999, false", "0.9, 0.999, false"})
    void whereABetaWasChangedInMidRunTheFileSaysThatItGoesOnNearlyAsThePlayground(
            double beta1, double beta2, boolean said) {
        Run run = new Run(with(Experiment.DEFAULT, OptimizerKind.ADAM));
        run.step();
        run.step();
        run.edits()
                .apply(run.experiment()
                        .withTraining(run.experiment()
                                .training()
                                .with(given(BETA_1, beta1))
                                .with(given(BETA_2, beta2))));
        run.step();
        String written = written(run);
        assertEquals(said, written.contains(ONLY_NEAR));
        assertTrue(written.indexOf(ONLY_NEAR) < written.indexOf("STEPS = "), "it stands before what it is about");
    }

    @Test
    void whenTheOldBetasAreForgottenTheFileIsExactAgain() {
        Run run = new Run(with(Experiment.DEFAULT, OptimizerKind.ADAMW));
        run.step();
        run.edits()
                .apply(run.experiment()
                        .withTraining(run.experiment()
                                .training()
                                .with(given(BETA_1, 0.5))
                                .with(given(BETA_2, 0.5))));
        for (int i = 0; i < 60; i++) {
            run.step();
        }
        assertFalse(written(run).contains(ONLY_NEAR));
    }

    private static Experiment with(Experiment experiment, OptimizerKind kind) {
        return experiment.withTraining(experiment.training().with(given(OPTIMIZER, kind)));
    }

    private static String written(Run run) {
        return PyTorchExport.write(TrainedNetwork.of(run, "https://play.example/"), Breaks.NONE);
    }
}
