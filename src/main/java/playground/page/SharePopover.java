package playground.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.PTag;
import j2html.tags.specialized.SectionTag;

/** The link to the experiment, what it can't carry, and the link as a QR code. The page's script fills it when it opens. */
final class SharePopover {
    private final Texts texts;
    private final Fields fields;

    SharePopover(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return div(
                        div(
                                        h2(texts.span("share.heading")).withId("share-heading"),
                                        fields.iconAction("share-close", Icon.CLOSE, "action.close")
                                                .attr("popovertarget", "share-popover"))
                                .withClass("dialog-head"),
                        lacks(),
                        link(),
                        section(
                                texts.named(img().withId("share-qr").attr("hidden"), "share.qr"),
                                p().withId("share-qr-problem").withClass("hint").attr("role", "status")))
                .withId("share-popover")
                .withClass("popover")
                .attr("popover")
                .attr("role", "dialog")
                .attr("aria-labelledby", "share-heading");
    }

    private DivTag lacks() {
        return div(
                        h3(texts.span("share.title")),
                        paragraph("share.begins"),
                        paragraph("share.lacks"),
                        ul().withId("uncarried"))
                .withId("share-lacks")
                .attr("hidden");
    }

    private SectionTag link() {
        return section(
                div(
                                label(texts.span("share.link")).withFor("share-link"),
                                span().withId("share-length").withClass("hint"))
                        .withClass("share-label"),
                input().withType("text").withId("share-link").attr("readonly").attr("aria-describedby", "share-length"),
                fields.action("share-copy", "action.copy-link")
                        .withClasses("button", "primary")
                        .attr("autofocus"));
    }

    private PTag paragraph(String key) {
        return texts.marked(p(texts.get(key)), key);
    }
}
