package playground.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a field says, without what can't be seen. */
final class Cells {
    /** Of a text that may be a class: more isn't told apart by anybody. */
    private static final int LONGEST = 200;

    private static final Set<String> MISSING = Set.of("", "na", "n/a", "#n/a", "nan", "null", "?");

    private Cells() {}

    /** The field without control and invisible characters; spaces and line breaks are one space each, and none at the ends. */
    static String clean(String field) {
        StringBuilder clean = new StringBuilder(Math.min(field.length(), LONGEST));
        boolean space = false;
        for (int at = 0; at < field.length() && clean.length() < LONGEST; ) {
            int letter = field.codePointAt(at);
            at += Character.charCount(letter);
            if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                space = true;
            } else if (isVisible(letter)) {
                if (space && !clean.isEmpty()) {
                    clean.append(' ');
                }
                space = false;
                clean.appendCodePoint(letter);
            }
        }
        return clean.toString();
    }

    static boolean areEmpty(List<String> clean) {
        return clean.stream().allMatch(String::isEmpty);
    }

    /** Whether nothing stands in a clean field, or a word for nothing. */
    static boolean isMissing(String clean) {
        return clean.length() <= 4 && MISSING.contains(clean.toLowerCase(Locale.ROOT));
    }

    private static boolean isVisible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
