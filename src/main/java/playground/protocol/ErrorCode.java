package playground.protocol;

/** What was wrong with a message; messages carry its id, such as {@code unknown-type}. */
public enum ErrorCode {
    /** The message is not text, not JSON, or not a JSON object. */
    NOT_JSON,
    UNKNOWN_TYPE,
    UNKNOWN_FIELD,
    MISSING,
    WRONG_TYPE,
    /** The value is none of the choices, or doesn't fit the rest of the experiment. */
    NOT_ALLOWED,
    OUT_OF_RANGE,
    /** More entries, or a longer message, than the server takes. */
    TOO_LARGE,
    /** The bytes given as a checkpoint are none: no server has made them. */
    NO_CHECKPOINT,
    /** A checkpoint that is cut or changed. */
    CHECKPOINT_DAMAGED,
    /** The checkpoint was made by a server of another version, whose training may give other bits. */
    CHECKPOINT_OTHER_VERSION,
    /** The checkpoint's run belongs to another experiment, which no live change turns into this one. */
    CHECKPOINT_OTHER_EXPERIMENT,
    /** The command needs a run, but none was started, or an internal error has ended it. */
    NOT_RUNNING,
    /** The server has no memory left for this now; it may accept the same message later. */
    BUSY,
    /** A fault of the server, not of the message; its log has the details. */
    INTERNAL
}
