/**
 * The server: HTTP routes, one session per socket, and the threads that train.
 *
 * <p>The way through it: {@link playground.server.LiveSocket} opens a {@link playground.server.LiveSession} for each
 * socket. A message waits in its {@link playground.server.Inbox} until the {@link playground.server.Scheduler} gives the
 * session a turn; then the {@link playground.server.Conductor} carries it out and trains the run for a few milliseconds,
 * and a frame goes into the {@link playground.server.Outbox} if the page's {@link playground.server.Credit} allows it.
 * Nothing but a turn touches a run.
 *
 * <p>What a request passes before it comes to a route stands in {@link playground.server.Hardening}, in its order: the headers of
 * every answer, the door to the metrics, and the checks of the host, of the handshake and of the size.
 */
package playground.server;
