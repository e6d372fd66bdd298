package playground.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * An answer that the browser keeps and asks about before each use: so that no module is ever older than the ones it was
 * written with, and an answer that hasn't changed isn't sent again.
 */
final class CachedAnswer {
    private CachedAnswer() {}

    static void send(Context context, String type, byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        // Weak, because the same content may travel compressed or not.
        String tag = "W/\"%x-%08x\"".formatted(bytes.length, sum.getValue());
        context.header("ETag", tag);
        context.header("Cache-Control", "no-cache");
        if (isKnown(context.header("If-None-Match"), tag)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType(type);
            context.result(bytes);
        }
    }

    private static boolean isKnown(String tags, String tag) {
        return tags != null
                && Arrays.stream(tags.split(","))
                        .anyMatch(known -> known.strip().equals(tag));
    }
}
