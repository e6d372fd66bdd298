package playground.session;

import java.io.IOException;
import java.util.Arrays;

/** A fault of the server in one line of its log, since a log is read by the line. */
public final class Fault {
    private static final String OURS = "playground.";

    private Fault() {}

    /** What failed, and where: at the innermost place of our own, or else where it was thrown. */
    public static String line(Throwable fault) {
        StackTraceElement[] places = fault.getStackTrace();
        String place = Arrays.stream(places)
                .filter(element -> element.getClassName().startsWith(OURS))
                .findFirst()
                .or(() -> Arrays.stream(places).findFirst())
                .map(StackTraceElement::toString)
                .orElse("unknown");
        String message = String.valueOf(fault.getMessage()).replaceAll("[\\p{Cntrl}\"]+", " ");
        return "fault=%s at=%s message=\"%s\"".formatted(fault.getClass().getName(), place, message);
    }

    /** Whether only the peer has gone while it was answered: no fault of anybody's. */
    public static boolean isGonePeer(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
