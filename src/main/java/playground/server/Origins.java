package playground.server;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets a socket be opened, or a file be read, by the playground's own page only, and by pages of origins that the operator names. A
 * browser sends the page's origin, and no page can change it. Programs other than browsers send none, and may do either.
 */
final class Origins {
    private static final Set<String> SCHEMES = Set.of("http://", "https://");

    private final Set<String> others;

    /** @param others origins that the operator allows besides the server's own */
    Origins(Set<String> others) {
        this.others =
                others.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a request with these headers may do so.
     *
     * @param told the values of all Origin headers: a browser sends one
     * @param host the host that was asked, which is one of the server's own
     */
    boolean allow(List<String> told, String host) {
        if (told.size() != 1) {
            return told.isEmpty();
        }
        String origin = told.get(0).toLowerCase(Locale.ROOT);
        return isSameHost(origin, host.toLowerCase(Locale.ROOT)) || others.contains(origin);
    }

    /** The scheme isn't compared, since a proxy in front may have ended the HTTPS. */
    private static boolean isSameHost(String origin, String host) {
        return SCHEMES.stream().anyMatch(scheme -> origin.equals(scheme + host));
    }
}
