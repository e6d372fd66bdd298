package playground.page;

import static j2html.TagCreator.canvas;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.i;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.LabelTag;
import java.util.Arrays;
import java.util.List;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Ids;

/** The data panel: a set to choose or points to draw, with their number, noise and division into training and test points. */
final class DataRail {
    private final Texts texts;
    private final About about;
    private final Fields fields;

    DataRail(Texts texts) {
        this.texts = texts;
        this.about = new About(texts);
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return Control.DATA.on(section(
                        drawer(),
                        h2(texts.span("section.data")).withId("data-heading"),
                        sets(),
                        new DrawingTools(texts).render(),
                        settings())
                .withId("data-rail")
                .withClass("panel")
                .attr("aria-labelledby", "data-heading"));
    }

    /** Opens and closes what follows, where the page has no other room for it. */
    private ButtonTag drawer() {
        return fields.action("data-drawer", Icon.DRAWER, "section.data").attr("aria-expanded", "false");
    }

    /** Sets with classes, then sets with values, each ending with the one a person draws. */
    private DivTag sets() {
        return Control.DATA_SET.on(div(group(false), group(true)).withClass("sets"));
    }

    private DivTag group(boolean regression) {
        List<DataSet> sets = Arrays.stream(DataSet.values())
                .filter(set -> set.regression() == regression)
                .toList();
        String name = regression ? "section.sets-values" : "section.sets-classes";
        return div(
                        about.name(DataSettings.SET.path(), texts.span(name).withId(Fields.id(name))),
                        div(each(sets, this::choice), iff(!regression, ownData()))
                                .withClass("thumbnails"))
                .attr("role", "radiogroup")
                .attr("aria-labelledby", Fields.id(name));
    }

    /** Beside the points that a person draws; for values as well. */
    private ButtonTag ownData() {
        ButtonTag open = fields.action("own-data", "action.own-data").attr("aria-haspopup", "dialog");
        return Control.OWN_DATA.on(open);
    }

    private LabelTag choice(DataSet set) {
        String key = "choice." + DataSettings.SET.path() + "." + Ids.id(set);
        LabelTag choice = label(
                        input().withType("radio")
                                .withName("data-set")
                                .withValue(Ids.id(set))
                                .withData("setting", DataSettings.SET.path())
                                .withCondChecked(set == DataSettings.DEFAULT.set()),
                        picture(set),
                        texts.span(key).withClass("visually-hidden"))
                .withClass("thumbnail")
                .withData("set", Ids.id(set));
        return texts.explained(choice, key);
    }

    /** The browser draws what is in a canvas. */
    private static DomContent picture(DataSet set) {
        if (set.drawn()) {
            return Icon.DRAW.svg();
        }
        return (set == DataSet.FORMULA ? i("f(x)") : canvas()).attr("aria-hidden", "true");
    }

    private DivTag settings() {
        return div(
                        Control.DATA_FORMULA.on(Fields.unused(fields.text(DataSettings.FORMULA))),
                        Control.BITS.on(Fields.unused(fields.slider(DataSettings.BITS))),
                        Control.COUNT.on(fields.slider(DataSettings.COUNT)),
                        Control.NOISE.on(fields.slider(DataSettings.NOISE)),
                        Control.TRAIN_SHARE.on(fields.slider(DataSettings.TRAIN_SHARE)),
                        Control.NEW_DATA.on(div(
                                        Control.DATA_SEED.on(fields.number(DataSettings.SEED)),
                                        fields.action("new-data", Icon.DICE, "action.new-data"))
                                .withClass("new-data")))
                .withClass("data-settings");
    }
}
