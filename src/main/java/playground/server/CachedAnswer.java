package playground.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.util.Callback;

/** An answer that the browser keeps, so that what hasn't changed isn't sent again. */
final class CachedAnswer {
    private static final String ANY = "*";
    private static final String WEAK = "W/";
    private static final String GZIP = "gzip";
    private static final String BROTLI = "br";

    /** The browser asks before each use, so all files of a page are of one version. */
    private static final String UNTIL_CHANGED = "no-cache";

    /** A year is the longest that caches know. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final String type;
    private final String caching;
    private final String tag;
    private final byte[] plain;
    private final byte[] compressed;
    private final Optional<byte[]> brotli;

    /** An answer whose address keeps its name when its content changes. */
    static CachedAnswer untilChanged(String type, byte[] bytes) {
        return untilChanged(type, bytes, Optional.empty());
    }

    /** The same, with what Brotli made of its content, if it did. */
    static CachedAnswer untilChanged(String type, byte[] bytes, Optional<byte[]> brotli) {
        return new CachedAnswer(type, UNTIL_CHANGED, bytes, brotli);
    }

    /** An answer whose address never leads to another content. */
    static CachedAnswer forEver(String type, byte[] bytes, Optional<byte[]> brotli) {
        return new CachedAnswer(type, FOR_EVER, bytes, brotli);
    }

    private CachedAnswer(String type, String caching, byte[] bytes, Optional<byte[]> brotli) {
        this.type = type;
        this.caching = caching;
        plain = bytes;
        compressed = compressed(bytes);
        this.brotli = brotli;
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        // Weak, because the same content may travel compressed or not.
        tag = WEAK + "\"%x-%08x\"".formatted(bytes.length, sum.getValue());
    }

    void send(Context context) {
        context.header("ETag", tag);
        context.header("Cache-Control", caching);
        context.res().addHeader("Vary", "Accept-Encoding");
        if (isKnown(Collections.list(context.req().getHeaders("If-None-Match")), tag)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType(type);
            byte[] bytes = encoded(context);
            context.future(() -> written(context, bytes));
        }
    }

    /** The bytes in the best encoding that the browser takes, which the answer's head then names. */
    private byte[] encoded(Context context) {
        List<String> accepted = Collections.list(context.req().getHeaders("Accept-Encoding"));
        if (brotli.isPresent() && accepts(accepted, BROTLI)) {
            context.header("Content-Encoding", BROTLI);
            return brotli.get();
        }
        if (accepts(accepted, GZIP)) {
            context.header("Content-Encoding", GZIP);
            return compressed;
        }
        return plain;
    }

    /**
     * Writes as fast as the browser reads, from bytes that all answers share. So a browser that doesn't read takes no memory, and
     * no thread, of which there are few for all requests and sockets.
     */
    private static CompletableFuture<Void> written(Context context, byte[] bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            HttpOutput out = (HttpOutput) context.res().getOutputStream();
            // A browser that has gone needs no answer.
            out.sendContent(
                    ByteBuffer.wrap(bytes), Callback.from(() -> done.complete(null), gone -> done.complete(null)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (BestGzip out = new BestGzip(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** It is compressed once and sent often. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** Whether the browser accepts an encoding: it names it, with a quality other than 0. */
    private static boolean accepts(List<String> encodings, String wanted) {
        return encodings.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(coding -> coding.toLowerCase(Locale.ROOT).replace(" ", ""))
                .anyMatch(coding ->
                        coding.equals(wanted) || (coding.startsWith(wanted + ";q=") && !coding.matches(".*=0[.0]*")));
    }

    /**
     * Whether the browser has this answer: If-None-Match is {@code *} or names this version, as a weak or a strong tag (RFC 9110,
     * 13.1.2).
     */
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
