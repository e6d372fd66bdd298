package playground.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import playground.experiment.FourierSettings;
import playground.experiment.NetworkSettings;

/** Inputs that are on no list: a person's own formulas, and random Fourier features. The browser fills in the formulas. */
final class InputsPopover {
    private final Texts texts;
    private final About about;
    private final Fields fields;

    InputsPopover(Texts texts) {
        this.texts = texts;
        this.about = new About(texts);
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return texts.named(
                Control.INPUTS.on(div(Control.FORMULAS.on(formulas()), Control.FOURIER.on(fourier()))
                        .withId("more-inputs")
                        .withClass("popover")
                        .attr("popover")
                        .attr("role", "group")),
                "section.inputs");
    }

    private SectionTag formulas() {
        return section(
                h3(about.name(NetworkSettings.FORMULAS.path(), texts.span("formulas.title"))),
                ul().withId("formulas"),
                fields.action("add-formula", Icon.PLUS, "formulas.add"),
                hint("formulas.hint"));
    }

    private SectionTag fourier() {
        return section(
                h3(texts.span("fourier.title")),
                fields.slider(FourierSettings.COUNT),
                fields.slider(FourierSettings.SCALE),
                hint("fourier.hint"));
    }

    private DomContent hint(String key) {
        return texts.marked(p(texts.get(key)), key).withClass("hint");
    }
}
