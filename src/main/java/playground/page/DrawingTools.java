package playground.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.LabelTag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import playground.experiment.Ids;
import playground.experiment.NumberRange;
import playground.experiment.Ranges;
import playground.experiment.Scale;

/** What a person looks and draws with: the tools, the class or value of new points, undo and redo. */
final class DrawingTools {
    /** The marks of the classes by their index. */
    static final List<Icon> MARKS =
            List.of(Icon.TRIANGLE, Icon.DISC, Icon.SQUARE, Icon.DIAMOND, Icon.CROSS, Icon.HEXAGON);

    private static final NumberRange VALUES = new NumberRange(-1, 1, 0.1, 1, Scale.LINEAR, false);

    /**
     * A tool: what a press on the plane does, and the key that chooses the tool while the plane has the focus. The first one
     * changes no point, and the page begins with it.
     */
    enum Tool {
        LOOK(Icon.LOOK, "L"),
        DRAW(Icon.DRAW, "D"),
        MOVE(Icon.MOVE, "M"),
        ERASE(Icon.ERASE, "E"),
        SPRAY(Icon.SPRAY, "B"),
        /** To train on, or to test with. */
        ROLE(Icon.ROLE, "T");

        private final Icon icon;
        private final String key;

        Tool(Icon icon, String key) {
            this.icon = icon;
            this.key = key;
        }

        /** The keys of all tools. */
        static String keys() {
            return Arrays.stream(values()).map(tool -> tool.key).collect(Collectors.joining(" "));
        }
    }

    private final Texts texts;
    private final Fields fields;

    DrawingTools(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return texts.named(div(palette(), value(), tools()).withId("drawing").attr("role", "group"), "section.drawing");
    }

    private DivTag palette() {
        int most = (int) Ranges.CLASSES.max();
        int initial = (int) Ranges.CLASSES.initial();
        DivTag choices = div(each(IntStream.range(0, most).boxed().toList(), index -> colour(index, initial)))
                .withClass("classes")
                .attr("role", "radiogroup");
        return Control.CLASSES.on(div(
                        texts.named(choices, "drawing.classes"),
                        Fields.unused(fields.iconAction("remove-class", Icon.MINUS, "action.remove-class")),
                        fields.iconAction("add-class", Icon.PLUS, "action.add-class"))
                .withId("palette"));
    }

    private LabelTag colour(int index, int classes) {
        String number = String.valueOf(index + 1);
        return label(
                        Shortcut.on(
                                input().withType("radio")
                                        .withName("drawing-class")
                                        .withValue(String.valueOf(index))
                                        .withData("setting", "view.selectedClass")
                                        .withCondChecked(index == 0),
                                number),
                        MARKS.get(index).svg(),
                        texts.worded(span(), "drawing.class", Map.of("number", number))
                                .withClass("visually-hidden"))
                .withClasses("class-choice", "class-" + index)
                .withCondHidden(index >= classes);
    }

    /** The slider covers the targets that the page's own sets have; others can be typed. */
    private DivTag value() {
        return Control.VALUE.on(Fields.unused(fields.slider("view.selectedValue", VALUES))
                .withId("value-field")
                .withData("range", "data.points.target"));
    }

    private DivTag tools() {
        DivTag choices = Control.TOOLS.on(div(each(Arrays.asList(Tool.values()), this::tool))
                .withClass("segments")
                .attr("role", "radiogroup"));
        return div(
                        texts.named(choices, "drawing.tools"),
                        div(
                                        Control.UNDO.on(
                                                Shortcut.UNDO.on(fields.iconAction("undo", Icon.UNDO, "action.undo"))),
                                        Shortcut.REDO.on(fields.iconAction("redo", Icon.REDO, "action.redo")),
                                        Control.CLEAR.on(fields.iconAction("clear", Icon.CLEAR, "action.clear")))
                                .withId("ways-back"))
                .withId("tools");
    }

    private LabelTag tool(Tool tool) {
        String key = "tool." + Ids.id(tool);
        LabelTag choice = label(
                        Shortcut.on(
                                input().withType("radio")
                                        .withName("tool")
                                        .withValue(Ids.id(tool))
                                        .withData("setting", "view.tool")
                                        .withCondChecked(tool == Tool.LOOK),
                                tool.key),
                        tool.icon.svg(),
                        texts.span(key).withClass("visually-hidden"))
                .withClass("segment");
        return texts.explained(choice, key + ".title", Map.of("key", tool.key));
    }
}
