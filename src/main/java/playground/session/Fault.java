package playground.session;

import java.io.IOException;
import java.util.Arrays;

/** Describes a fault of the server in one line, since a log is read by the line. */
public final class Fault {
    private static final String OURS = "playground.";

    private Fault() {}

    /** What failed and where: the innermost stack frame in our own code, or else the frame that threw. */
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

    /** Whether the peer merely left while it was being answered, which is nobody's fault. */
    public static boolean isGonePeer(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
