package playground.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The records of a text in which something stands, with their fields cleaned.
 *
 * @param text without byte order mark and without the line that declares the delimiter
 * @param firstLine the number of the text's first line in the file
 */
record Records(String text, long firstLine, Delimiter delimiter) {
    private static final Pattern LINE = Pattern.compile("starting at line (\\d+)");

    /** Takes one record after the other. */
    interface Visitor {
        /** False if no more are wanted. */
        boolean visit(long line, List<String> fields);
    }

    /** The text can't be parted into records from this line on. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Broken(Problem problem) {
            super(problem.kind().name(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    void each(Visitor visitor) throws Broken {
        long line = firstLine;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter.mark())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                // A tab is white space, too.
                .trimWhitespacesAroundQuotes(delimiter != Delimiter.TAB)
                .ofCsvRecord(text)) {
            for (CsvRecord next : reader) {
                line = firstLine - 1 + next.getStartingLineNumber();
                List<String> fields =
                        next.getFields().stream().map(Cells::clean).toList();
                if (!Cells.areEmpty(fields) && !visitor.visit(line, fields)) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw new Broken(new Problem(Problem.Kind.BROKEN_ROW, beginning(e, line), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory doesn't fail.", e);
        }
    }

    /** Where the record begins that can't be read, as the reader says; or else the record before. */
    private long beginning(CsvParseException e, long before) {
        Matcher told = LINE.matcher(String.valueOf(e.getMessage()));
        return told.find() ? firstLine - 1 + Long.parseLong(told.group(1)) : before;
    }
}
