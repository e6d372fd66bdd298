package playground.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * An answer that the browser keeps and asks about before each use: so that no module is ever older than the ones it was
 * written with, and an answer that hasn't changed isn't sent again.
 */
final class CachedAnswer {
    private static final String ANY = "*";
    private static final String WEAK = "W/";

    private CachedAnswer() {}

    static void send(Context context, String type, byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        // Weak, because the same content may travel compressed or not.
        String tag = WEAK + "\"%x-%08x\"".formatted(bytes.length, sum.getValue());
        context.header("ETag", tag);
        context.header("Cache-Control", "no-cache");
        if (isKnown(Collections.list(context.req().getHeaders("If-None-Match")), tag)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType(type);
            context.result(bytes);
        }
    }

    /** Whether the browser has it: any version will do, or it names this one, whether as weak or as strong (RFC 9110, 13.1.2). */
    private static boolean isKnown(List<String> conditions, String tag) {
        return conditions.equals(List.of(ANY))
                || conditions.stream()
                        .flatMap(tags -> Arrays.stream(tags.split(",")))
                        .map(String::strip)
                        .anyMatch(known -> opaque(known).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
