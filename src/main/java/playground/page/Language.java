package playground.page;

/** A language the page speaks, by its BCP 47 tag and its own name for itself. Its texts are in {@code web/i18n}. */
public enum Language {
    ENGLISH("en", "English"),
    VIETNAMESE("vi", "Tiếng Việt"),
    TRADITIONAL_CHINESE("zh-Hant", "繁體中文");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    public String tag() {
        return tag;
    }

    public String ownName() {
        return ownName;
    }

    /** The language with this tag; English for a tag that the page doesn't speak. */
    public static Language of(String tag) {
        for (Language language : values()) {
            if (language.tag.equalsIgnoreCase(tag)) {
                return language;
            }
        }
        return ENGLISH;
    }
}
