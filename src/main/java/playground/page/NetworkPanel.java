package playground.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import playground.experiment.NetworkSettings;

/** The frame of the network's diagram, which the browser draws. */
final class NetworkPanel {
    private final Texts texts;

    NetworkPanel(Texts texts) {
        this.texts = texts;
    }

    DomContent render() {
        return Control.NETWORK.on(section(
                        h2(
                                        new About(texts)
                                                .name(NetworkSettings.LAYERS.path(), texts.span("section.network")),
                                        span().withId("network-summary").withClass("summary"))
                                .withId("network-heading"),
                        Control.FREEZE.on(button().withType("button")
                                .withId("unfreeze")
                                .withClass("button")
                                .isHidden()),
                        div().withId("network-host").withData("testid", "network"),
                        new InputsPopover(texts).render())
                .withId("network-panel")
                .withClass("panel")
                .attr("aria-labelledby", "network-heading"));
    }
}
