package playground.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import playground.experiment.Ranges;

/** Looks at all rows of a table for what its columns are, and keeps the first of them. */
final class Columns implements Table.Visitor {
    private static final int ROWS_KEPT = 8;

    private final DecimalMark decimalMark;
    private final List<Content> contents;
    private final List<Row> first = new ArrayList<>();
    private List<String> names = List.of();
    private int rows;

    Columns(Format format) {
        decimalMark = format.decimalMark();
        contents = IntStream.range(0, format.width())
                .mapToObj(column -> new Content())
                .toList();
    }

    @Override
    public void header(List<String> fields) {
        names = fields;
    }

    @Override
    public void row(long line, List<String> fields) {
        rows++;
        if (first.size() < ROWS_KEPT) {
            first.add(new Row(line, fields.stream().map(this::field).toList()));
        }
        for (int column = 0; column < fields.size(); column++) {
            contents.get(column).add(fields.get(column), decimalMark.number(fields.get(column)));
        }
    }

    private Row.Field field(String text) {
        double number = decimalMark.number(text);
        return new Row.Field(text, Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number));
    }

    int rows() {
        return rows;
    }

    List<Row> first() {
        return first.stream()
                .map(row -> new Row(row.line(), row.fields().subList(0, width())))
                .toList();
    }

    /** How many columns there are without the empty ones that a spreadsheet adds at the right. */
    int width() {
        int width = contents.size();
        while (width > 0 && contents.get(width - 1).isBlank && name(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    private String name(int column) {
        return names.isEmpty() ? "" : names.get(column);
    }

    List<Column> columns() {
        return IntStream.range(0, width())
                .mapToObj(column -> contents.get(column).described(name(column)))
                .toList();
    }

    private static final class Content {
        private final Set<String> values = new HashSet<>();
        private boolean isBlank = true;
        private int filled;
        private int numbers;
        private boolean counts = true;
        private double last = Double.NaN;

        void add(String field, double number) {
            isBlank &= field.isEmpty();
            if (Cells.isMissing(field)) {
                counts = false;
                return;
            }
            filled++;
            numbers += Double.isNaN(number) ? 0 : 1;
            counts &= filled == 1 ? number == 0 || number == 1 : number == last + 1;
            last = number;
            if (values.size() <= Ranges.CLASSES.max()) {
                values.add(field);
            }
        }

        Column described(String name) {
            boolean isNumeric = numbers > 0 && 2 * numbers >= filled;
            boolean areFew = values.size() <= Ranges.CLASSES.max();
            return new Column(name, isNumeric, filled, numbers, counts && filled > 2, areFew ? values.size() : 0);
        }
    }
}
