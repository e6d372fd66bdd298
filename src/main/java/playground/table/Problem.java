package playground.table;

/**
 * Why a file gives no points.
 *
 * @param found how many there are, where something was counted
 * @param allowed how many there may be
 */
public record Problem(Kind kind, long found, long allowed) {
    /** What a person is told in one sentence each. */
    public enum Kind {
        TOO_MANY_BYTES,
        EMPTY,
        /** A file of a spreadsheet program or an archive, and not a text. */
        SPREADSHEET,
        NOT_TEXT,
        /** The quotation marks of a row don't match, or it has thousands of fields; found is the line where it begins. */
        BROKEN_ROW,
        TOO_MANY_COLUMNS,
        /** With one column there is no target. */
        ONE_COLUMN,
        NO_NUMBERS,
        TOO_MANY_CLASSES,
        ONE_CLASS,
        TOO_MANY_ROWS,
        /** All rows were dropped. */
        NO_ROWS
    }

    static Problem of(Kind kind) {
        return new Problem(kind, 0, 0);
    }
}
