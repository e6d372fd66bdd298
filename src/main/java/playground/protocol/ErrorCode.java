package playground.protocol;

/** What was wrong with a message; on the wire by its id, such as {@code unknown-type}. */
public enum ErrorCode {
    /** The message is not text, not JSON, or not a JSON object. */
    NOT_JSON,
    UNKNOWN_TYPE,
    UNKNOWN_FIELD,
    MISSING,
    WRONG_TYPE,
    /** None of the choices, or a value that the rest of the experiment can't take. */
    NOT_ALLOWED,
    OUT_OF_RANGE,
    /** More entries, or a longer message, than the server takes. */
    TOO_LARGE,
    /** What should be a checkpoint is none: it comes from elsewhere. */
    NO_CHECKPOINT,
    /** A checkpoint that is cut or changed. */
    CHECKPOINT_DAMAGED,
    /** A checkpoint by a server of another version, which may train to other bits. */
    CHECKPOINT_OTHER_VERSION,
    /** A checkpoint of a run that isn't this experiment's, whatever is changed while it trains. */
    CHECKPOINT_OTHER_EXPERIMENT,
    /** The command needs a run, and there is none: none was started, or it has ended with an internal error. */
    NOT_RUNNING,
    /** The server has no memory left for a run of this size; the same may be taken later. */
    BUSY,
    /** A fault of the server, not of the message; its log has the details. */
    INTERNAL
}
