package playground.data;

import java.util.List;

/**
 * An input of the network: a function of a point's two coordinates. Immutable; the same bits on every JVM.
 *
 * <p>The page evaluates inputs too, for drawing, as the messages describe them. So a new kind must also be added to {@code
 * web/net/features.js}.
 */
public sealed interface Input permits Feature, Fourier, Formula {
    /** Hands the input to the method of its kind; a new kind doesn't compile until every handler has one for it. */
    <T> T accept(Handler<T> handler);

    /** One method for each kind. */
    interface Handler<T> {
        T feature(Feature feature);

        T fourier(Fourier fourier);

        T formula(Formula formula);
    }

    /** The value at each of the first n points (x[p], y[p]), written to values[0..n); x and y are only read. */
    void evaluate(double[] x, double[] y, double[] values, int n);

    /** Whether the value depends on the second coordinate, which one-dimensional data don't have. */
    boolean readsX2();

    /** All inputs of all points: a new unit-major array (inputs, points), as the kernels of the core read it. */
    static double[][] table(List<? extends Input> inputs, List<DataPoint> points) {
        double[] x = points.stream().mapToDouble(DataPoint::x).toArray();
        double[] y = points.stream().mapToDouble(DataPoint::y).toArray();
        double[][] table = new double[inputs.size()][points.size()];
        for (int i = 0; i < table.length; i++) {
            inputs.get(i).evaluate(x, y, table[i], points.size());
        }
        return table;
    }
}
