package playground.export;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Text as a literal of a programming language. Nothing that a person has written gets into a file in another way, least of all into
 * a comment: so no text can end its place and become program.
 */
final class Literals {
    private Literals() {}

    /** Control characters as octal numbers, since a Unicode escape of a line feed would end the line within the literal. */
    static String java(String text) {
        return quoted(text, point -> point < ' ' ? "\\%03o".formatted(point) : units(point));
    }

    static String json(String text) {
        return quoted(text, Literals::units);
    }

    private static String units(int point) {
        return Character.toString(point).chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    static String python(String text) {
        return quoted(text, point -> (point > 0xFFFF ? "\\U%08x" : "\\u%04x").formatted(point));
    }

    static String list(List<String> texts, UnaryOperator<String> literal, String brackets) {
        return texts.stream()
                .map(literal)
                .collect(Collectors.joining(", ", brackets.substring(0, 1), brackets.substring(1)));
    }

    /** In quotation marks; what isn't plain ASCII by its escape. */
    private static String quoted(String text, IntFunction<String> escape) {
        return text.codePoints()
                .mapToObj(point -> switch (point) {
                    case '"', '\\' -> "\\" + Character.toString(point);
                    default -> point >= ' ' && point < 0x7F ? Character.toString(point) : escape.apply(point);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }
}
