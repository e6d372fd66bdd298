package playground.table;

import java.util.List;
import java.util.Optional;
import playground.data.DataPoint;
import playground.experiment.Scaling;

/**
 * A file as it was understood.
 *
 * @param problem why there are no points; empty if there are
 * @param format empty if the file is no text
 * @param rows how many rows there are below the header
 * @param first the first of them
 * @param selection empty if the columns allow none
 * @param taken the points; empty with a problem
 */
public record Reading(
        Optional<Problem> problem,
        Optional<Format> format,
        List<Column> columns,
        int rows,
        List<Row> first,
        Optional<Selection> selection,
        Dropped dropped,
        Optional<Taken> taken) {

    /**
     * The rows that are points.
     *
     * @param points each marked for training or for testing
     * @param classNames in the order of the class indexes; empty if targets are values
     * @param of how many rows could have been taken; more than there are points, if these are a sample
     * @param trainShare percent
     * @param scaling what is proposed, by the size of the numbers
     */
    public record Taken(List<DataPoint> points, List<String> classNames, int of, int trainShare, Scaling scaling) {}

    static Reading none(Problem.Kind kind) {
        return none(Problem.of(kind));
    }

    static Reading none(Problem problem) {
        return new Reading(
                Optional.of(problem),
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                Optional.empty(),
                Dropped.NOTHING,
                Optional.empty());
    }
}
