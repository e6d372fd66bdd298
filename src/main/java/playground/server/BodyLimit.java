package playground.server;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/** Bounds the body of every request. One path takes larger ones; there, who reads a body of unknown length must bound it. */
final class BodyLimit extends SizeLimitHandler {
    private final String pathOfLarge;
    private final long mostThere;

    /**
     * @param most bytes
     * @param mostThere bytes at {@code pathOfLarge}
     */
    BodyLimit(long most, String pathOfLarge, long mostThere) {
        super(most, -1);
        this.pathOfLarge = pathOfLarge;
        this.mostThere = mostThere;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!pathOfLarge.equals(request.getHttpURI().getPath())) {
            return super.handle(request, response, callback);
        }
        if (request.getLength() > mostThere) {
            return PlainAnswer.send(
                    response,
                    HttpStatus.PAYLOAD_TOO_LARGE_413,
                    "A file may have %d bytes.".formatted(mostThere),
                    callback);
        }
        return getHandler().handle(request, response, callback);
    }
}
