package playground.explain;

import java.util.Arrays;
import playground.nn.Pass;

/**
 * One example's way through a network and back. The arrays are its own, but not copied out again.
 *
 * @param inputs x
 * @param targets y, as the loss takes them
 * @param z pre-activations, by layer and unit
 * @param a activations, by layer and unit; the last layer's are the predictions
 * @param delta ∂C/∂z of this example's own loss, by layer and unit
 */
public record Trace(double[] inputs, double[] targets, double[][] z, double[][] a, double[][] delta) {

    /** Sample {@code s} of a pass with n samples, after forward and backward: the pass has the gradients of the mean. */
    static Trace of(Pass pass, int s, int n) {
        int layers = pass.network().layers().size();
        double[][] z = new double[layers][];
        double[][] a = new double[layers][];
        double[][] delta = new double[layers][];
        for (int l = 0; l < layers; l++) {
            z[l] = column(pass.preActivations(l), s, 1);
            a[l] = column(pass.activations(l), s, 1);
            delta[l] = column(pass.deltas(l), s, n);
        }
        return new Trace(column(pass.inputs(), s, 1), column(pass.targets(), s, 1), z, a, delta);
    }

    /** Only what the loss of sample {@code s} is made of: targets, logits and predictions. */
    static Trace outputOf(Pass pass, int s) {
        int last = pass.network().layers().size() - 1;
        double[][] z = {column(pass.preActivations(last), s, 1)};
        double[][] a = {column(pass.activations(last), s, 1)};
        return new Trace(new double[0], column(pass.targets(), s, 1), z, a, new double[0][]);
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

    private static double[] column(double[][] rows, int s, double scale) {
        return Arrays.stream(rows).mapToDouble(row -> row[s] * scale).toArray();
    }
}
