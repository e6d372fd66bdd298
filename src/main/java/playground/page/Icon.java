package playground.page;

import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;

/** The page's icons, drawn on a grid of 16 by 16 with a line of 1.5 in the colour of the text beside them. */
enum Icon {
    PLAY("<path d='M4.5 2.8v10.4L13 8z' fill='currentColor' stroke-linejoin='round'/>"),
    LIVE("<path d='M3.5 2.8v10.4l7-5.2z' fill='currentColor' stroke-linejoin='round'/><path d='M13 3v10'/>"),
    PIN("<path d='M5.6 2.5h4.8M6.4 2.5v4L4.2 9.2h7.6L9.6 6.5v-4M8 9.2v4.6' stroke-linejoin='round'/>"),
    PAUSE("<path d='M5 3v10M11 3v10' stroke-width='3'/>"),
    RESET("<path d='M3 3v3.5h3.5M3.3 6.4A5.2 5.2 0 1 1 2.8 9'/>"),
    DICE("<rect x='2.5' y='2.5' width='11' height='11' rx='2.5'/>"
            + "<path d='M5.6 5.6h0M10.4 5.6h0M8 8h0M5.6 10.4h0M10.4 10.4h0' stroke-width='2'/>"),
    SHARE("<path d='M6.8 9.2a2.8 2.8 0 0 0 4 0l2.2-2.2a2.8 2.8 0 0 0-4-4L8.2 3.8'/>"
            + "<path d='M9.2 6.8a2.8 2.8 0 0 0-4 0L3 9a2.8 2.8 0 0 0 4 4l.8-.8'/>"),
    LESSONS("<path d='M8 4.2C6.4 3 4.4 2.8 2 3v9.4c2.4-.2 4.4 0 6 1.2 1.6-1.2 3.6-1.4 6-1.2V3c-2.4-.2-4.4 0-6 1.2zv9.4'"
            + " stroke-linejoin='round'/>"),
    HELP("<path d='M5.6 6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.6'/><path d='M8 12.3h0' stroke-width='2'/>"),
    ABOUT("<circle cx='8' cy='8' r='5.8'/><path d='M8 7.4v3.4'/><path d='M8 5.1h0' stroke-width='1.8'/>"),
    WORDS("<path d='M2.5 3.5h11v7.5H8L4.8 13.6V11H2.5z' stroke-linejoin='round'/><path d='M5.2 6h5.6M5.2 8.4h3.8'/>"),
    NAME("<path d='M8.2 2.5h5.3v5.3L7.6 13.7a1 1 0 0 1-1.4 0L2.3 9.8a1 1 0 0 1 0-1.4z' stroke-linejoin='round'/>"
            + "<path d='M10.9 5.1h0' stroke-width='2'/>"),
    THEME("<circle cx='8' cy='8' r='5.5'/><path d='M8 2.5a5.5 5.5 0 0 1 0 11z' fill='currentColor'/>"),
    PRESENT("<path d='M2 3h12M3 3v7.5h10V3M8 10.5v1.5M5.4 14 8 11.8 10.6 14'/>"),
    MORE("<path d='M2.5 5h5M11.5 5h2M2.5 11h2M8.5 11h5'/><circle cx='9.5' cy='5' r='1.8'/>"
            + "<circle cx='6.5' cy='11' r='1.8'/>"),
    LOOK("<path d='M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z' stroke-linejoin='round'/>"
            + "<circle cx='8' cy='8' r='1.9'/>"),
    MOVE(
            "<path d='M8 2v12M2 8h12M6.2 3.8 8 2l1.8 1.8M6.2 12.2 8 14l1.8-1.8M3.8 6.2 2 8l1.8 1.8M12.2 6.2 14 8l-1.8 1.8'/>"),
    ERASE("<path d='m5.2 13-2.9-2.9a1.2 1.2 0 0 1 0-1.7l5.7-5.7"
            + "a1.2 1.2 0 0 1 1.7 0l3.3 3.3a1.2 1.2 0 0 1 0 1.7L8 13zM5.2 13H14M5 6l5 5'/>"),
    SPRAY(
            "<path d='M5 6.5h4.5v7H5zM6 6.5V4.2h2.5v2.3M11 3.2h0M13.4 2.2h0M13.4 4.4h0M11.4 5.6h0' stroke-linejoin='round'/>"),
    ROLE("<circle cx='4.8' cy='8' r='3' fill='currentColor'/><circle cx='11.4' cy='8' r='3'/>"),
    UNDO("<path d='M6 3 3 6l3 3M3 6h6.2a3.6 3.6 0 0 1 0 7.2H6'/>"),
    REDO("<path d='m10 3 3 3-3 3M13 6H6.8a3.6 3.6 0 0 0 0 7.2H10'/>"),
    CLEAR("<path d='M2.5 4.5h11M6 4.5V2.8h4v1.7M4 4.5l.6 8.7h6.8l.6-8.7M6.8 7v3.8M9.2 7v3.8'/>"),
    DRAWER("<path d='m3.5 6 4.5 4.5L12.5 6'/>"),
    PLUS("<path d='M8 3v10M3 8h10'/>"),
    MINUS("<path d='M3 8h10'/>"),
    DRAW("<path d='m3 13 .8-3.2 6.9-6.9a1.3 1.3 0 0 1 1.8 0l.6.6a1.3 1.3 0 0 1 0 1.8L6.2 12.2zM9.3 4.3l2.4 2.4'/>"),
    FOLLOW("<circle cx='3.6' cy='8' r='1.9'/><path d='M5.6 8H13M10.4 5.4 13 8l-2.6 2.6'/>"),
    MATRIX(
            "<rect x='2.5' y='2.5' width='11' height='11' rx='1.5'/><path d='M6.2 2.5v11M9.8 2.5v11M2.5 6.2h11M2.5 9.8h11'/>"),
    GRAPH("<circle cx='3.6' cy='4' r='1.7'/><circle cx='3.6' cy='12' r='1.7'/><circle cx='12.4' cy='8' r='1.7'/>"
            + "<path d='M5.2 4.7 10.8 7.3M5.2 11.3 10.8 8.7'/>"),
    FIT("<path d='M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10'/><path d='M8 8h0' stroke-width='2.5'/>"),
    CHECK("<path d='m3 8.6 3.3 3.3L13 4.6'/>"),
    VALLEY("<path d='M2.2 3C3.6 10 6 12.8 8 12.8S12.4 10 13.8 3'/><path d='M8 9.4h0' stroke-width='3'/>"),
    PULSE("<path d='M1.8 8.6h3l1.8-5 2.8 9 1.8-4h3' stroke-linejoin='round'/>"),
    BEND("<path d='M2.5 4c4-2.6 7 2.6 11 0M2.5 8c4-2.6 7 2.6 11 0M2.5 12c4-2.6 7 2.6 11 0'/>"),
    ROWS("<rect x='2.5' y='2.5' width='11' height='11' rx='1.5'/><path d='M2.5 6.2h11M2.5 9.8h11M5.8 2.5v11'/>"),
    CONFUSION("<rect x='2.5' y='2.5' width='11' height='11' rx='1.5'/><path d='M8 2.5v11M2.5 8h11'/>"
            + "<path d='M10.75 5.25h0M5.25 10.75h0' stroke-width='2.5'/>"),
    CLOSE("<path d='m4 4 8 8M12 4l-8 8'/>"),
    WARNING(
            "<path d='M8 2.5 14.2 13.3H1.8zM8 6.6v3.2' stroke-linejoin='round'/><path d='M8 11.6h0' stroke-width='2'/>"),
    // The marks of the classes, in their order. web/ui/theme.js reads the outlines from the page, for canvases to draw.
    TRIANGLE(mark("M0-1.35L1.3.95L-1.3.95Z")),
    DISC(mark("M1 0A1 1 0 0 1-1 0A1 1 0 0 1 1 0Z")),
    SQUARE(mark("M-.9-.9H.9V.9H-.9Z")),
    DIAMOND(mark("M0-1.3L1.3 0L0 1.3L-1.3 0Z")),
    CROSS(mark("M0-.5L.75-1.25L1.25-.75L.5 0L1.25.75L.75 1.25L0 .5L-.75 1.25L-1.25.75L-.5 0L-1.25-.75L-.75-1.25Z")),
    HEXAGON(mark("M1.1 0L.55.95H-.55L-1.1 0L-.55-.95H.55Z"));

    private final String shapes;

    Icon(String shapes) {
        this.shapes = shapes;
    }

    DomContent svg() {
        return svg("");
    }

    /** The icon with one more class, for an icon that a style sheet must tell from its sibling. */
    DomContent svg(String extraClass) {
        return rawHtml(
                "<svg class='icon " + extraClass + "' viewBox='0 0 16 16' width='16' height='16' aria-hidden='true'"
                        + " focusable='false' fill='none' stroke='currentColor' stroke-width='1.5' stroke-linecap='round'>"
                        + shapes + "</svg>");
    }

    private static String mark(String outline) {
        return "<path d='" + outline + "' transform='translate(8 8) scale(5)' fill='currentColor' stroke='none'/>";
    }
}
