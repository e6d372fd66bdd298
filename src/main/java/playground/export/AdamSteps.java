package playground.export;

import java.util.List;
import playground.nn.OptimizerSettings;

/** After how many steps an optimizer stands, which PyTorch's Adam counts where ours keeps the powers of β₁ and β₂. */
final class AdamSteps {
    private AdamSteps() {}

    /**
     * From the power that is still above 0, β₂'s first, since it says more: where β₂ was changed in the midst of a run, there is no
     * whole number that gives it. Other optimizers don't read the number.
     */
    static double of(TrainedNetwork trained) {
        List<double[]> state = trained.optimizerState();
        if (state.size() < 3) {
            return trained.progress().step();
        }
        OptimizerSettings settings = trained.experiment().training().optimizer();
        double[] powers = state.get(2);
        if (powers[1] > 0 && settings.beta2() > 0) {
            return steps(powers[1], settings.beta2());
        }
        if (powers[0] > 0 && settings.beta1() > 0) {
            return steps(powers[0], settings.beta1());
        }
        return Math.max(1, trained.progress().step());
    }

    /** Whether both powers are those of this number of steps: not if β₁ or β₂ was changed in the midst of a run. */
    static boolean areExact(TrainedNetwork trained) {
        List<double[]> state = trained.optimizerState();
        if (state.size() < 3) {
            return true;
        }
        OptimizerSettings settings = trained.experiment().training().optimizer();
        double steps = of(trained);
        double[] powers = state.get(2);
        return isPower(powers[0], settings.beta1(), steps) && isPower(powers[1], settings.beta2(), steps);
    }

    private static boolean isPower(double power, double beta, double steps) {
        return Math.abs(power - Math.pow(beta, steps)) <= 1e-9 * (1 - power);
    }

    private static double steps(double power, double beta) {
        double steps = Math.log(power) / Math.log(beta);
        double whole = Math.rint(steps);
        return Math.abs(steps - whole) < 1e-6 * Math.max(1, whole) ? whole : steps;
    }
}
