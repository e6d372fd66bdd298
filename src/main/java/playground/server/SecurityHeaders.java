package playground.server;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts the security headers on every answer, errors and refused upgrades included. */
final class SecurityHeaders extends Handler.Wrapper {
    private static final String TWO_YEARS = "max-age=63072000";

    private final Map<String, String> headers;
    private final boolean behindProxy;

    SecurityHeaders(ServerOptions options) {
        behindProxy = options.behindProxy();
        headers = Map.of(
                "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                                + "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
                                + "frame-ancestors " + ancestors(options.embedders()),
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    }

    /** The request's own fields tell whether it came by HTTPS. */
    void addTo(HttpFields request, HttpFields.Mutable answer) {
        headers.forEach(answer::put);
        if (behindProxy && "https".equalsIgnoreCase(lastHop(request))) {
            answer.put("Strict-Transport-Security", TWO_YEARS);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        addTo(request.getHeaders(), response.getHeaders());
        return super.handle(request, response, callback);
    }

    private static String lastHop(HttpFields request) {
        String scheme = request.getLast(HttpHeader.X_FORWARDED_PROTO);
        return scheme == null
                ? ""
                : scheme.substring(scheme.lastIndexOf(',') + 1).strip();
    }

    private static String ancestors(Set<String> embedders) {
        return embedders.isEmpty() ? "'self'" : "'self' " + String.join(" ", new TreeSet<>(embedders));
    }
}
