package playground.table;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The records of a file as a table: the row of names, if it has one, and rows of equal width below it. */
record Table(Records records, Format format) {
    /** Takes one row after the other. */
    interface Visitor {
        default void header(List<String> names) {}

        void row(long line, List<String> fields);

        /** A record that is no row of this table, as a title above it. */
        default void misfit(long line, int fields) {}
    }

    void each(Visitor visitor) throws Records.Broken {
        int width = format.width();
        boolean[] begun = {!format.header()};
        records.each((line, fields) -> {
            int count = fields.size();
            boolean isWider = count > width && !Cells.areEmpty(fields.subList(width, count));
            // Some programs leave out empty fields at the end of a row. One field alone is a remark.
            boolean isNarrow = count < width && (count == 1 || !begun[0]);
            if (isWider || isNarrow) {
                visitor.misfit(line, count);
            } else if (begun[0]) {
                visitor.row(line, exactly(width, fields));
            } else {
                begun[0] = true;
                visitor.header(exactly(width, fields));
            }
            return true;
        });
    }

    private static List<String> exactly(int width, List<String> fields) {
        return fields.size() >= width
                ? fields.subList(0, width)
                : Stream.concat(fields.stream(), Collections.nCopies(width - fields.size(), "").stream())
                        .toList();
    }
}
