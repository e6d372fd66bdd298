package playground.page;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.join;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.title;

import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.Tag;
import j2html.tags.specialized.HeadTag;
import j2html.tags.specialized.ScriptTag;
import java.util.Optional;

/**
 * The whole page, complete in one language before any script runs. Holds no inline style and no inline program, so
 * that the strictest content security policy lets it work.
 */
public final class Page {
    private Page() {}

    /**
     * The page's HTML in one language.
     *
     * @param language a tag of {@link Language}; English if it is none
     * @param data for its program
     * @param files where its texts are
     */
    public static String html(String language, PageData data, WebFiles files) {
        Texts texts = Texts.in(Language.of(language), files);
        return TagCreator.document(TagCreator.html(
                        head(texts, data, files.bundle()),
                        body(
                                        notYet(new TopBar(texts).render()),
                                        texts.marked(p(texts.get("connection.reconnecting")), "connection.reconnecting")
                                                .withId("reconnecting")
                                                .attr("role", "status")
                                                .isHidden(),
                                        notYet(new ControlBar(texts).render()),
                                        notYet(main(
                                                        new PartTabs(texts).render(),
                                                        new DataRail(texts).render(),
                                                        new NetworkPanel(texts).render(),
                                                        new MoreSettings(texts).render(),
                                                        new PlanePanel(texts).render())
                                                .withClass("columns")),
                                        notYet(new InspectorPanel(texts).render()),
                                        new HelpDialog(texts).render(),
                                        new SharePopover(texts).render(),
                                        texts.marked(p(texts.get("own-data.drop")), "own-data.drop")
                                                .withId("drop-target")
                                                .attr("popover", "manual"),
                                        div().withId("messages").attr("aria-live", "polite"),
                                        noscript(texts.marked(p(texts.get("page.noscript")), "page.noscript")))
                                .withData("part", PartTabs.FIRST)
                                .condAttr(
                                        files.bundle().isPresent(),
                                        "data-lesson-styles",
                                        files.bundle()
                                                .map(made -> "/web/"
                                                        + made.lessonStyles().path())
                                                .orElse("")))
                .withLang(texts.language().tag()));
    }

    /** A press before the program is there would be lost: it says when this part can be used. */
    private static <T extends Tag<T>> T notYet(T part) {
        return part.attr("inert");
    }

    private static HeadTag head(Texts texts, PageData data, Optional<Bundle> bundle) {
        return TagCreator.head(
                meta().withCharset("utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("description").withContent(texts.get("page.description")),
                meta().withName("color-scheme").withContent("light dark"),
                title("Backprop Playground"),
                bundle.map(Page::fewFiles).orElseGet(Page::singleFiles),
                // The program asks for its texts when it runs; they come while it does.
                link().withRel("preload")
                        .withHref("/web/i18n/" + texts.language().tag() + ".json")
                        .attr("as", "fetch")
                        .attr("crossorigin", "anonymous"),
                // Side by side, since they have much in common, which compresses well.
                json(data.catalogue()).withId("catalogue"),
                json(data.started()).withId("first-state").withData("frame", data.frame()));
    }

    // The theme is chosen before the first paint, or a dark page would flash white. So what chooses it blocks the
    // painting.

    private static DomContent fewFiles(Bundle bundle) {
        return join(
                link().withRel("icon").withHref(bundle.icon()),
                StyleSheet.link(bundle.styles().path()),
                // Else they would only be asked for when the script has come that imports them.
                each(bundle.imported(), path -> link().withRel("modulepreload").withHref("/web/" + path)),
                module(bundle.script()).attr("blocking", "render"));
    }

    private static DomContent singleFiles() {
        return join(
                link().withRel("icon").withHref("/web/icon.svg").withType("image/svg+xml"),
                each(StyleSheet.ALL, StyleSheet::link),
                module("ui/theme.js").attr("blocking", "render"),
                module("main.js"));
    }

    private static ScriptTag module(String path) {
        return script().withType("module").withSrc("/web/" + path);
    }

    /** "<" is written as an escape of JSON, so that no text in it can end the element. */
    private static ScriptTag json(String json) {
        return script(rawHtml(json.replace("<", "\\u003c"))).withType("application/json");
    }
}
