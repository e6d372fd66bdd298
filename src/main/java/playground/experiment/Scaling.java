package playground.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import playground.data.Affine;
import playground.data.DataPoint;
import playground.data.PointScaling;

/**
 * How data in units of their own are made fit for a network. What it takes is found from the training points alone, so that nothing
 * of the test points gets into what is learned. A column without spread keeps its unit.
 */
public enum Scaling {
    /** As they are. */
    NONE,
    /** Each column has mean 0 and standard deviation 1 over the training points. */
    STANDARD,
    /** The training points span the playground's plane, −5 … 5, and real targets −1 … 1. */
    PLANE;

    private static final double PLANE_REACH = 5;

    /** What this takes for these points; nothing if none is for training. */
    public PointScaling fit(List<DataPoint> points, boolean isRegression) {
        List<DataPoint> train = points.stream().filter(point -> !point.test()).toList();
        if (this == NONE || train.isEmpty()) {
            return PointScaling.NONE;
        }
        return new PointScaling(
                fit(train, DataPoint::x, PLANE_REACH),
                fit(train, DataPoint::y, PLANE_REACH),
                isRegression ? fit(train, DataPoint::target, 1) : Affine.IDENTITY);
    }

    private Affine fit(List<DataPoint> train, ToDoubleFunction<DataPoint> column, double reach) {
        double[] values = train.stream().mapToDouble(column).toArray();
        return this == STANDARD ? standard(values) : spanning(values, reach);
    }

    private static Affine standard(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return affine(mean, Math.sqrt(squares / values.length));
    }

    private static Affine spanning(double[] values, double reach) {
        double min = values[0];
        double max = values[0];
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return affine(min + (max - min) / 2, (max - min) / 2 / reach);
    }

    private static Affine affine(double shift, double unit) {
        return new Affine(shift, unit > 0 ? unit : 1);
    }
}
