package playground.server;

import java.net.SocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/**
 * Bounds the memory of all messages that are under way. Each may be as long as a message may be, but a few hundred of them, begun
 * and never ended, would be more than there is; and Jetty collects a message before anybody hears of it. So what a socket holds is
 * told from the bytes that came since its last whole message; when all together hold too much, those with the most go. Any thread
 * may call it.
 */
final class HalfSentMessages implements Connection.Listener {
    private final Map<SocketAddress, Socket> sockets = new ConcurrentHashMap<>();
    private final long most;
    private final Metrics metrics;

    /** @param most bytes that all half-sent messages together may hold */
    HalfSentMessages(long most, Metrics metrics) {
        this.most = most;
        this.metrics = metrics;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof WebSocketConnection) {
            sockets.put(connection.getEndPoint().getRemoteSocketAddress(), new Socket(connection));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof WebSocketConnection) {
            // by itself, since a closed connection has no address any more
            sockets.values().removeIf(socket -> socket.connection.equals(connection));
        }
    }

    /** A whole message has come from there. */
    void ended(SocketAddress from) {
        Socket socket = sockets.get(from);
        if (socket != null) {
            socket.endedAt = socket.connection.getBytesIn();
        }
    }

    /** Drops the sockets that hold the most, until the rest holds little enough. */
    void look() {
        long held = sockets.values().stream().mapToLong(Socket::held).sum();
        if (held <= most) {
            return;
        }
        List<Socket> largestFirst = sockets.values().stream()
                .sorted(Comparator.comparingLong(Socket::held).reversed())
                .toList();
        for (Socket socket : largestFirst) {
            if (held <= most) {
                return;
            }
            held -= socket.held();
            metrics.refused(RefusalReason.HALF_SENT_MESSAGE);
            socket.connection.close();
        }
    }

    private static final class Socket {
        private final Connection connection;
        private volatile long endedAt;

        private Socket(Connection connection) {
            this.connection = connection;
        }

        private long held() {
            return connection.getBytesIn() - endedAt;
        }
    }
}
