package playground.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import playground.data.DataPoint;
import playground.data.Input;
import playground.data.PointScaling;
import playground.experiment.Objective;

/**
 * The points of an experiment as the core reads them: inputs and targets as unit-major tables over all points in their order, and
 * which of them are for training and which for testing. The points themselves take as much memory again, and are not kept here.
 * Immutable: nobody writes to its arrays.
 */
final class Samples {
    /** What was done with the points before. */
    final PointScaling scaling;
    /** The inputs' values, shape (inputs, points). */
    final double[][] x;
    /** The targets, shape (outputs, points), as the objective's loss needs them. */
    final double[][] y;
    /** Indexes of the training points, ascending. */
    final int[] train;
    /** Indexes of the test points, ascending. */
    final int[] test;

    Samples(
            List<DataPoint> points,
            PointScaling scaling,
            List<? extends Input> inputs,
            Objective objective,
            int outputs) {
        this.scaling = scaling;
        List<DataPoint> scaled = scaling.scaled(points);
        x = Input.table(inputs, scaled);
        y = new double[outputs][points.size()];
        for (int p = 0; p < points.size(); p++) {
            encode(objective, scaled.get(p).target(), p);
        }
        train = IntStream.range(0, points.size())
                .filter(p -> !points.get(p).test())
                .toArray();
        test = IntStream.range(0, points.size())
                .filter(p -> points.get(p).test())
                .toArray();
    }

    /** How many points there are, for training and for testing. */
    int count() {
        return train.length + test.length;
    }

    /** Whether the point with this index is for training. */
    boolean isTraining(int point) {
        return Arrays.binarySearch(train, point) >= 0;
    }

    private void encode(Objective objective, double target, int p) {
        switch (objective.problem()) {
            case TWO_CLASS -> y[0][p] = target == 1 ? 1 : objective.lowTarget();
            case MULTI_CLASS -> y[(int) target][p] = 1;
            case REGRESSION -> y[0][p] = target;
        }
    }
}
