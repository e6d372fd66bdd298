package playground.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import playground.session.RefusalReason;

/**
 * Drops HTTP connections with a request that was begun long ago and hasn't ended, also those that send a byte now and then, which
 * no idle timeout ends. A connection on which nothing came since its last request is left to the idle timeout, since perhaps the
 * server hasn't read it yet. A connection that was upgraded to a socket is no HTTP connection any more. Any thread may call it.
 */
final class RequestTimeout implements Connection.Listener {
    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();
    private final long patience;
    private final Metrics metrics;
    private final LongSupplier clock;

    /**
     * @param patience nanoseconds without progress after which a connection is dropped
     * @param clock in nanoseconds
     */
    RequestTimeout(long patience, Metrics metrics, LongSupplier clock) {
        this.clock = clock;
        this.patience = patience;
        this.metrics = metrics;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData) {
            connections.put(connection, new Progress(0, 0, 0, clock.getAsLong()));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    /** Looks at all connections, and closes those whose request has been incomplete for too long. */
    void look() {
        long now = clock.getAsLong();
        connections.replaceAll((connection, before) -> before.next(connection, now));
        connections.forEach((connection, progress) -> {
            boolean isIdle = connection.getBytesIn() == progress.received;
            if (!isIdle && now - progress.since >= patience) {
                metrics.refused(RefusalReason.HALF_SENT);
                connection.close();
            }
        });
    }

    /**
     * A connection's counts of requests and of answered bytes, since when they are unchanged, and the bytes received until then.
     */
    private record Progress(long requests, long answered, long received, long since) {
        Progress next(Connection connection, long now) {
            long requestsNow = connection.getMessagesIn();
            long answeredNow = connection.getBytesOut();
            return requestsNow == requests && answeredNow == answered
                    ? this
                    : new Progress(requestsNow, answeredNow, connection.getBytesIn(), now);
        }
    }
}
