package playground.session;

/** Why the server refused a socket, a request or a message; in the metrics by its id. */
public enum RefusalReason {
    /** The limit of sessions in all is reached. */
    FULL,
    /** The limit of sessions of one address is reached. */
    ADDRESS_FULL,
    /** A request for another host. */
    HOST,
    /** A page of another origin. */
    ORIGIN,
    /** A request for a socket that isn't a valid handshake. */
    HANDSHAKE,
    /** The limit of connections of one address is reached. */
    TOO_MANY_CONNECTIONS,
    /** No memory for a run of that size. */
    MEMORY,
    /** More messages than the rate limit or the inbox allows. */
    TOO_MANY_MESSAGES,
    /** A message that isn't understood or not allowed. */
    BAD_MESSAGE,
    /** A message over the limit. */
    MESSAGE_TOO_LONG,
    /** A socket whose page didn't answer. */
    ABANDONED,
    /** A request that was begun and not ended. */
    HALF_SENT,
    /** A socket that was shed, since too much memory was held for its address. */
    SHED,
    /** A binary message: no page sends any. */
    BINARY,
    /** The server is about to stop. */
    STOPPING
}
