package playground.explain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import playground.nn.PassValues;

/**
 * One example's way through a network and back. Nobody else holds its arrays; the accessors don't copy them.
 *
 * @param inputs x
 * @param targets y, as the loss takes them
 * @param z pre-activations, by layer and unit
 * @param a activations, by layer and unit; the last layer's are the predictions
 * @param delta ∂C/∂z of this example's own loss, by layer and unit
 */
public record Trace(double[] inputs, double[] targets, double[][] z, double[][] a, double[][] delta) {

    /** What a layer's units hold. */
    public record Layer(double[] z, double[] a, double[] delta) {}

    /** The same layer by layer. */
    public List<Layer> layers() {
        return IntStream.range(0, z.length)
                .mapToObj(l -> new Layer(z[l], a[l], delta[l]))
                .toList();
    }

    /** Of the only sample, after forward and backward. */
    static Trace of(PassValues values) {
        int layers = values.network().layers().size();
        double[][] z = new double[layers][];
        double[][] a = new double[layers][];
        double[][] delta = new double[layers][];
        for (int l = 0; l < layers; l++) {
            z[l] = column(values.preActivations(l), 0);
            a[l] = column(values.activations(l), 0);
            delta[l] = column(values.deltas(l), 0);
        }
        return new Trace(column(values.inputs(), 0), column(values.targets(), 0), z, a, delta);
    }

    /** Only what the loss of sample {@code s} is made of, from tables with a column for each sample. */
    static Trace ofOutput(double[][] targets, double[][] logits, double[][] predicted, int s) {
        double[][] z = {column(logits, s)};
        double[][] a = {column(predicted, s)};
        return new Trace(new double[0], column(targets, s), z, a, new double[0][]);
    }

    /** What a layer's weights multiply: the inputs, or the activations below. */
    double[] into(int layer) {
        return layer == 0 ? inputs : a[layer - 1];
    }

    double[] predicted() {
        return a[a.length - 1];
    }

    /** The logits. */
    double[] logits() {
        return z[z.length - 1];
    }

    private static double[] column(double[][] rows, int s) {
        return Arrays.stream(rows).mapToDouble(row -> row[s]).toArray();
    }
}
