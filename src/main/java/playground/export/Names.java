package playground.export;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import playground.experiment.DataNames;
import playground.experiment.DataSettings;

/**
 * What the columns of a network's data are called, in files: a column without a name is x1, x2, y or class, and a class its index.
 *
 * @param columns of the coordinates
 * @param target of what the network tells
 * @param classes of each class; empty for regression
 */
public record Names(List<String> columns, String target, List<String> classes) {
    static Names of(DataSettings data) {
        boolean regression = data.set().regression();
        DataNames given = data.names();
        return new Names(
                all(given.columns(), data.inputs(), i -> "x" + (i + 1)),
                given.target().isEmpty() ? (regression ? "y" : "class") : given.target(),
                all(given.classes(), regression ? 0 : data.classes(), Integer::toString));
    }

    private static List<String> all(List<String> given, int count, IntFunction<String> otherwise) {
        return IntStream.range(0, count)
                .mapToObj(i -> i < given.size() && !given.get(i).isEmpty() ? given.get(i) : otherwise.apply(i))
                .toList();
    }
}
