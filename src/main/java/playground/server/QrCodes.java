package playground.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;

/** Draws a text that is posted as a QR code. The text is in the body, so that no log of addresses has it. */
final class QrCodes {
    /** With more modules, a phone can't tell them apart in a picture of this page's size. */
    private static final int LARGEST_VERSION = 25;

    /** The white that a reader needs around the code, in modules, by the standard (ISO/IEC 18004). */
    private static final int QUIET_ZONE = 4;

    /** Every reader knows every mask. To find the best takes five times as long as all else, on a thread that others wait for. */
    private static final int MASK = 0;

    private QrCodes() {}

    static void draw(Context context) {
        try {
            QrCode code = QrCode.encodeSegments(
                    QrSegment.makeSegments(context.body()), QrCode.Ecc.LOW, 1, LARGEST_VERSION, MASK, true);
            context.contentType("image/svg+xml; charset=utf-8").result(svg(code));
        } catch (DataTooLongException e) {
            // Not an error: a page can't know it before, and a browser would write an error to its console.
            context.status(HttpStatus.NO_CONTENT);
        }
    }

    /** Dark on white in every theme, since not all readers know the inverse. */
    private static String svg(QrCode code) {
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    dark.append('M')
                            .append(x + QUIET_ZONE)
                            .append(',')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        int side = code.size + 2 * QUIET_ZONE;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + side + "v" + side
                + "h-" + side + "z\"/><path d=\"" + dark + "\"/></svg>";
    }
}
