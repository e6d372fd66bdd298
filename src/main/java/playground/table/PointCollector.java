package playground.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import playground.data.DataPoint;
import playground.data.Rng;
import playground.experiment.DataSettings;
import playground.experiment.NumberRange;
import playground.experiment.Ranges;
import playground.experiment.Scaling;

/**
 * Makes points of the rows of a table, and notes the rows of which it can't. Of more rows than an experiment may have points, it
 * keeps a sample: each row is in it with the same probability (Vitter, "Random sampling with a reservoir", 1985), and by the seed
 * always the same ones.
 */
final class PointCollector implements Table.Visitor {
    /** Percent; the rest is for testing. */
    private static final int TRAIN_SHARE = 70;

    private static final int MOST_POINTS = (int) Ranges.POINTS.max();
    private static final int MOST_CLASSES = (int) Ranges.CLASSES.max();
    private static final int CASES_KEPT = 100;
    private static final long SAMPLE_SEED = 1;

    /** A row that is a point; its class is a text. */
    private record Taken(int order, double x, double y, double target, String label) {}

    private record Place(Dropped.Reason reason, OptionalInt column) {}

    private final Selection selection;
    private final DecimalMark decimalMark;
    private final Rng sampling = new Rng(SAMPLE_SEED);
    private final List<Taken> kept = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();
    private int taken;
    private int dropped;
    private final Map<Place, Integer> causes = new LinkedHashMap<>();
    private final List<Dropped.Case> cases = new ArrayList<>();

    PointCollector(Selection selection, DecimalMark decimalMark) {
        this.selection = selection;
        this.decimalMark = decimalMark;
    }

    @Override
    public void misfit(long line, int fields) {
        drop(line, Dropped.Reason.WIDTH, OptionalInt.empty(), Integer.toString(fields));
    }

    @Override
    public void row(long line, List<String> fields) {
        double x = number(line, fields, selection.x1(), Ranges.COORDINATE);
        if (Double.isNaN(x)) {
            return;
        }
        double y = selection.x2().isEmpty()
                ? 0
                : number(line, fields, selection.x2().getAsInt(), Ranges.COORDINATE);
        if (Double.isNaN(y)) {
            return;
        }
        if (selection.kind() == TargetKind.VALUES) {
            double target = number(line, fields, selection.target(), Ranges.TARGET);
            if (!Double.isNaN(target)) {
                take(x, y, target, "");
            }
            return;
        }
        String label = fields.get(selection.target());
        if (Cells.isMissing(label)) {
            drop(line, Dropped.Reason.MISSING, OptionalInt.of(selection.target()), label);
        } else {
            if (labels.size() <= MOST_CLASSES) {
                labels.putIfAbsent(label, label);
            }
            take(x, y, 0, labels.getOrDefault(label, ""));
        }
    }

    private double number(long line, List<String> fields, int column, NumberRange range) {
        String field = fields.get(column);
        double number = decimalMark.number(field);
        if (range.allows(number)) {
            return number;
        }
        Dropped.Reason reason = Cells.isMissing(field)
                ? Dropped.Reason.MISSING
                : Double.isNaN(number) ? Dropped.Reason.NOT_A_NUMBER : Dropped.Reason.TOO_LARGE;
        drop(line, reason, OptionalInt.of(column), field);
        return Double.NaN;
    }

    private void take(double x, double y, double target, String label) {
        Taken row = new Taken(taken, x, y, target, label);
        taken++;
        if (kept.size() < MOST_POINTS) {
            kept.add(row);
        } else {
            int place = (int) sampling.nextDouble(0, taken);
            if (place < MOST_POINTS) {
                kept.set(place, row);
            }
        }
    }

    private void drop(long line, Dropped.Reason reason, OptionalInt column, String field) {
        dropped++;
        causes.merge(new Place(reason, column), 1, Integer::sum);
        if (cases.size() < CASES_KEPT) {
            cases.add(new Dropped.Case(line, reason, column, field));
        }
    }

    Dropped dropped() {
        List<Dropped.Cause> all = causes.entrySet().stream()
                .map(cause -> new Dropped.Cause(cause.getKey().reason, cause.getKey().column, cause.getValue()))
                .sorted(Comparator.comparingInt(Dropped.Cause::count).reversed())
                .toList();
        return new Dropped(dropped, all, List.copyOf(cases));
    }

    /** Why the rows are no data; empty if they are. */
    Optional<Problem> problem(boolean sample) {
        boolean areClasses = selection.kind() == TargetKind.CLASSES;
        if (taken == 0) {
            return Optional.of(Problem.of(Problem.Kind.NO_ROWS));
        }
        if (areClasses && labels.size() > MOST_CLASSES) {
            return Optional.of(new Problem(Problem.Kind.TOO_MANY_CLASSES, labels.size(), MOST_CLASSES));
        }
        if (areClasses && labels.size() < Ranges.CLASSES.min()) {
            return Optional.of(Problem.of(Problem.Kind.ONE_CLASS));
        }
        if (taken > MOST_POINTS && !sample) {
            return Optional.of(new Problem(Problem.Kind.TOO_MANY_ROWS, taken, MOST_POINTS));
        }
        return Optional.empty();
    }

    Reading.Taken result() {
        kept.sort(Comparator.comparingInt(Taken::order));
        List<String> classNames = classNames();
        Map<String, Integer> classes = new HashMap<>();
        classNames.forEach(name -> classes.put(name, classes.size()));
        boolean areClasses = selection.kind() == TargetKind.CLASSES;
        List<DataPoint> points = kept.stream()
                .map(row -> new DataPoint(row.x, row.y, areClasses ? classes.get(row.label) : row.target, false))
                .toList();
        DataSettings data =
                areClasses ? DataSettings.drawn(classNames.size(), points) : DataSettings.drawnValues(points);
        return new Reading.Taken(
                data.respread(TRAIN_SHARE).points(),
                classNames,
                taken,
                TRAIN_SHARE,
                isUneven(points) ? Scaling.STANDARD : Scaling.NONE);
    }

    /** Whether training would be hard with the numbers as they are. */
    private boolean isUneven(List<DataPoint> points) {
        Spread x = Spread.of(points, DataPoint::x);
        Spread y = Spread.of(points, DataPoint::y);
        boolean isLargeTarget = selection.kind() == TargetKind.VALUES
                && Spread.of(points, DataPoint::target).isUnusual();
        return x.isUnusual() || y.isUnusual() || x.differsFrom(y) || isLargeTarget;
    }

    /** In the order of numbers if all are numbers, else in that of the alphabet. */
    private List<String> classNames() {
        Set<String> names = new HashSet<>(labels.values());
        boolean areNumbers = names.stream().noneMatch(name -> Double.isNaN(decimalMark.number(name)));
        Comparator<String> byText = Comparator.naturalOrder();
        return names.stream()
                .sorted(
                        areNumbers
                                ? Comparator.comparingDouble(decimalMark::number)
                                        .thenComparing(byText)
                                : byText)
                .toList();
    }
}
