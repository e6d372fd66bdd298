package playground.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import j2html.TagCreator;
import j2html.tags.ContainerTag;
import j2html.tags.Tag;
import j2html.tags.specialized.SpanTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The page's texts in one language, and the marks by which the browser finds each again to say it in another:
 * {@code data-i18n} on an element whose whole content is a text, {@code data-i18n-aria} and {@code data-i18n-title}
 * on one that is named or explained by it; {@code data-i18n-params} are the parameters of its text or its explanation. Immutable.
 */
final class Texts {
    private static final String PARAMETERS = "data-i18n-params";

    private final Language language;
    private final Map<String, String> texts;

    private Texts(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Reads the texts; throws if they are missing. */
    static Texts in(Language language, WebFiles files) {
        String file = "i18n/" + language.tag() + ".json";
        try {
            byte[] json = files.read(file)
                    .orElseThrow(() -> new IllegalStateException("The page's texts are missing: " + file));
            return new Texts(language, new ObjectMapper().readValue(json, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("The page's texts can't be read: " + file, e);
        }
    }

    Language language() {
        return language;
    }

    /** The text itself; throws if the language has no such key, so that a page with a hole is never served. */
    String get(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new NoSuchElementException("No text for " + key + " in " + language.tag());
        }
        return text;
    }

    SpanTag span(String key) {
        return marked(TagCreator.span(), key).withText(get(key));
    }

    /** Gives the element the text, with its parameters in the places of their names in braces. */
    <T extends ContainerTag<T>> T worded(T element, String key, Map<String, String> parameters) {
        return marked(element, key).withText(filled(get(key), parameters)).attr(PARAMETERS, json(parameters));
    }

    /** Marks the element as holding the text; the caller puts the text in. */
    <T extends Tag<T>> T marked(T element, String key) {
        get(key);
        return element.attr("data-i18n", key);
    }

    /** Gives the element the text as its accessible name. */
    <T extends Tag<T>> T named(T element, String key) {
        return element.attr("aria-label", get(key)).attr("data-i18n-aria", key);
    }

    /** Gives the element the text as its tooltip. */
    <T extends Tag<T>> T explained(T element, String key) {
        return element.attr("title", get(key)).attr("data-i18n-title", key);
    }

    /** Gives the element the text, with its parameters, as its tooltip. */
    <T extends Tag<T>> T explained(T element, String key, Map<String, String> parameters) {
        return explained(element, key)
                .attr("title", filled(get(key), parameters))
                .attr(PARAMETERS, json(parameters));
    }

    private static String filled(String text, Map<String, String> parameters) {
        String filled = text;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return filled;
    }

    private static String json(Map<String, String> parameters) {
        try {
            return new ObjectMapper().writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no parameters of a text: " + parameters, e);
        }
    }
}
