package playground.explain;

import java.util.Arrays;
import java.util.stream.IntStream;
import playground.data.DataPoint;
import playground.nn.HessianProduct;
import playground.nn.Network;
import playground.nn.Pass;
import playground.training.Run;

/**
 * Some examples and the mean loss over them as a function of the parameters, without dropout and regularization. Belongs to the
 * thread that owns the run, and lives no longer than it takes to answer an inquiry.
 */
final class Examples {
    private static final int CHUNK = 256;

    private final Run run;
    private final Network network;
    private final int[] points;
    private final DataPoint place;
    private final int count;
    private Pass pass;

    /** Points of the run, by their indexes. */
    Examples(Run run, int[] points) {
        this(run, points, null, points.length);
    }

    /** One example that need not be a point of the run. */
    Examples(Run run, DataPoint place) {
        this(run, new int[0], place, 1);
    }

    private Examples(Run run, int[] points, DataPoint place, int count) {
        this.run = run;
        this.points = points;
        this.place = place;
        this.count = count;
        network = run.network();
    }

    int count() {
        return count;
    }

    /** At most {@code most} of them, evenly spread. */
    Examples atMost(int most) {
        if (count <= most) return this;
        int[] some = IntStream.range(0, most)
                .map(i -> points[(int) ((long) i * count / most)])
                .toArray();
        return new Examples(run, some);
    }

    /** The mean loss. */
    double loss(double[] parameters) {
        double sum = 0;
        for (int from = 0; from < count; from += CHUNK) {
            int n = forward(parameters, from);
            sum += pass.loss(n) * n;
        }
        return sum / count;
    }

    /** The mean loss; overwrites gradients with its gradient. */
    double gradient(double[] parameters, double[] gradients) {
        if (count <= CHUNK) {
            forward(parameters, 0);
            pass.backward(parameters, gradients, count);
            return pass.loss(count);
        }
        double sum = 0;
        double[] part = new double[gradients.length];
        Arrays.fill(gradients, 0);
        for (int from = 0; from < count; from += CHUNK) {
            int n = forward(parameters, from);
            pass.backward(parameters, part, n);
            sum += pass.loss(n) * n;
            for (int i = 0; i < part.length; i++) gradients[i] += part[i] * n / count;
        }
        return sum / count;
    }

    /**
     * Runs the examples forward a chunk at a time, and calls the reader for each chunk; its values are valid until the reader
     * returns.
     */
    void read(double[] parameters, Reader reader) {
        for (int from = 0; from < count; from += CHUNK) {
            int n = forward(parameters, from);
            reader.read(pass, n);
        }
    }

    interface Reader {
        void read(Pass pass, int n);
    }

    /** The Hessian of the mean loss, for products with vectors. It has a pass of its own, which takes all the examples at once. */
    HessianProduct hessian(double[] parameters) {
        Pass all = new Pass(network, count, run.breaks());
        fill(all, 0, count);
        return new HessianProduct(all, parameters, count);
    }

    private int forward(double[] parameters, int from) {
        run.breaks().take();
        int n = Math.min(CHUNK, count - from);
        boolean filled = pass != null && count <= CHUNK;
        if (pass == null) pass = new Pass(network, n, run.breaks());
        if (!filled) fill(pass, from, n);
        pass.forward(parameters, n);
        return n;
    }

    private void fill(Pass into, int from, int n) {
        if (place != null) run.data().gather(place, into);
        else run.data().gather(points, from, n, into);
    }
}
