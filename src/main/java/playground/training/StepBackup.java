package playground.training;

import java.util.List;
import playground.nn.Optimizer;

/** What one optimizer step overwrites, kept so that the step can be taken back. Saving and restoring allocate nothing. */
final class StepBackup {
    private final double[] parameters;
    private final List<double[]> moments;

    StepBackup(int parameterCount, Optimizer optimizer) {
        parameters = new double[parameterCount];
        moments = optimizer.state().stream().map(double[]::clone).toList();
    }

    void save(double[] present, Optimizer optimizer) {
        System.arraycopy(present, 0, parameters, 0, parameters.length);
        copy(optimizer.state(), moments);
    }

    /** Puts back what the last {@link #save} kept. The optimizer must be of the kind that this backup was made for. */
    void restore(double[] present, Optimizer optimizer) {
        System.arraycopy(parameters, 0, present, 0, parameters.length);
        copy(moments, optimizer.state());
    }

    /** Puts back only the parameters with these indexes. */
    void restoreOnly(int[] indexes, double[] present) {
        for (int i : indexes) {
            present[i] = parameters[i];
        }
    }

    private static void copy(List<double[]> from, List<double[]> to) {
        for (int i = 0; i < from.size(); i++) {
            System.arraycopy(from.get(i), 0, to.get(i), 0, from.get(i).length);
        }
    }
}
