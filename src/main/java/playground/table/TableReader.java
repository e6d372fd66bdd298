package playground.table;

import java.util.List;
import java.util.Optional;

/** Reads a file. Whatever the bytes are, a reading says why there are no points. */
public final class TableReader {
    public static final int MOST_BYTES = 1 << 20;

    /** ZIP, in which spreadsheet programs of today save, and the container of the older ones. */
    private static final List<byte[]> SPREADSHEETS =
            List.of(new byte[] {'P', 'K', 3, 4}, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

    private TableReader() {}

    /**
     * How the file was understood.
     *
     * @throws playground.experiment.Refusal if a column is chosen that the file doesn't have
     */
    public static Reading read(byte[] file, Choices choices) {
        if (file.length > MOST_BYTES) {
            return Reading.none(new Problem(Problem.Kind.TOO_MANY_BYTES, file.length, MOST_BYTES));
        }
        if (SPREADSHEETS.stream().anyMatch(start -> beginsWith(file, start))) {
            return Reading.none(Problem.Kind.SPREADSHEET);
        }
        try {
            FormatFinder.Found found = FormatFinder.find(file, choices);
            String text = found.records().text();
            if (text.indexOf('\0') >= 0) {
                return Reading.none(Problem.Kind.NOT_TEXT);
            }
            int width = found.format().width();
            if (width == 0) {
                return Reading.none(Problem.Kind.EMPTY);
            }
            if (width > Candidate.MOST_COLUMNS) {
                return Reading.none(new Problem(Problem.Kind.TOO_MANY_COLUMNS, width, Candidate.MOST_COLUMNS));
            }
            return read(new Table(found.records(), found.format()), choices);
        } catch (Records.Broken e) {
            return Reading.none(e.problem());
        }
    }

    private static Reading read(Table table, Choices choices) throws Records.Broken {
        Columns content = new Columns(table.format());
        table.each(content);
        List<Column> columns = content.columns();
        if (!columns.isEmpty()) {
            choices.refuseColumnsBeyond(columns.size());
        }
        Table narrowed = new Table(table.records(), table.format().withWidth(columns.size()));
        Optional<Selection> selection = Selection.of(columns, choices);
        Optional<Problem> problem = selection.isPresent() ? Optional.empty() : Optional.of(unusable(columns));
        Dropped dropped = Dropped.NOTHING;
        Optional<Reading.Taken> taken = Optional.empty();
        if (selection.isPresent()) {
            PointCollector points =
                    new PointCollector(selection.get(), narrowed.format().decimalMark());
            narrowed.each(points);
            dropped = points.dropped();
            problem = points.problem(choices.sample());
            taken = problem.isPresent() ? Optional.empty() : Optional.of(points.result());
        }
        return new Reading(
                problem,
                Optional.of(narrowed.format()),
                columns,
                content.rows(),
                content.first(),
                selection,
                dropped,
                taken);
    }

    private static Problem unusable(List<Column> columns) {
        boolean hasNumbers = columns.stream().anyMatch(Column::isNumeric);
        return Problem.of(hasNumbers && columns.size() < 2 ? Problem.Kind.ONE_COLUMN : Problem.Kind.NO_NUMBERS);
    }

    private static boolean beginsWith(byte[] file, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= file.length || file[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
