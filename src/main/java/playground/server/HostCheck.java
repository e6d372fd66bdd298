package playground.server;

import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import playground.session.RefusalReason;

/**
 * Refuses requests for another host. A balancer's probes are answered whatever host they name, since it doesn't know the server's
 * name.
 */
final class HostCheck extends Handler.Wrapper {
    private static final Set<String> PROBES = Set.of(PlaygroundServer.ALIVE, PlaygroundServer.READY);

    private final Hosts hosts;
    private final Metrics metrics;

    HostCheck(Hosts hosts, Metrics metrics, Handler handler) {
        super(handler);
        this.hosts = hosts;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (PROBES.contains(Request.getPathInContext(request))) {
            return super.handle(request, response, callback);
        }
        List<String> asked = request.getHeaders().getValuesList(HttpHeader.HOST);
        if (asked.size() != 1) {
            metrics.refused(RefusalReason.HOST);
            return PlainAnswer.send(
                    response, HttpStatus.BAD_REQUEST_400, "A request must name its host, once.", callback);
        }
        if (!hosts.include(asked.get(0))) {
            metrics.refused(RefusalReason.HOST);
            return PlainAnswer.send(
                    response,
                    HttpStatus.MISDIRECTED_REQUEST_421,
                    "This server doesn't answer to that name: whoever started it can allow the name with --hosts.",
                    callback);
        }
        return super.handle(request, response, callback);
    }
}
