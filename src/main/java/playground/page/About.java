package playground.page;

import static j2html.TagCreator.button;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.SpanTag;

/**
 * The buttons that say what a setting is: {@code data-about} names the text that the browser fetches when one is pressed,
 * {@code about.PATH} in {@code web/i18n/about}. The tab key passes them by, since it would stop twice for each setting; a key
 * on the control does what they do.
 */
final class About {
    private final Texts texts;

    About(Texts texts) {
        this.texts = texts;
    }

    /** The name of a setting, to be pressed. */
    ButtonTag name(String path, SpanTag name) {
        return asking(path, name).withClass("about");
    }

    /** A sign beside a name that does something else when it is pressed. */
    ButtonTag sign(String path, String nameKey) {
        return asking(path, Icon.ABOUT.svg(), texts.span(nameKey).withClass("visually-hidden"))
                .withClasses("button", "icon-button", "about-sign");
    }

    private ButtonTag asking(String path, DomContent... shown) {
        return Shortcut.EXPLAIN
                .on(button(shown))
                .withTabindex(-1)
                .with(texts.span("about.what").withClass("visually-hidden"))
                .withType("button")
                .withData("about", path)
                .attr("aria-haspopup", "dialog");
    }
}
