package playground.page;

import static j2html.TagCreator.dialog;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.PTag;

/** The dialog that says, before a link is copied, what the link can't carry. The page's script writes the list. */
final class ShareDialog {
    private final Texts texts;
    private final Fields fields;

    ShareDialog(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return dialog(
                        div(
                                        h2(texts.span("share.title")).withId("share-heading"),
                                        fields.iconAction("share-close", Icon.CLOSE, "action.close"))
                                .withClass("dialog-head"),
                        paragraph("share.begins"),
                        paragraph("share.lacks"),
                        ul().withId("uncarried"),
                        fields.action("share-copy", "action.copy-link").withClasses("button", "primary"))
                .withId("share-dialog")
                .attr("aria-labelledby", "share-heading");
    }

    private PTag paragraph(String key) {
        return texts.marked(p(texts.get(key)), key);
    }
}
