/**
 * The server: HTTP routes, sockets, and what protects them. {@link playground.server.LiveSocket} opens a
 * {@link playground.session.LiveSession} for each socket, and {@link playground.server.SocketReader} hands it what comes in.
 *
 * <p>What a request passes before it comes to a route stands in {@link playground.server.Hardening}, in its order: the headers of
 * every answer, the door to the metrics, and the checks of the host, of the handshake and of the size.
 */
package playground.server;
