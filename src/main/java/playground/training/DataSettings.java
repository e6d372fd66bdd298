package playground.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import playground.data.DataPoint;
import playground.data.DataSet;

/**
 * The data of an experiment: a generator with its settings, or the points themselves. A change of any of these
 * restarts a run, except for edits of its points.
 *
 * @param set which generator, or one of the two drawn sets
 * @param count how many points to generate; a drawn set doesn't read it
 * @param noise 0 … 50, percent; a drawn set doesn't read it
 * @param classes how many classes; a regression set doesn't read it, and it then is the initial value
 * @param trainShare percent of the generated points that are trained on; a drawn point has its own mark
 * @param seed what the generator draws from
 * @param inputs 2 for points of the plane; 1 for points of a line, which have y = 0 whatever was given or generated
 * @param points for a drawn set its points, at most 5,000; empty otherwise
 */
public record DataSettings(
        DataSet set,
        int count,
        double noise,
        int classes,
        int trainShare,
        long seed,
        int inputs,
        List<DataPoint> points) {

    public static final DataSettings DEFAULT = of(DataSet.CIRCLE);

    public DataSettings {
        Objects.requireNonNull(set);
        Ranges.COUNT.check("count", count);
        Ranges.NOISE.check("noise", noise);
        classes = checkedClasses(set, classes);
        Ranges.TRAIN_SHARE.check("trainShare", trainShare);
        Ranges.SEED.check("seed", seed);
        Ranges.DIMENSIONS.check("inputs", inputs);
        checkPoints("points", set, classes, points);
        points = inputs == 1 ? onTheLine(points) : List.copyOf(points);
    }

    /** The generator {@code set} with everything else at its initial value; for a drawn set, no points. */
    public static DataSettings of(DataSet set) {
        return new DataSettings(
                set,
                (int) Ranges.COUNT.initial(),
                Ranges.NOISE.initial(),
                (int) Ranges.CLASSES.initial(),
                (int) Ranges.TRAIN_SHARE.initial(),
                (long) Ranges.SEED.initial(),
                (int) Ranges.DIMENSIONS.initial(),
                List.of());
    }

    /** Points with class indexes 0 … classes−1 as targets. */
    public static DataSettings drawn(int classes, List<DataPoint> points) {
        return DEFAULT.edited(DataSet.DRAWN, classes, points);
    }

    /** Points with real targets. */
    public static DataSettings drawnValues(List<DataPoint> points) {
        return DEFAULT.edited(DataSet.DRAWN_VALUES, DEFAULT.classes, points);
    }

    /**
     * What these settings become when {@code remove} points from {@code start} on give way to others: the same
     * problem, with explicit points. Refuses what doesn't fit under the names start, remove, add and classes.
     */
    public DataSettings spliced(int start, int remove, List<DataPoint> add, int newClasses) {
        List<DataPoint> edited = new ArrayList<>(resolve());
        NumberRange.wholes(0, edited.size(), 1, 0).check("start", start);
        NumberRange.wholes(0, edited.size() - start, 1, 0).check("remove", remove);
        DataSet drawnSet = set.regression() ? DataSet.DRAWN_VALUES : DataSet.DRAWN;
        int checkedClasses = checkedClasses(drawnSet, newClasses);
        checkPoints("add", drawnSet, checkedClasses, add);
        List<DataPoint> replaced = edited.subList(start, start + remove);
        replaced.clear();
        replaced.addAll(add);
        return edited(drawnSet, checkedClasses, edited);
    }

    public DataSettings withCount(int newCount) {
        return new DataSettings(set, newCount, noise, classes, trainShare, seed, inputs, points);
    }

    public DataSettings withNoise(double newNoise) {
        return new DataSettings(set, count, newNoise, classes, trainShare, seed, inputs, points);
    }

    public DataSettings withClasses(int newClasses) {
        return new DataSettings(set, count, noise, newClasses, trainShare, seed, inputs, points);
    }

    public DataSettings withTrainShare(int newTrainShare) {
        return new DataSettings(set, count, noise, classes, newTrainShare, seed, inputs, points);
    }

    public DataSettings withSeed(long newSeed) {
        return new DataSettings(set, count, noise, classes, trainShare, newSeed, inputs, points);
    }

    public DataSettings withInputs(int newInputs) {
        return new DataSettings(set, count, noise, classes, trainShare, seed, newInputs, points);
    }

    /** Other points of a drawn set. */
    public DataSettings withPoints(List<DataPoint> newPoints) {
        return edited(set, classes, newPoints);
    }

    /** The points themselves, in their order: the explicit ones, or those that the generator draws from the seed. */
    public List<DataPoint> resolve() {
        if (set.drawn()) {
            return points;
        }
        List<DataPoint> generated = set.generate(count, noise, classes, trainShare, Draws.DATA.from(seed));
        return inputs == 1 ? onTheLine(generated) : generated;
    }

    private DataSettings edited(DataSet drawnSet, int newClasses, List<DataPoint> newPoints) {
        return new DataSettings(drawnSet, count, noise, newClasses, trainShare, seed, inputs, newPoints);
    }

    private static List<DataPoint> onTheLine(List<DataPoint> points) {
        return points.stream()
                .map(point -> new DataPoint(point.x(), 0, point.target(), point.test()))
                .toList();
    }

    private static int checkedClasses(DataSet set, int classes) {
        if (set.regression()) {
            return (int) Ranges.CLASSES.initial();
        }
        NumberRange range = set.maxClasses() == 2 ? NumberRange.wholes(2, 2, 1, 2) : Ranges.CLASSES;
        range.check("classes", classes);
        return classes;
    }

    private static void checkPoints(String path, DataSet set, int classes, List<DataPoint> points) {
        if (!set.drawn() && !points.isEmpty()) {
            throw new Refusal(
                    Refusal.Reason.NOT_ALLOWED,
                    "points",
                    points.size() + " points",
                    "none with the set " + Ids.id(set));
        }
        Ranges.POINTS.check(path, points.size());
        NumberRange targets = set.regression() ? Ranges.TARGET : NumberRange.wholes(0, classes - 1, 1, 0);
        for (int i = 0; i < points.size(); i++) {
            DataPoint point = points.get(i);
            Ranges.COORDINATE.check(path + "[" + i + "].x", point.x());
            Ranges.COORDINATE.check(path + "[" + i + "].y", point.y());
            targets.check(path + "[" + i + "].target", point.target());
        }
    }
}
