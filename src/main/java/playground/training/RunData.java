package playground.training;

import java.lang.ref.WeakReference;
import java.util.List;
import playground.data.DataPoint;
import playground.data.PointScaling;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.nn.Network;
import playground.nn.Pass;

/** A run's experiment as it stands, with all live changes, and its points as the core reads them. Belongs to the run's thread. */
public final class RunData {
    private final Network network;
    private Experiment experiment;
    /** Null when released; see {@link #samples()}. */
    private Samples samples;
    /** What {@link #points} gave last, as long as somebody uses it. */
    private WeakReference<List<DataPoint>> lastPoints = new WeakReference<>(null);

    RunData(Experiment experiment, Network network) {
        this.experiment = experiment;
        this.network = network;
        samples = samples(experiment.data().resolve());
    }

    /** All points in their order, in the data's own units: as they were set, or drawn from their seed anew if nobody has them. */
    public List<DataPoint> points() {
        List<DataPoint> points = lastPoints.get();
        if (points == null) {
            points = experiment.data().resolve();
            lastPoints = new WeakReference<>(points);
        }
        return points;
    }

    /** The indexes of the training points, ascending; a copy. */
    public int[] trainPoints() {
        return samples().train.clone();
    }

    /** What is done with points before the network is given them. */
    public PointScaling scaling() {
        return samples().scaling;
    }

    /** How many of the points are trained on. */
    public int trainCount() {
        return samples().train.length;
    }

    /** Fills a pass through the run's network with any point, encoded in the same way as the run's own points. */
    public void gather(DataPoint point, Pass into) {
        Samples one = samples(List.of(point), scaling());
        into.gather(one.x, one.y, new int[] {0}, 0, 1);
    }

    /** Fills a pass through the run's network with the points {@code which[from .. from + n)}, by their indexes. */
    public void gather(int[] which, int from, int n, Pass into) {
        into.gather(samples().x, samples().y, which, from, n);
    }

    Experiment experiment() {
        return experiment;
    }

    /** Goes on with another experiment that has the same points. */
    void change(Experiment changed) {
        experiment = changed;
    }

    /** Goes on with another experiment, whose points are drawn ones. */
    void changePoints(Experiment changed) {
        experiment = changed;
        lastPoints.clear();
        samples = samples(changed.data().points());
    }

    Samples samples() {
        if (samples == null) {
            samples = samples(experiment.data().resolve());
        }
        return samples;
    }

    /** Frees the memory of the samples; they are made again, the same to the bit, when they are needed. */
    void release() {
        samples = null;
    }

    /**
     * The number of samples that a pass needs room for. The number of training points is rounded up to a power of two, so that
     * adding points one by one seldom changes it.
     */
    int capacity() {
        int points = Math.max(1, samples().train.length);
        return Math.min(experiment.training().batches().size(), Integer.highestOneBit(points) * 2);
    }

    private Samples samples(List<DataPoint> points) {
        DataSettings data = experiment.data();
        return samples(points, data.scaling().fit(points, data.set().regression()));
    }

    private Samples samples(List<DataPoint> points, PointScaling scaling) {
        return new Samples(points, scaling, experiment.inputs(), experiment.objective(), network.outputs());
    }
}
