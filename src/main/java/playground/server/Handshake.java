package playground.server;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import playground.session.RefusalReason;

/**
 * Refuses requests for a socket that aren't as RFC 6455 (4.2.1) wants them, and those of origins that {@link Origins} don't allow.
 * It doesn't look at the path: the routes decide which paths lead to a socket.
 */
final class Handshake extends Handler.Wrapper {
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;
    /** The key's length with its padding, which Java's decoder doesn't require. */
    private static final int KEY_CHARACTERS = 24;

    private static final Objection OTHER_VERSION = new Objection(
            HttpStatus.UPGRADE_REQUIRED_426, RefusalReason.HANDSHAKE, "This server speaks version 13 of WebSocket.");
    private static final Objection OTHER_ORIGIN =
            new Objection(HttpStatus.FORBIDDEN_403, RefusalReason.ORIGIN, "This origin may not open a session here.");

    private final Origins origins;
    private final Metrics metrics;

    Handshake(Origins origins, Metrics metrics, Handler handler) {
        super(handler);
        this.origins = origins;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<Objection> objection = asksForASocket(request.getHeaders()) ? objection(request) : Optional.empty();
        if (objection.isEmpty()) {
            return super.handle(request, response, callback);
        }
        metrics.refused(objection.get().reason);
        int status = objection.get().status;
        if (status == HttpStatus.UPGRADE_REQUIRED_426) {
            response.getHeaders().put(HttpHeader.SEC_WEBSOCKET_VERSION, VERSION);
        }
        return PlainAnswer.send(response, status, objection.get().sentence, callback);
    }

    /** Whether a request asks for a socket: any of the handshake's headers counts, since a handler may look at any of them. */
    private static boolean asksForASocket(HttpFields headers) {
        return headers.contains(HttpHeader.UPGRADE, "websocket")
                || headers.contains(HttpHeader.SEC_WEBSOCKET_KEY)
                || headers.contains(HttpHeader.SEC_WEBSOCKET_VERSION);
    }

    private Optional<Objection> objection(Request request) {
        HttpFields headers = request.getHeaders();
        if (!HttpMethod.GET.is(request.getMethod())
                || request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1) {
            return wrong("A socket is asked for by GET and HTTP/1.1.");
        }
        if (!headers.contains(HttpHeader.UPGRADE, "websocket") || !headers.contains(HttpHeader.CONNECTION, "upgrade")) {
            return wrong("A socket is asked for with \"Connection: Upgrade\" and \"Upgrade: websocket\".");
        }
        if (!headers.getValuesList(HttpHeader.SEC_WEBSOCKET_VERSION).equals(List.of(VERSION))) {
            return Optional.of(OTHER_VERSION);
        }
        List<String> keys = headers.getValuesList(HttpHeader.SEC_WEBSOCKET_KEY);
        if (keys.size() != 1 || !isKey(keys.get(0))) {
            return wrong("Sec-WebSocket-Key must be 16 bytes in Base64, once.");
        }
        if (hasBody(headers)) {
            return wrong("A request for a socket has no body.");
        }
        boolean isAllowed = origins.allow(headers.getValuesList(HttpHeader.ORIGIN), headers.get(HttpHeader.HOST));
        return isAllowed ? Optional.empty() : Optional.of(OTHER_ORIGIN);
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == KEY_CHARACTERS && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasBody(HttpFields headers) {
        return headers.contains(HttpHeader.TRANSFER_ENCODING) || headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0;
    }

    private static Optional<Objection> wrong(String sentence) {
        return Optional.of(new Objection(HttpStatus.BAD_REQUEST_400, RefusalReason.HANDSHAKE, sentence));
    }

    private record Objection(int status, RefusalReason reason, String sentence) {}
}
