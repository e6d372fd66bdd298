package playground.session;

/** Why the server refused a socket, a request or a message; in the metrics by its id. */
public enum RefusalReason {
    /** As many sessions as there may be. */
    FULL,
    /** As many sessions of one address as there may be. */
    ADDRESS_FULL,
    /** A request that means another host. */
    HOST,
    /** A page of another origin. */
    ORIGIN,
    /** A request for a socket that isn't as it must be. */
    HANDSHAKE,
    /** As many connections of one address as there may be. */
    TOO_MANY_CONNECTIONS,
    /** No memory for a run of that size. */
    MEMORY,
    /** More messages than are taken or carried out. */
    TOO_MANY_MESSAGES,
    /** A message that isn't understood or not allowed. */
    BAD_MESSAGE,
    /** A message over the limit. */
    MESSAGE_TOO_LONG,
    /** A socket whose page didn't answer. */
    ABANDONED,
    /** A request that was begun and not ended. */
    HALF_SENT,
    /** What was held for a socket, when there was too much for all of its address. */
    SHED,
    /** A binary message: no page sends any. */
    BINARY,
    /** The server is about to stop. */
    STOPPING
}
