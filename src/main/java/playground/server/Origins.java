package playground.server;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets a socket be opened by the playground's own page only, and by pages of origins that the operator names. Browsers tell the page's origin, and no page can change
 * that; programs that aren't browsers send none, and may come in.
 */
final class Origins {
    private static final Set<String> SCHEMES = Set.of("http://", "https://");

    private final Set<String> others;
    private final Metrics metrics;

    /** @param others origins that the operator allows besides the server's own */
    Origins(Set<String> others, Metrics metrics) {
        this.others =
                others.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.metrics = metrics;
    }

    void check(Context upgrade) {
        String origin = upgrade.header("Origin");
        if (origin != null
                && !isSameHost(origin, upgrade.header("Host"))
                && !others.contains(origin.toLowerCase(Locale.ROOT))) {
            metrics.refused(RefusalReason.ORIGIN);
            throw new ForbiddenResponse("This origin may not open a session here.");
        }
    }

    /** The scheme is left open: a proxy in front may have taken the HTTPS off. */
    static boolean isSameHost(String origin, String host) {
        return host != null
                && SCHEMES.stream().map(scheme -> scheme + host).anyMatch(own -> own.toLowerCase(Locale.ROOT)
                        .equals(origin.toLowerCase(Locale.ROOT)));
    }
}
