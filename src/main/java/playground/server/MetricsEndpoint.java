package playground.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Serves {@code /metrics}, and nothing else, on a port of its own that only programs of this machine reach. */
final class MetricsEndpoint extends Handler.Wrapper {
    private static final String PATH = "/metrics";

    private final Metrics metrics;
    private final OptionalInt port;
    private final Hosts hosts = Hosts.direct();
    private ServerConnector connector;

    /** Another program listens on the port for metrics. */
    static final class Taken extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        private Taken(IOException cause) {
            super("The port for metrics is taken.", cause);
        }
    }

    /** @param port 0 for any free one; empty to serve no metrics */
    MetricsEndpoint(OptionalInt port, Metrics metrics) {
        this.port = port;
        this.metrics = metrics;
    }

    /** Listens; to be called while {@code server} starts, when it has its other connectors. */
    void open(Server server) {
        if (port.isEmpty()) {
            return;
        }
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port.getAsInt());
        try {
            connector.open();
        } catch (IOException e) {
            throw new Taken(e);
        }
        server.addConnector(connector);
    }

    /** The port it listens on. */
    OptionalInt port() {
        return connector == null ? OptionalInt.empty() : OptionalInt.of(connector.getLocalPort());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (connector == null || request.getConnectionMetaData().getConnector() != connector) {
            return super.handle(request, response, callback);
        }
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null || !hosts.include(host)) {
            Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
        } else if (!Request.getPathInContext(request).equals(PATH)) {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        } else if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Metrics.CONTENT_TYPE);
            Content.Sink.write(response, true, metrics.scrape(), callback);
        }
        return true;
    }
}
