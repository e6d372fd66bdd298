package playground.page;

import j2html.TagCreator;
import j2html.tags.specialized.LinkTag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the page's style sheets.
 *
 * @param name of its file, without the ending
 * @param media where it holds; empty for everywhere
 */
record StyleSheet(String name, Optional<String> media) {
    /** In the order of the cascade: a later one wins over an earlier one. */
    static final List<StyleSheet> ALL = Stream.of(
                    Stream.of(
                                    "theme",
                                    "base",
                                    "fields",
                                    "popover",
                                    "more",
                                    "about",
                                    "captions",
                                    "share",
                                    "layout",
                                    "bar",
                                    "data",
                                    "plane",
                                    "loss",
                                    "inspector",
                                    "messages",
                                    "network",
                                    "network-card",
                                    "paper",
                                    "lesson",
                                    "lesson-contents")
                            .map(name -> new StyleSheet(name, Optional.empty())),
                    Arrays.stream(Arrangement.values())
                            .map(arrangement ->
                                    new StyleSheet(arrangement.styleSheet(), Optional.of(arrangement.media()))),
                    Stream.of(
                                    Arrangement.SCREEN,
                                    Arrangement.DOCKED,
                                    Arrangement.TALL,
                                    Arrangement.PHONE,
                                    Arrangement.UPRIGHT,
                                    Arrangement.ZOOMED,
                                    Arrangement.SHORT)
                            .map(arrangement -> new StyleSheet(
                                    "lesson-" + arrangement.styleSheet(), Optional.of(arrangement.media()))))
            .flatMap(sheets -> sheets)
            .toList();

    /** Those of lessons. In a bundle they are a file of their own, which a page asks for when somebody takes a lesson. */
    boolean isOfLessons() {
        return name.startsWith("lesson");
    }

    /** Under {@code web/}. */
    String path() {
        return "style/" + name + ".css";
    }

    LinkTag link() {
        LinkTag link = link(path());
        media.ifPresent(query -> link.attr("media", query));
        return link;
    }

    static LinkTag link(String path) {
        return TagCreator.link().withRel("stylesheet").withHref("/web/" + path);
    }

    /** The rules of its file, as they stand in a file with others. */
    String among(String rules) {
        return media.map(query -> "@media " + query + " {\n" + rules + "}\n").orElse(rules);
    }
}
