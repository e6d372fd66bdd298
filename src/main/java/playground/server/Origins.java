package playground.server;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Locale;
import java.util.Set;

/**
 * Lets a socket be opened by the playground's own page only. Browsers tell the page's origin, and no page can change
 * that; programs that aren't browsers send none, and may come in.
 */
final class Origins {
    private static final Set<String> SCHEMES = Set.of("http://", "https://");

    private Origins() {}

    static void check(Context upgrade) {
        String origin = upgrade.header("Origin");
        if (origin != null && !isSameHost(origin, upgrade.header("Host"))) {
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
