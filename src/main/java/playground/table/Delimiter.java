package playground.table;

import java.util.Arrays;
import java.util.Optional;

/** What stands between two fields. */
public enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    BAR('|');

    private final char mark;

    Delimiter(char mark) {
        this.mark = mark;
    }

    char mark() {
        return mark;
    }

    static Optional<Delimiter> of(char mark) {
        return Arrays.stream(values())
                .filter(delimiter -> delimiter.mark == mark)
                .findFirst();
    }
}
