package playground.explain;

import java.util.List;
import java.util.stream.IntStream;
import playground.data.DataPoint;

/**
 * How far each prediction is off its target. Nobody else holds its arrays.
 *
 * @param points of many points, as many as are sent, evenly spread
 * @param values y − ŷ of these
 */
public record Residuals(int[] points, double[] values, Spread train, Spread test) {
    /** Beyond this number, a drawing of residuals only gets darker. */
    private static final int MOST = 1000;

    /**
     * The residuals of all points of one role.
     *
     * @param mean NaN without points, as the next
     * @param rootMeanSquare √(Σ(y − ŷ)² / n)
     */
    public record Spread(int count, double mean, double rootMeanSquare) {}

    static Residuals of(List<DataPoint> points, double[] predicted) {
        double[] all = new double[predicted.length];
        for (int p = 0; p < all.length; p++) all[p] = points.get(p).target() - predicted[p];
        int shown = Math.min(MOST, all.length);
        int[] some = IntStream.range(0, shown)
                .map(i -> (int) ((long) i * all.length / shown))
                .toArray();
        double[] values = IntStream.of(some).mapToDouble(p -> all[p]).toArray();
        return new Residuals(some, values, spread(points, all, false), spread(points, all, true));
    }

    private static Spread spread(List<DataPoint> points, double[] residuals, boolean test) {
        int count = 0;
        double sum = 0;
        double squares = 0;
        for (int p = 0; p < residuals.length; p++) {
            if (points.get(p).test() != test) continue;
            count++;
            sum += residuals[p];
            squares += residuals[p] * residuals[p];
        }
        return new Spread(count, sum / count, Math.sqrt(squares / count));
    }
}
