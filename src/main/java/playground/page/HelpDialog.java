package playground.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.dialog;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import java.util.List;

/** How to begin, every key, and which version this is. */
final class HelpDialog {
    /** Keys as they stand on a keyboard, and the text of what they do. */
    private record Shortcut(String keys, String key) {}

    private static final List<Shortcut> ON_THE_PLANE = List.of(
            new Shortcut("← ↑ → ↓", "help.key.cursor"),
            new Shortcut("Shift + ← ↑ → ↓", "help.key.cursor-far"),
            new Shortcut("Enter, Space", "help.key.use-tool"),
            new Shortcut("Delete", "help.key.erase"),
            new Shortcut("A M E B T", "help.key.tools"),
            new Shortcut("1 … 6", "help.key.classes"),
            new Shortcut("Ctrl+Z", "help.key.undo"),
            new Shortcut("Ctrl+Y", "help.key.redo"));

    private static final List<Shortcut> ELSEWHERE = List.of(
            new Shortcut("Space", "help.key.run"),
            new Shortcut("S", "help.key.step"),
            new Shortcut("E", "help.key.epoch"),
            new Shortcut("R", "help.key.reset"));

    private static final List<Shortcut> ON_A_SLIDER =
            List.of(new Shortcut("← →", "help.key.slider"), new Shortcut("Home, End", "help.key.slider-ends"));

    private final Texts texts;
    private final Fields fields;

    HelpDialog(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return dialog(
                        div(
                                        h2(texts.span("help.title")).withId("help-heading"),
                                        fields.iconAction("help-close", Icon.CLOSE, "action.close"))
                                .withClass("dialog-head"),
                        paragraph("help.begin"),
                        paragraph("help.read"),
                        div(
                                        keys("help.keys-plane", ON_THE_PLANE),
                                        div(keys("help.keys-page", ELSEWHERE), keys("help.keys-slider", ON_A_SLIDER)))
                                .withClass("help-keys"),
                        version())
                .withId("help")
                .attr("aria-labelledby", "help-heading");
    }

    private DomContent paragraph(String key) {
        return texts.marked(p(texts.get(key)), key);
    }

    private DomContent version() {
        return p(texts.get("help.version").replace("{version}", Version.RUNNING))
                .withClass("version")
                .attr("data-i18n", "help.version")
                .attr("data-i18n-params", "{\"version\":\"" + Version.RUNNING + "\"}");
    }

    private SectionTag keys(String heading, List<Shortcut> shortcuts) {
        return section(
                h3(texts.span(heading)),
                dl(each(shortcuts, shortcut -> div(dt(kbd(shortcut.keys)), dd(texts.span(shortcut.key))))));
    }
}
