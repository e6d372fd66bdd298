package playground.server;

import java.util.Set;

/**
 * What the operator decides.
 *
 * @param maxSessions sessions at a time, in all
 * @param maxSessionsPerAddress sessions at a time of one address; a whole class may share one
 * @param origins other origins than the server's own whose pages may open a session, such as
 *     {@code https://lab.example}
 * @param embedders origins whose pages may show the playground in a frame
 * @param behindProxy whether a proxy in front tells the client's address and scheme, and can be believed
 */
public record ServerOptions(
        int maxSessions, int maxSessionsPerAddress, Set<String> origins, Set<String> embedders, boolean behindProxy) {

    public static final ServerOptions DEFAULT = new ServerOptions(5_000, 500, Set.of(), Set.of(), false);

    public ServerOptions {
        origins = Set.copyOf(origins);
        embedders = Set.copyOf(embedders);
    }

    public ServerOptions withMaxSessions(int most) {
        return new ServerOptions(most, maxSessionsPerAddress, origins, embedders, behindProxy);
    }

    public ServerOptions withMaxSessionsPerAddress(int most) {
        return new ServerOptions(maxSessions, most, origins, embedders, behindProxy);
    }

    public ServerOptions withOrigins(Set<String> others) {
        return new ServerOptions(maxSessions, maxSessionsPerAddress, others, embedders, behindProxy);
    }

    public ServerOptions withEmbedders(Set<String> others) {
        return new ServerOptions(maxSessions, maxSessionsPerAddress, origins, others, behindProxy);
    }

    public ServerOptions withProxy(boolean isThere) {
        return new ServerOptions(maxSessions, maxSessionsPerAddress, origins, embedders, isThere);
    }
}
