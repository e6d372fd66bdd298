package playground.table;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A row of the file, to be shown as it was understood.
 *
 * @param line where it begins, counted from 1
 * @param fields as many as there are columns
 */
public record Row(long line, List<Field> fields) {
    /**
     * One field.
     *
     * @param number what it states as a number; empty if it states none
     */
    public record Field(String text, OptionalDouble number) {}
}
