package playground.page;

import j2html.tags.Tag;

/** The keys that do what a button does. Scripts read them from the page, where each button carries its own. */
enum Shortcut {
    RUN("Space"),
    STEP("S"),
    EPOCH("E"),
    RESET("R"),
    PRESENT("P"),
    DESCRIBE("I"),
    NAMES("F2"),
    /** On a control: what it is. */
    EXPLAIN("F1"),
    /** On the plane: the view that fits the data. */
    FIT("0"),
    UNDO("Control+Z"),
    REDO("Control+Y", "Control+Shift+Z");

    /** The one that is shown. */
    private final String first;
    /** All, as {@code aria-keyshortcuts} has them. */
    private final String keys;

    Shortcut(String... keys) {
        this.first = keys[0];
        this.keys = String.join(" ", keys);
    }

    /** As it stands on a keyboard. */
    String shown() {
        return first.replace("Control", "Ctrl");
    }

    /** Gives the button its key. */
    <T extends Tag<T>> T on(T button) {
        return on(button, keys);
    }

    /** Gives a button or a choice the keys by which scripts find it. */
    static <T extends Tag<T>> T on(T element, String keys) {
        return element.attr("aria-keyshortcuts", keys);
    }
}
