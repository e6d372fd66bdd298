package playground.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.training.Run;

class GradientCheckTest {
    @Test
    void theGradientCheckAgreesToNineDigitsAndTooLargeAndTooSmallAnHShow() {
        var check = (Inspection.Check) Inspector.inspect(
                trained(Experiment.DEFAULT, 60), new Inquiry.Check(new Source.Minibatch(), 1e-5, true));
        assertEquals(25, check.parameters().size());
        assertTrue(check.worst().error() < 1e-7);
        assertTrue(worst(check, 1e-1) > 1e-4);
        assertTrue(worst(check, 1e-12) > 1e-5);
        assertTrue(worst(check, 1e-5) < worst(check, 1e-2) && worst(check, 1e-5) < worst(check, 1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 250, 2500})
    void theCheckLooksAtEveryExampleOfTheStepSoItsGradientsAreTheMinibatchs(int batchSize) {
        Run checked = trained(
                new Experiment(
                        DataSettings.DEFAULT.with(given(COUNT, 2 * batchSize)),
                        NetworkSettings.DEFAULT,
                        TrainingSettings.DEFAULT.with(given(BATCH_SIZE, batchSize))),
                5);
        var check =
                (Inspection.Check) Inspector.inspect(checked, new Inquiry.Check(new Source.Minibatch(), 1e-5, true));
        assertEquals(new Inspection.Coverage(batchSize, batchSize), check.examples());
        double[] gradient = checked.previews().coming().lossGradients();
        assertEquals(gradient.length, check.parameters().size());
        for (Inspection.Checked one : check.parameters()) assertEquals(gradient[one.index()], one.analytic(), 1e-15);
    }

    @Test
    void ofALargerNetworkFewerParametersAreCheckedBeforeFewerExamples() {
        Run larger = new Run(new Experiment(
                DataSettings.DEFAULT,
                NetworkSettings.DEFAULT.with(given(
                        LAYERS, List.of(new HiddenLayer(16, Activation.TANH), new HiddenLayer(16, Activation.TANH)))),
                TrainingSettings.DEFAULT.with(given(BATCH_SIZE, 250))));
        var check = (Inspection.Check) Inspector.inspect(larger, new Inquiry.Check(new Source.Minibatch(), 1e-5, true));
        assertEquals(250, check.examples().used());
        int parameters = check.parameters().size();
        assertTrue(parameters >= 32 && parameters < check.of(), parameters + " parameters");
        Inspection.Sweep sweep = check.sweep().orElseThrow();
        assertTrue(sweep.parameters() >= 16 && sweep.parameters() <= parameters, sweep.parameters() + " swept");
        assertTrue(sweep.examples().used() < 250, "the sweep, which is no step's, takes fewer");
    }

    private static double worst(Inspection.Check check, double h) {
        return check.sweep().orElseThrow().worst().stream()
                .filter(swept -> swept.h() == h)
                .findFirst()
                .orElseThrow()
                .worst();
    }

    private static Run trained(Experiment experiment, int steps) {
        Run run = new Run(experiment);
        for (int i = 0; i < steps; i++) run.step();
        return run;
    }
}
