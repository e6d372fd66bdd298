package playground.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import playground.page.Language;

/** Which of the page's languages to answer in. */
final class Languages {
    static final List<String> TAGS =
            List.of(Language.values()).stream().map(Language::tag).toList();

    private Languages() {}

    /**
     * The tag asked for, if the page speaks it; otherwise the first language of the browser's list that it speaks;
     * otherwise English. Chinese of any region is answered in the one Chinese there is.
     *
     * @param asked the query parameter {@code lang}, or null
     * @param accepted the header Accept-Language, or null
     */
    static String choose(String asked, String accepted) {
        return Optional.ofNullable(asked)
                .flatMap(Languages::spoken)
                .or(() -> ranges(accepted).stream()
                        .filter(range -> range.getWeight() > 0)
                        .flatMap(range -> spoken(range.getRange()).stream())
                        .findFirst())
                .orElse(Language.ENGLISH.tag());
    }

    private static List<Locale.LanguageRange> ranges(String accepted) {
        try {
            return accepted == null ? List.of() : Locale.LanguageRange.parse(accepted);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static Optional<String> spoken(String range) {
        String language = primary(range);
        return TAGS.stream().filter(tag -> primary(tag).equals(language)).findFirst();
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }
}
