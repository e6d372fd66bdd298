package playground.table;

import java.util.List;
import java.util.OptionalInt;

/**
 * The rows that are no points.
 *
 * @param count of all
 * @param causes why, with the number of rows of each, most first
 * @param first the first of these rows
 */
public record Dropped(int count, List<Cause> causes, List<Case> first) {
    static final Dropped NOTHING = new Dropped(0, List.of(), List.of());

    /** Why a row is no point. */
    public enum Reason {
        /** It has more or fewer fields than others. */
        WIDTH,
        /** A field that is needed is empty. */
        MISSING,
        /** A field that must be a number isn't one. */
        NOT_A_NUMBER,
        /** A number is larger than a point's may be. */
        TOO_LARGE
    }

    /**
     * A reason with the column where it was met.
     *
     * @param column empty for the whole row
     */
    public record Cause(Reason reason, OptionalInt column, int count) {}

    /**
     * One row.
     *
     * @param field what stands there, or the number of fields
     */
    public record Case(long line, Reason reason, OptionalInt column, String field) {}
}
