package playground.page;

import java.util.Locale;

/**
 * How the page is laid out, by the room that it has. Each holds in a range of sizes that stands here alone; its style sheet
 * comes after those that all share. The parts of the page ask no size of the page's, but that of their own container.
 */
enum Arrangement {
    /** One column. */
    PHONE(Sizes.PHONE),
    /** What a {@link #PHONE} needs because of the fingers. */
    FINGER(Sizes.PHONE),
    /** A {@link #PHONE} that has the height for plane, network and the open inspector at once. */
    UPRIGHT("(" + Sizes.PHONE + ") and (height >= 480px)"),
    /** A {@link #PHONE} that has no height for anything that stays in sight, such as a page at 400 % zoom. */
    ZOOMED("(" + Sizes.PHONE + ") and (height < 480px)"),
    /** The plane on the left, while the rest scrolls on the right. */
    SHORT(Sizes.SHORT),
    /** What {@link #PHONE} and {@link #SHORT} share: little room for notes. */
    SMALL(Sizes.PHONE + " or " + Sizes.SHORT),
    /** What {@link #TALL} and {@link #DESK} share: the data in a drawer. */
    COMPACT("(700px <= width < 1260px) and (not " + Sizes.SHORT + ")"),
    TALL("(700px <= width < 1260px) and (not " + Sizes.SHORT + ") and (not " + Sizes.DESK + ")"),
    /** What {@link #DESK} and {@link #WIDE} share: all on one screen. */
    SCREEN(Sizes.SCREEN),
    DESK(Sizes.DESK),
    WIDE(Sizes.WIDE),
    /** On one screen, where the open inspector takes the lower part of it. */
    SHEET("(" + Sizes.SCREEN + ") and (not " + Sizes.DOCKED + ")"),
    /** On one screen, where the open inspector stands on the right. */
    DOCKED(Sizes.DOCKED),
    /** What may be read from afar, a wide screen or one that presents: letters and units grow. */
    AFAR("(width >= 700px) and (not " + Sizes.SHORT + ")");

    private final String media;

    Arrangement(String media) {
        this.media = media;
    }

    String styleSheet() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The media query by which a browser knows that it holds. */
    String media() {
        return media;
    }

    private static final class Sizes {
        private static final String SHORT =
                "(((560px <= width < 1260px) and (height < 660px) and (aspect-ratio >= 5/4))"
                        + " or ((width >= 1260px) and (height < 560px)))";
        private static final String PHONE = "((width < 700px) and (not " + SHORT + "))";
        private static final String DESK =
                "((960px <= width < 1260px) and (height >= 660px) and (orientation: landscape))";
        private static final String WIDE = "((width >= 1260px) and (height >= 560px))";
        private static final String SCREEN = DESK + " or " + WIDE;
        private static final String DOCKED = "((width >= 1600px) and (height >= 560px))";
    }
}
