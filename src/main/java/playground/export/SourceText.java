package playground.export;

import java.util.Arrays;
import java.util.stream.Collectors;
import playground.nn.Breaks;

/** The text of a program while it is written, line by line. Takes a break now and then, for a long one has thousands of numbers. */
final class SourceText {
    /** Characters between two breaks: about half a millisecond, since most are digits of numbers. */
    private static final int PIECE = 8 * 1024;

    private static final int WIDTH = 120;

    private final StringBuilder text = new StringBuilder();
    private final Breaks breaks;
    private int nextBreak = PIECE;

    SourceText(Breaks breaks) {
        this.breaks = breaks;
    }

    /** Adds lines as they are. */
    SourceText lines(String lines) {
        text.append(lines).append('\n');
        if (text.length() > nextBreak) {
            nextBreak = text.length() + PIECE;
            breaks.take();
        }
        return this;
    }

    /** Adds an array of rows: {@code before}, the rows between the brackets, one or more lines each, and {@code after}. */
    void rows(String before, String indent, double[][] rows, String brackets, String after) {
        lines(before + brackets.charAt(0));
        for (double[] row : rows) {
            lines(wrapped(indent, row(row, brackets) + ","));
        }
        lines(indent.substring(4) + brackets.charAt(1) + after);
    }

    static String row(double[] row, String brackets) {
        return Arrays.stream(row)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(", ", brackets.substring(0, 1), brackets.substring(1)));
    }

    /** Breaks a line at its commas where it becomes too long, for a person to read. */
    static String wrapped(String indent, String line) {
        StringBuilder wrapped = new StringBuilder(indent);
        int column = indent.length();
        for (String part : line.split("(?<=, )", -1)) {
            if (column + part.stripTrailing().length() > WIDTH && column > indent.length()) {
                wrapped.setLength(wrapped.length() - 1);
                wrapped.append('\n').append(indent).append(' ');
                column = indent.length() + 1;
            }
            wrapped.append(part);
            column += part.length();
        }
        return wrapped.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
