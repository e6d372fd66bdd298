package playground.server;

import java.util.OptionalInt;
import java.util.Set;
import playground.page.WebFiles;

/**
 * What the operator decides.
 *
 * @param maxSessions sessions at a time, in all
 * @param maxSessionsPerAddress sessions at a time of one address; a whole class may share one
 * @param origins other origins than the server's own whose pages may open a session, such as
 *     {@code https://lab.example}
 * @param embedders origins whose pages may show the playground in a frame
 * @param behindProxy whether a trusted proxy in front passes on the client's address and scheme
 * @param hosts names that the server answers to: behind a proxy, only these, or any if there are none; otherwise, these besides its
 *     own ({@link Hosts})
 * @param metricsPort where this machine's programs find the metrics: 0 for any free port, empty for nowhere
 * @param files what the page is made of
 */
public record ServerOptions(
        int maxSessions,
        int maxSessionsPerAddress,
        Set<String> origins,
        Set<String> embedders,
        boolean behindProxy,
        Set<String> hosts,
        OptionalInt metricsPort,
        WebFiles files) {

    public static final ServerOptions DEFAULT =
            new ServerOptions(5_000, 500, Set.of(), Set.of(), false, Set.of(), OptionalInt.empty(), WebFiles.PACKED);

    public ServerOptions {
        origins = Set.copyOf(origins);
        embedders = Set.copyOf(embedders);
        hosts = Set.copyOf(hosts);
    }

    public ServerOptions withMaxSessions(int most) {
        return new ServerOptions(
                most, maxSessionsPerAddress, origins, embedders, behindProxy, hosts, metricsPort, files);
    }

    public ServerOptions withMaxSessionsPerAddress(int most) {
        return new ServerOptions(maxSessions, most, origins, embedders, behindProxy, hosts, metricsPort, files);
    }

    public ServerOptions withOrigins(Set<String> others) {
        return new ServerOptions(
                maxSessions, maxSessionsPerAddress, others, embedders, behindProxy, hosts, metricsPort, files);
    }

    public ServerOptions withEmbedders(Set<String> others) {
        return new ServerOptions(
                maxSessions, maxSessionsPerAddress, origins, others, behindProxy, hosts, metricsPort, files);
    }

    public ServerOptions withProxy(boolean isThere) {
        return new ServerOptions(
                maxSessions, maxSessionsPerAddress, origins, embedders, isThere, hosts, metricsPort, files);
    }

    public ServerOptions withHosts(Set<String> names) {
        return new ServerOptions(
                maxSessions, maxSessionsPerAddress, origins, embedders, behindProxy, names, metricsPort, files);
    }

    public ServerOptions withMetricsPort(int port) {
        return new ServerOptions(
                maxSessions,
                maxSessionsPerAddress,
                origins,
                embedders,
                behindProxy,
                hosts,
                OptionalInt.of(port),
                files);
    }

    public ServerOptions withFiles(WebFiles others) {
        return new ServerOptions(
                maxSessions, maxSessionsPerAddress, origins, embedders, behindProxy, hosts, metricsPort, others);
    }
}
