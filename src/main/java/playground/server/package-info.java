/**
 * The server: HTTP routes, sockets, and what protects them. {@link playground.server.LiveSocket} opens a
 * {@link playground.session.LiveSession} for each socket, and {@link playground.server.SocketReader} hands it what comes in.
 *
 * <p>{@link playground.server.Hardening} lists what a request passes before a route, in order: the headers of every answer, the
 * metrics endpoint, and the checks of the host, the handshake and the size.
 */
package playground.server;
