package playground.experiment;

import static playground.experiment.Setting.choice;
import static playground.experiment.Setting.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Formula;
import playground.data.PointScaling;
import playground.data.Recipe;

/**
 * The data of an experiment: a generator with its settings, or the points themselves. A change of any of these
 * restarts a run, except for edits of its points.
 *
 * @param set which generator, or one of the two drawn sets
 * @param count how many points to generate; a drawn set and the parity, which has one for each combination of bits, don't read it
 * @param noise 0 … 50, percent; a drawn set doesn't read it
 * @param classes how many classes; for a regression set it is the initial value and isn't read
 * @param trainShare percent of the generated points that are trained on. Each point of a drawn set is itself marked for training or
 *     testing; there, this is the share by which marks were last given out. At first it is 100
 *     there, and for the parity, of which half the combinations tell nothing about the others
 * @param seed what the generator draws from
 * @param inputs 2 for points of the plane; 1 for points of a line, which have y = 0 whatever was given or generated. Sets of one
 *     variable have 1
 * @param bits of which number of bits the parity is; other sets don't read it
 * @param formula of the sets that are made of one, which gives a possible target at each of their points; other sets don't read it
 * @param names what columns and classes are called; another set has none
 * @param scaling what is done with coordinates and real targets before the network is given them
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
        int bits,
        Formula formula,
        DataNames names,
        Scaling scaling,
        List<DataPoint> points) {

    private static final Formula INITIAL_FORMULA = Formula.parse("x * sin(x) / 4");

    /** A person draws few points, and means all of them to be learned. */
    private static final int WHOLE = 100;

    public static final DataSettings DEFAULT = of(DataSet.CIRCLE);

    public static final Setting<DataSettings, DataSet> SET =
            choice("data.set", DataSet.class, DataSettings::set).inLinks("data");
    public static final Setting<DataSettings, Double> COUNT = number("data.count", Ranges.COUNT, DataSettings::count)
            .inLinks("n")
            .readWith("data.set", DataSet.class, set -> !set.drawn() && set != DataSet.PARITY);
    public static final Setting<DataSettings, Double> NOISE = number("data.noise", Ranges.NOISE, DataSettings::noise)
            .inLinks("noise")
            .readWith("data.set", DataSet.class, set -> !set.drawn());
    public static final Setting<DataSettings, Double> CLASSES = number(
                    "data.classes", Ranges.CLASSES, DataSettings::classes)
            .inLinks("classes")
            .readWith("data.set", DataSet.class, set -> !set.regression());
    public static final Setting<DataSettings, Double> TRAIN_SHARE = number(
                    "data.trainShare", Ranges.TRAIN_SHARE, DataSettings::trainShare)
            .inLinks("split");
    public static final Setting<DataSettings, Double> SEED = number("data.seed", Ranges.SEED, DataSettings::seed)
            .inLinks("dataSeed")
            .readWith("data.set", DataSet.class, set -> !set.drawn());
    public static final Setting<DataSettings, Double> INPUTS =
            number("data.inputs", Ranges.DIMENSIONS, DataSettings::inputs).inLinks("inputs");
    public static final Setting<DataSettings, Double> BITS =
            number("data.bits", Ranges.BITS, DataSettings::bits).inLinks("bits").readWith("data.set", DataSet.PARITY);
    public static final Setting<DataSettings, Formula> FORMULA = Setting.<DataSettings, Formula>object(
                    "data.formula",
                    DataSettings::formula,
                    List.of(Setting.<Formula>number(
                            "data.formula.length", Ranges.FORMULA_LENGTH, formula -> formula.text()
                                    .length())))
            .inLinks("formula")
            .readWith("data.set", DataSet.class, DataSet::ofFormula);
    public static final Setting<DataSettings, DataNames> NAMES = Setting.<DataSettings, DataNames>object(
                    "data.names",
                    data -> data.names.equals(DataNames.NONE) ? null : data.names,
                    List.of(Setting.<DataNames>number("data.names.length", Ranges.NAME_LENGTH, names -> names.target()
                            .length())))
            .inLinks("names");
    public static final Setting<DataSettings, Scaling> SCALING = choice(
                    "data.scaling", Scaling.class, DataSettings::scaling)
            .inLinks("scale")
            .readWith("data.set", DataSet.class, DataSettings::canBeScaled)
            .in(Setting.Group.DATA);
    public static final Setting<DataSettings, List<DataPoint>> POINTS = Setting.<DataSettings, List<DataPoint>>list(
                    "data.points",
                    Ranges.POINTS,
                    data -> data.set.drawn() ? data.points : null,
                    Setting.<DataPoint>number("data.points.x", Ranges.COORDINATE, DataPoint::x),
                    Setting.<DataPoint>number("data.points.y", Ranges.COORDINATE, DataPoint::y),
                    Setting.<DataPoint>number("data.points.target", Ranges.TARGET, DataPoint::target))
            .inLinks("points")
            .readWith("data.set", DataSet.class, DataSet::drawn);

    public static final List<Setting<DataSettings, ?>> TABLE =
            List.of(SET, COUNT, NOISE, CLASSES, TRAIN_SHARE, SEED, INPUTS, BITS, FORMULA, NAMES, SCALING, POINTS);

    public DataSettings {
        Objects.requireNonNull(set);
        Ranges.COUNT.check("count", count);
        Ranges.NOISE.check("noise", noise);
        classes = checkedClasses(set, classes);
        Ranges.TRAIN_SHARE.check("trainShare", trainShare);
        Ranges.SEED.check("seed", seed);
        dimensions(set).check("inputs", inputs);
        Ranges.BITS.check("bits", bits);
        Objects.requireNonNull(formula);
        Objects.requireNonNull(names);
        scaling = canBeScaled(set) ? Objects.requireNonNull(scaling) : Scaling.NONE;
        checkPoints("points", set, classes, points);
        points = inputs == 1 ? onTheLine(points) : List.copyOf(points);
        if (set.ofFormula()) {
            checkFormula(set, formula, generated(set, count, noise, classes, bits, formula, trainShare, seed));
        }
    }

    /** The generator {@code set} with everything else at its initial value; for a drawn set, no points. */
    public static DataSettings of(DataSet set) {
        return new DataSettings(
                set,
                (int) Ranges.COUNT.initial(),
                Ranges.NOISE.initial(),
                (int) Ranges.CLASSES.initial(),
                initialTrainShare(set),
                (long) Ranges.SEED.initial(),
                set.dimensions() == 0 ? (int) Ranges.DIMENSIONS.initial() : set.dimensions(),
                (int) Ranges.BITS.initial(),
                INITIAL_FORMULA,
                DataNames.NONE,
                Scaling.NONE,
                List.of());
    }

    /** Points with class indexes 0 … classes−1 as targets. */
    public static DataSettings drawn(int classes, List<DataPoint> points) {
        return DEFAULT.drawn(DataSet.DRAWN, classes, points);
    }

    /** Points with real targets. */
    public static DataSettings drawnValues(List<DataPoint> points) {
        return DEFAULT.drawn(DataSet.DRAWN_VALUES, DEFAULT.classes, points);
    }

    /**
     * These settings with {@code remove} points from {@code start} on replaced by others: the same problem, with explicit points.
     * Refuses what doesn't fit under the names start, remove, add and classes.
     */
    public DataSettings spliced(int start, int remove, List<DataPoint> add, int newClasses) {
        List<DataPoint> edited = new ArrayList<>(resolve());
        NumberRange.wholes(0, edited.size(), 1, 0).check("start", start);
        NumberRange.wholes(0, edited.size() - start, 1, 0).check("remove", remove);
        DataSet drawnSet = drawnSet();
        int checkedClasses = checkedClasses(drawnSet, newClasses);
        checkPoints("add", drawnSet, checkedClasses, add);
        List<DataPoint> replaced = edited.subList(start, start + remove);
        replaced.clear();
        replaced.addAll(add);
        return drawn(drawnSet, checkedClasses, edited);
    }

    /**
     * These settings with the given values in place of the old. Kept values are adapted to the given ones: {@link #withSet} and
     * {@link #regrouped} say how.
     */
    public DataSettings with(Given<DataSettings> given) {
        DataSettings data = withSet(given.get(SET, this));
        data = new DataSettings(
                data.set,
                given.whole(COUNT, data),
                given.get(NOISE, data),
                data.classes,
                data.trainShare,
                given.get(SEED, data).longValue(),
                given.whole(INPUTS, data),
                given.whole(BITS, data),
                given.get(FORMULA, data),
                given.has(NAMES) ? given.get(NAMES, data) : data.names,
                given.get(SCALING, data),
                data.points);
        if (given.has(CLASSES)) {
            boolean chosenTogether = given.has(SET) && !data.set.drawn();
            int classes = given.whole(CLASSES, data);
            data = chosenTogether ? data.withClasses(classes) : data.regrouped(classes);
        }
        if (given.has(TRAIN_SHARE)) {
            data = data.respread(given.whole(TRAIN_SHARE, data));
        }
        return given.has(POINTS) ? data.withPoints(given.get(POINTS, data)) : data;
    }

    /**
     * Another set: points go with their set, the number of classes moves into its range, and the training share becomes the initial
     * one if that is another one than before. A set of one variable has one input; after it, generated points have two again.
     */
    private DataSettings withSet(DataSet newSet) {
        if (newSet == set) {
            return this;
        }
        int fitting = Math.max(newSet.minClasses(), Math.min(newSet.maxClasses(), classes));
        int initialShare = initialTrainShare(newSet);
        int share = initialShare == initialTrainShare(set) ? trainShare : initialShare;
        boolean asUsual = newSet.dimensions() > 0 || (set.dimensions() > 0 && !newSet.drawn());
        int dimensions = asUsual ? of(newSet).inputs : inputs;
        return new DataSettings(
                newSet,
                count,
                noise,
                newSet.regression() ? classes : fitting,
                share,
                seed,
                dimensions,
                bits,
                formula,
                DataNames.NONE,
                scaling,
                List.of());
    }

    /**
     * The same data with another number of classes: points of classes that no longer exist are removed, and a set that can't have
     * this number becomes a drawn set with its points.
     */
    public DataSettings regrouped(int newClasses) {
        if (set.regression()) {
            return this;
        }
        Ranges.CLASSES.check("classes", newClasses);
        boolean generates = !set.drawn() && newClasses >= set.minClasses() && newClasses <= set.maxClasses();
        if (generates) {
            return withClasses(newClasses);
        }
        List<DataPoint> left =
                resolve().stream().filter(point -> point.target() < newClasses).toList();
        return drawn(drawnSet(), newClasses, left);
    }

    /** Another share of training points; of a drawn set, the share is the same in each class, evenly along the list. */
    public DataSettings respread(int newTrainShare) {
        DataSettings spread = withTrainShare(newTrainShare);
        return set.drawn() && newTrainShare != trainShare
                ? spread.withPoints(Roles.spread(points, newTrainShare, set.regression()))
                : spread;
    }

    public DataSettings withClasses(int newClasses) {
        return new DataSettings(
                set, count, noise, newClasses, trainShare, seed, inputs, bits, formula, names, scaling, points);
    }

    private DataSettings withTrainShare(int newTrainShare) {
        return new DataSettings(
                set, count, noise, classes, newTrainShare, seed, inputs, bits, formula, names, scaling, points);
    }

    /** Other points of a drawn set. */
    public DataSettings withPoints(List<DataPoint> newPoints) {
        return new DataSettings(
                set, count, noise, classes, trainShare, seed, inputs, bits, formula, names, scaling, newPoints);
    }

    /** The same data, called otherwise. */
    public DataSettings withNames(DataNames newNames) {
        return new DataSettings(
                set, count, noise, classes, trainShare, seed, inputs, bits, formula, newNames, scaling, points);
    }

    /** The points themselves, in their order: the explicit ones, or those that the generator draws from the seed. */
    public List<DataPoint> resolve() {
        if (set.drawn()) {
            return points;
        }
        List<DataPoint> generated = generated(set, count, noise, classes, bits, formula, trainShare, seed);
        return inputs == 1 ? onTheLine(generated) : generated;
    }

    /** How the points are scaled before the network is given them: found from those for training. */
    public PointScaling pointScaling() {
        return scaling == Scaling.NONE ? PointScaling.NONE : scaling.fit(resolve(), set.regression());
    }

    /** Bits are read from where the points lie on their map, so these stay there, also when they are edited. */
    private static boolean canBeScaled(DataSet set) {
        return set != DataSet.PARITY;
    }

    /** How many points there are. */
    public int pointCount() {
        return set.drawn() ? points.size() : set.count(count, bits);
    }

    /** Whether a network for these data fits the others too, because inputs and targets are of the same kind. */
    public boolean sameTargets(DataSettings other) {
        return set.regression() == other.set.regression()
                && classes == other.classes
                && inputs == other.inputs
                && scaling == other.scaling;
    }

    private DataSet drawnSet() {
        return set.regression() ? DataSet.DRAWN_VALUES : DataSet.DRAWN;
    }

    private DataSettings drawn(DataSet drawnSet, int newClasses, List<DataPoint> newPoints) {
        int share = set.drawn() ? trainShare : initialTrainShare(drawnSet);
        return new DataSettings(
                drawnSet, count, noise, newClasses, share, seed, inputs, bits, formula, names, scaling, newPoints);
    }

    private static int initialTrainShare(DataSet set) {
        return set.drawn() || set == DataSet.PARITY ? WHOLE : (int) Ranges.TRAIN_SHARE.initial();
    }

    private static List<DataPoint> generated(
            DataSet set, int count, double noise, int classes, int bits, Formula formula, int trainShare, long seed) {
        return set.generate(new Recipe(count, noise, classes, bits, formula, trainShare), RandomStream.DATA.from(seed));
    }

    private static NumberRange dimensions(DataSet set) {
        int only = set.dimensions();
        return only == 0 ? Ranges.DIMENSIONS : NumberRange.wholes(only, only, 1, only);
    }

    private static void checkFormula(DataSet set, Formula formula, List<DataPoint> points) {
        if (formula.readsX2()) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, "formula", "x2", "x1, x");
        }
        for (DataPoint point : points) {
            double value = set == DataSet.FORMULA ? point.target() : formula.at(point.x(), 0);
            if (!Ranges.TARGET.allows(value)) {
                String at = NumberRange.text(value) + " at " + NumberRange.text(point.x());
                throw new Refusal(Refusal.Reason.NOT_ALLOWED, "formula", at, Ranges.TARGET.allowed());
            }
        }
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
