package playground.table;

import java.util.List;
import java.util.function.ToDoubleFunction;
import playground.data.DataPoint;

/**
 * How large the numbers of a coordinate are and how they are spread.
 *
 * @param largest without its sign
 */
record Spread(double largest, double deviation) {
    /** An optimizer with a usual learning rate copes with numbers of this size, and with inputs that differ by this factor. */
    private static final double USUAL = 10;

    private static final double FACTOR = 4;

    static Spread of(List<DataPoint> points, ToDoubleFunction<DataPoint> coordinate) {
        double mean = points.stream().mapToDouble(coordinate).average().orElse(0);
        double squares = points.stream()
                .mapToDouble(coordinate)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double largest =
                points.stream().mapToDouble(coordinate).map(Math::abs).max().orElse(0);
        return new Spread(largest, Math.sqrt(squares));
    }

    /** Whether it has values that differ, and they are too large, or so small that they hardly count. */
    boolean isUnusual() {
        return largest > USUAL || (deviation > 0 && deviation < 1 / USUAL);
    }

    boolean differsFrom(Spread other) {
        return deviation > 0
                && other.deviation > 0
                && Math.max(deviation / other.deviation, other.deviation / deviation) > FACTOR;
    }
}
