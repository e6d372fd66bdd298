package playground.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import playground.data.DataPoint;
import playground.nn.Breaks;
import playground.nn.HessianProduct;
import playground.nn.Network;
import playground.nn.Pass;

/**
 * Some examples and the mean loss over them as a function of the parameters, without dropout and regularization. Belongs to the
 * thread that owns the run, and lives no longer than it takes to find something out.
 */
public final class Examples {
    private static final int CHUNK = 256;

    private final RunData data;
    private final Network network;
    private final Breaks breaks;
    private final int[] points;
    private final DataPoint place;
    private final int count;
    private Pass pass;

    /** Points of the run, by their indexes. */
    public Examples(Run run, int[] points) {
        this(run.data(), run.network(), run.breaks(), points, null, points.length);
    }

    /** One example that need not be a point of the run. */
    public Examples(Run run, DataPoint place) {
        this(run.data(), run.network(), run.breaks(), new int[0], place, 1);
    }

    private Examples(RunData data, Network network, Breaks breaks, int[] points, DataPoint place, int count) {
        this.data = data;
        this.network = network;
        this.breaks = breaks;
        this.points = points;
        this.place = place;
        this.count = count;
    }

    /** The training points of a run. */
    static Examples ofTraining(RunData data, Network network, Breaks breaks) {
        int[] points = data.trainPoints();
        return new Examples(data, network, breaks, points, null, points.length);
    }

    public int count() {
        return count;
    }

    /** At most {@code most} of them, evenly spread. */
    public Examples atMost(int most) {
        if (count <= most) return this;
        int[] some = IntStream.range(0, most)
                .map(i -> points[(int) ((long) i * count / most)])
                .toArray();
        return new Examples(data, network, breaks, some, null, some.length);
    }

    /** The mean loss. */
    public double loss(double[] parameters) {
        double sum = 0;
        for (int from = 0; from < count; from += CHUNK) {
            int n = forward(parameters, from);
            sum += pass.loss(n) * n;
        }
        return sum / count;
    }

    /** The mean loss; overwrites gradients with its gradient. */
    public double gradient(double[] parameters, double[] gradients) {
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
    public void read(double[] parameters, Reader reader) {
        for (int from = 0; from < count; from += CHUNK) {
            int n = forward(parameters, from);
            reader.read(pass, n);
        }
    }

    public interface Reader {
        void read(Pass pass, int n);
    }

    /** The Hessian of the mean loss, for products with vectors. It has a pass of its own, which takes all the examples at once. */
    public HessianProduct hessian(double[] parameters) {
        Pass all = new Pass(network, count, breaks);
        fill(all, 0, count);
        return new HessianProduct(all, parameters, count);
    }

    private int forward(double[] parameters, int from) {
        breaks.take();
        int n = Math.min(CHUNK, count - from);
        boolean filled = pass != null && count <= CHUNK;
        if (pass == null) pass = new Pass(network, n, breaks);
        if (!filled) fill(pass, from, n);
        pass.forward(parameters, n);
        return n;
    }

    private void fill(Pass into, int from, int n) {
        if (place != null) data.gather(place, into);
        else data.gather(points, from, n, into);
    }
}
