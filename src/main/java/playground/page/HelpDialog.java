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
import j2html.tags.specialized.PTag;
import j2html.tags.specialized.SectionTag;
import java.util.List;
import java.util.Map;
import playground.experiment.Ranges;

/** How to begin, every key, and which version this is. */
final class HelpDialog {
    /** Keys as they stand on a keyboard, and the text of what they do. */
    private record Keys(String keys, String key) {}

    private static final List<Keys> ON_THE_PLANE = List.of(
            new Keys("← ↑ → ↓", "help.key.cursor"),
            new Keys("Shift + ← ↑ → ↓", "help.key.cursor-far"),
            new Keys("+ −", "help.key.zoom"),
            new Keys("Home, End, Page Up, Page Down", "help.key.pan"),
            new Keys(Shortcut.FIT.shown(), "help.key.fit"),
            new Keys("Enter, Space", "help.key.use-tool"),
            new Keys("Delete", "help.key.erase"),
            new Keys(DrawingTools.Tool.keys(), "help.key.tools"),
            new Keys("Escape", "help.key.look"),
            new Keys("1 … " + (int) Ranges.CLASSES.max(), "help.key.classes"),
            new Keys(Shortcut.UNDO.shown(), "help.key.undo"),
            new Keys(Shortcut.REDO.shown(), "help.key.redo"));

    private static final List<Keys> ELSEWHERE = List.of(
            new Keys(Shortcut.RUN.shown(), "help.key.run"),
            new Keys(Shortcut.STEP.shown(), "help.key.step"),
            new Keys(Shortcut.EPOCH.shown(), "help.key.epoch"),
            new Keys(Shortcut.RESET.shown(), "help.key.reset"),
            new Keys(Shortcut.PRESENT.shown(), "help.key.present"),
            new Keys(Shortcut.DESCRIBE.shown(), "help.key.describe"),
            new Keys(Shortcut.NAMES.shown(), "help.key.names"),
            new Keys(Shortcut.EXPLAIN.shown(), "help.key.explain"));

    private static final List<Keys> ON_A_SLIDER =
            List.of(new Keys("← →", "help.key.slider"), new Keys("Home, End", "help.key.slider-ends"));

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
                        paragraph("help.look"),
                        paragraph("help.read"),
                        paragraph("help.touch").withClass("by-finger"),
                        div(
                                        keys("help.keys-plane", ON_THE_PLANE),
                                        div(keys("help.keys-page", ELSEWHERE), keys("help.keys-slider", ON_A_SLIDER)))
                                .withClass("help-keys"),
                        version())
                .withId("help")
                .attr("aria-labelledby", "help-heading");
    }

    private PTag paragraph(String key) {
        return texts.marked(p(texts.get(key)), key);
    }

    private DomContent version() {
        return texts.worded(p(), "help.version", Map.of("version", Version.RUNNING))
                .withClass("version");
    }

    private SectionTag keys(String heading, List<Keys> shortcuts) {
        return section(
                h3(texts.span(heading)),
                dl(each(shortcuts, shortcut -> div(dt(kbd(shortcut.keys)), dd(texts.span(shortcut.key))))));
    }
}
