package playground.server;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/**
 * Takes connections. What comes on a socket is read by the thread that is told that it came. Jetty would wake another thread for
 * it, which takes longer than to read an acknowledgement, and every second frame brings one. {@link SocketReader} never waits, and
 * reads on only while its session has room, so no socket keeps that thread from the others.
 */
final class PromptConnector extends ServerConnector {
    PromptConnector(Server server, HttpConfiguration http, int port) {
        super(server, new HttpConnectionFactory(http));
        setPort(port);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint endPoint = new EndPoint(channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    private static final class EndPoint extends SocketChannelEndPoint {
        EndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
            super(channel, selector, key, scheduler);
        }

        @Override
        public void fillInterested(Callback reader) {
            super.fillInterested(getConnection() instanceof WebSocketConnection ? new AtOnce(reader) : reader);
        }
    }

    /** Jetty calls what doesn't block at once. */
    private static final class AtOnce extends Callback.Nested {
        AtOnce(Callback reader) {
            super(reader);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
