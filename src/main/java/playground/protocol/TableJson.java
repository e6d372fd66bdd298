package playground.protocol;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import playground.experiment.Ids;
import playground.experiment.Refusal;
import playground.table.Choices;
import playground.table.DecimalMark;
import playground.table.Delimiter;
import playground.table.Reading;
import playground.table.TargetKind;
import playground.table.TextEncoding;

/** What is asked about a person's own file, and the answer as JSON: the {@link Reading}, field by field. */
public final class TableJson {
    private static final ObjectWriter READING = Mapping.JSON.writerFor(Reading.class);

    private static final String NO_COLUMN = "none";
    private static final int MOST_DIGITS = 4;
    private static final List<String> NAMES =
            List.of("encoding", "delimiter", "decimalMark", "header", "x1", "x2", "target", "kind", "sample");

    private TableJson() {}

    /** The reading as one line of JSON. */
    public static String write(Reading reading) {
        return MessageWriter.text(json -> READING.writeValue(json, reading));
    }

    /**
     * The choices that a request names: {@code encoding}, {@code delimiter}, {@code decimalMark} and {@code header}; {@code x1},
     * {@code x2} and {@code target}, each a column from 0 on, where x2 may be {@code none}; {@code kind} and {@code sample}.
     *
     * @param query the texts given under each name
     * @throws Refusal if a name is none of these, or is given twice, or a text is none of the choices
     */
    public static Choices choices(Map<String, List<String>> query) {
        query.forEach(TableJson::checkGiven);
        Function<String, Optional<String>> named =
                name -> Optional.ofNullable(query.get(name)).map(texts -> texts.get(0));
        Optional<String> x2 = named.apply("x2");
        boolean oneInput = x2.equals(Optional.of(NO_COLUMN));
        return new Choices(
                choice(TextEncoding.class, "encoding", named),
                choice(Delimiter.class, "delimiter", named),
                choice(DecimalMark.class, "decimalMark", named),
                named.apply("header").map(text -> flag("header", text)),
                column("x1", named.apply("x1")),
                oneInput ? OptionalInt.empty() : column("x2", x2),
                oneInput,
                column("target", named.apply("target")),
                choice(TargetKind.class, "kind", named),
                named.apply("sample").map(text -> flag("sample", text)).orElse(false));
    }

    private static void checkGiven(String name, List<String> texts) {
        if (!NAMES.contains(name)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, "parameter", name, String.join(", ", NAMES));
        }
        if (texts.size() != 1) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, name, String.join(", ", texts), "one of these");
        }
    }

    private static <E extends Enum<E>> Optional<E> choice(
            Class<E> type, String name, Function<String, Optional<String>> named) {
        return named.apply(name).map(id -> Ids.parse(type, id, name));
    }

    private static boolean flag(String name, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, name, text, "true, false");
        }
        return text.equals("true");
    }

    private static OptionalInt column(String name, Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("\\d{1," + MOST_DIGITS + "}")) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, name, text.get(), "0, 1, 2, …");
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }
}
