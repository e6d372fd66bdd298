package playground.docs;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;

/** How a page is shown. */
enum Look {
    LIGHT(ColorScheme.LIGHT, ForcedColors.NONE, Media.SCREEN),
    DARK(ColorScheme.DARK, ForcedColors.NONE, Media.SCREEN),
    /** In the few colours that a person has chosen for all pages: here, light on black. */
    FORCED(ColorScheme.DARK, ForcedColors.ACTIVE, Media.SCREEN),
    /** On paper, of a page that is dark on the screen. */
    PRINT(ColorScheme.DARK, ForcedColors.NONE, Media.PRINT);

    private final ColorScheme scheme;
    private final ForcedColors colours;
    private final Media media;

    Look(ColorScheme scheme, ForcedColors colours, Media media) {
        this.scheme = scheme;
        this.colours = colours;
        this.media = media;
    }

    /** Forced colours change little from size to size, and paper has but one. */
    boolean isSeenAt(String size) {
        return this == LIGHT || this == DARK || size.equals("1440x900") || (this == FORCED && size.equals("390x844"));
    }

    void show(Page page) {
        page.evaluate("(name) => window.dispatchEvent(new Event(name))", this == PRINT ? "beforeprint" : "afterprint");
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(scheme)
                .setForcedColors(colours)
                .setMedia(media));
    }
}
