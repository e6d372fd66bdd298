package playground.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import playground.session.RefusalReason;

/**
 * Closes the connections that one address opens beyond its share, so that some are left for others. It isn't used behind a proxy,
 * where all connections have the proxy's address: there, the proxy ends idle connections, and sessions are counted by the client
 * address that it passes on. Any thread may call it.
 */
final class ConnectionLimit implements Connection.Listener {
    private final int mostOfAnAddress;
    private final Metrics metrics;
    /** Remembered, since a closed connection has no address any more. */
    private final Map<Connection, String> addresses = new ConcurrentHashMap<>();

    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    ConnectionLimit(int mostOfAnAddress, Metrics metrics) {
        this.mostOfAnAddress = mostOfAnAddress;
        this.metrics = metrics;
    }

    @Override
    public void onOpened(Connection connection) {
        String address = Addresses.of(connection.getEndPoint().getRemoteSocketAddress(), null, false);
        addresses.put(connection, address);
        int present = byAddress.merge(address, 1, Integer::sum);
        // A connection that becomes a socket was counted before, as an HTTP connection.
        if (present > mostOfAnAddress && connection instanceof ConnectionMetaData) {
            metrics.refused(RefusalReason.TOO_MANY_CONNECTIONS);
            connection.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        String address = addresses.remove(connection);
        if (address != null) {
            byAddress.computeIfPresent(address, (key, present) -> present == 1 ? null : present - 1);
        }
    }
}
