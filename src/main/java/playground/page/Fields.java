package playground.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import j2html.tags.Tag;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.InputTag;
import j2html.tags.specialized.LabelTag;
import j2html.tags.specialized.SelectTag;
import j2html.tags.specialized.SpanTag;
import java.math.BigDecimal;
import java.util.Arrays;
import playground.experiment.Ids;
import playground.experiment.NumberRange;
import playground.experiment.Scale;
import playground.experiment.Setting;

/**
 * The kinds of field the page is made of. A field takes its label, which {@link About} explains, from the text
 * {@code setting.PATH}, its choices from {@code choice.PATH.ID} and its numbers from its row, a {@link Setting}; the element that
 * holds the value carries {@code data-setting=PATH}, by which the browser binds it.
 */
final class Fields {
    /** A slider over at least this many times its smallest value is logarithmic, or its low end couldn't be hit. */
    private static final double WIDE = 100;

    /** Stops of a logarithmic slider for each factor of ten. */
    private static final int STOPS_PER_DECADE = 20;

    private final Texts texts;
    private final About about;

    Fields(Texts texts) {
        this.texts = texts;
        this.about = new About(texts);
    }

    /** A slider with its exact number beside it, which can be typed. */
    DivTag slider(Setting<?, Double> setting) {
        return slider(setting.path(), range(setting));
    }

    /** The same over a range that is no fact of an experiment. */
    DivTag slider(String path, NumberRange range) {
        return field(path).withClasses("field", "slider-field").with(typed(path, range), track(path, range));
    }

    /** A number that is only typed. */
    DivTag number(Setting<?, Double> setting) {
        return field(setting.path()).withClasses("field", "number-field").with(typed(setting.path(), range(setting)));
    }

    /** A text, which a part of the page's program of its own reads. */
    DivTag text(Setting<?, ?> setting) {
        String path = setting.path();
        return field(path)
                .withClass("field")
                .with(input().withType("text")
                        .withId(id(path))
                        .attr("aria-labelledby", id(path) + "-label")
                        .attr("autocomplete", "off")
                        .attr("autocapitalize", "off")
                        .attr("spellcheck", "false"));
    }

    /** A choice that shows first what {@code initial} has. */
    <P, E extends Enum<E>> DivTag choice(Setting<P, E> setting, P initial) {
        E first = setting.of(initial);
        return choice(setting.path(), first.getDeclaringClass().getEnumConstants(), first);
    }

    /** A choice among all constants of an enum. */
    <E extends Enum<E>> DivTag choice(String path, E[] constants, E initial) {
        SelectTag choices = select(each(Arrays.asList(constants), constant -> {
                    String key = "choice." + path + "." + Ids.id(constant);
                    return texts.marked(option(texts.get(key)), key)
                            .withValue(Ids.id(constant))
                            .withCondSelected(constant == initial);
                }))
                .withId(id(path))
                .attr("aria-labelledby", id(path) + "-label")
                .withData("setting", path);
        return field(path).withClasses("field", "choice-field").with(choices);
    }

    /** Something of an experiment that is on or off; its name is what is pressed, so a button beside it explains it. */
    DivTag flag(Setting<?, Boolean> setting, boolean initial) {
        String path = setting.path();
        return div(toggle(path, initial), about.sign(path, "setting." + path)).withClass("toggle-field");
    }

    /** Something that is on or off. */
    LabelTag toggle(String path, boolean initial) {
        return label(
                        input().withType("checkbox")
                                .withId(id(path))
                                .withData("setting", path)
                                .attr("role", "switch")
                                .withCondChecked(initial),
                        span().withClass("switch").attr("aria-hidden", "true"),
                        texts.span("setting." + path))
                .withClass("toggle");
    }

    /** A button that says what it does. */
    ButtonTag action(String id, String key) {
        return button(texts.span(key)).withType("button").withId(id).withClass("button");
    }

    /** A button that says and shows what it does. */
    ButtonTag action(String id, Icon icon, String key) {
        return button(icon.svg(), texts.span(key)).withType("button").withId(id).withClass("button");
    }

    /** A button that shows what it does; its name is read aloud and stands in its tooltip. */
    ButtonTag iconAction(String id, Icon icon, String key) {
        ButtonTag action = button(icon.svg()).withType("button").withId(id).withClasses("button", "icon-button");
        return texts.explained(texts.named(action, key), key);
    }

    /** Nothing of the default experiment: it takes no room until the page's program finds a use for it. */
    static <T extends Tag<T>> T unused(T part) {
        return part.attr("data-unused");
    }

    private DivTag field(String path) {
        SpanTag name = texts.span("setting." + path).withId(id(path) + "-label");
        return div(about.name(path, name)).withData("field", path);
    }

    private DomContent typed(String path, NumberRange range) {
        return input().withType("text")
                .withId(id(path))
                .withClass("figure")
                .attr("aria-labelledby", id(path) + "-label")
                .attr("inputmode", range.integer() ? "numeric" : "decimal")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .withData("setting", path)
                .withValue(text(range.initial()));
    }

    private static InputTag track(String path, NumberRange range) {
        InputTag track = input().withType("range")
                .withClass("track")
                .attr("aria-labelledby", id(path) + "-label")
                .withData("setting", path);
        boolean wide = range.min() > 0 && range.max() / range.min() >= WIDE;
        if (range.scale() == Scale.LOGARITHMIC || wide) {
            double decades = Math.log10(range.max() / range.min());
            double position = Math.log10(range.initial() / range.min());
            return track.withData("scale", "logarithmic")
                    .withMin("0")
                    .withMax(text(Math.rint(decades * STOPS_PER_DECADE)))
                    .withStep("1")
                    .withValue(text(Math.rint(position * STOPS_PER_DECADE)));
        }
        return track.withMin(text(range.min()))
                .withMax(text(range.max()))
                .withStep(text(range.step()))
                .withValue(text(range.initial()));
    }

    private static NumberRange range(Setting<?, Double> setting) {
        return setting.values().range().orElseThrow();
    }

    /** The id of the element that holds the setting: {@code training.learningRate} is {@code training-learningRate}. */
    static String id(String path) {
        return path.replace('.', '-');
    }

    private static String text(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
