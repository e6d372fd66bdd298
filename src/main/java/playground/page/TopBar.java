package playground.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.select;

import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.HeaderTag;
import j2html.tags.specialized.LabelTag;
import java.util.Arrays;
import java.util.Map;

/** The name of the page, and what concerns the page itself: help, a link, its language, light or dark. */
final class TopBar {
    private final Texts texts;
    private final Fields fields;

    TopBar(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    HeaderTag render() {
        return header(
                        Control.TITLE.on(div(
                                        h1("Backprop Playground"),
                                        texts.span("page.claim").withClass("claim"))
                                .withClass("brand")),
                        div(
                                        lessons(),
                                        Control.HELP.on(fields.iconAction("help-button", Icon.HELP, "action.help")),
                                        Control.SHARE.on(texts.named(
                                                fields.action("share", Icon.SHARE, "action.share")
                                                        .attr("popovertarget", "share-popover"),
                                                "action.share")),
                                        language(),
                                        Control.THEME.on(fields.iconAction("theme", Icon.THEME, "action.theme")),
                                        present())
                                .withClass("top-actions"))
                .withClass("top");
    }

    private ButtonTag lessons() {
        return Control.LESSONS.on(
                texts.named(fields.action("lessons", Icon.LESSONS, "action.lessons"), "action.lessons")
                        .attr("aria-expanded", "false"));
    }

    /** Larger, and with less, for a projector. */
    private ButtonTag present() {
        ButtonTag button =
                fields.iconAction("present", Icon.PRESENT, "action.present").attr("aria-pressed", "false");
        return Control.PRESENT.on(texts.explained(
                Shortcut.PRESENT.on(button), "shortcut.present", Map.of("key", Shortcut.PRESENT.shown())));
    }

    private LabelTag language() {
        return Control.LANGUAGE.on(label(
                        texts.span("page.language").withClass("visually-hidden"),
                        select(each(Arrays.asList(Language.values()), language -> option(language.ownName())
                                        .withValue(language.tag())
                                        .withLang(language.tag())
                                        .withCondSelected(language == texts.language())))
                                .withId("language"))
                .withClass("language"));
    }
}
