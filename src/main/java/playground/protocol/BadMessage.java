package playground.protocol;

import java.io.Serial;
import playground.experiment.Ids;
import playground.experiment.Refusal;

/** A refused message. It carries the answer to the sender: the reader of messages sends this answer, and goes on. */
public final class BadMessage extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** The most characters of a value that are sent back. */
    private static final int LONGEST_VALUE = 80;

    private final transient ServerMessage.Refused answer;
    private final boolean edit;

    /**
     * @param path the field, from the message's top, such as {@code experiment.training.learningRate}; empty for the
     *     message as a whole
     * @param value the refused value, as text of any length; empty if there is nothing to show
     * @param allowed the values that are allowed; empty if they can't be listed briefly
     */
    public BadMessage(ErrorCode code, String path, String value, String allowed, String message) {
        this(new ServerMessage.Refused(code, path, shortened(value), allowed, message), false);
    }

    private BadMessage(ServerMessage.Refused answer, boolean edit) {
        super(answer.message(), null, false, false);
        this.answer = answer;
        this.edit = edit;
    }

    /** The same refusal of the field at {@code path}. */
    public BadMessage at(String path) {
        return new BadMessage(
                new ServerMessage.Refused(answer.code(), path, answer.value(), answer.allowed(), answer.message()),
                edit);
    }

    /** The answer to a refusal by an experiment's own check; {@code path} leads to the record that was read. */
    public static BadMessage of(Refusal refusal, String path) {
        ErrorCode code =
                refusal.reason() == Refusal.Reason.OUT_OF_RANGE ? ErrorCode.OUT_OF_RANGE : ErrorCode.NOT_ALLOWED;
        return notAllowed(code, Fields.join(path, refusal.path()), refusal.value(), refusal.allowed());
    }

    static BadMessage notAllowed(ErrorCode code, String path, String value, String allowed) {
        return new BadMessage(
                code, path, value, allowed, "%s is %s; allowed: %s.".formatted(path, shortened(value), allowed));
    }

    static BadMessage wrongType(String path, String value, String wanted) {
        return new BadMessage(
                ErrorCode.WRONG_TYPE,
                path,
                value,
                wanted,
                "%s is %s; it must be %s.".formatted(path, shortened(value), wanted));
    }

    static BadMessage tooLarge(String path, int count, int most) {
        return new BadMessage(
                ErrorCode.TOO_LARGE,
                path,
                Integer.toString(count),
                "at most " + most,
                "%s has %d entries; at most %d are taken.".formatted(path, count, most));
    }

    static <E extends Enum<E>> E choice(Class<E> type, String id, String path) {
        try {
            return Ids.parse(type, id, path);
        } catch (Refusal refusal) {
            throw of(refusal, "");
        }
    }

    /** The same refusal, marked as the refusal of an edit of the points. */
    public BadMessage ofEdit() {
        return new BadMessage(answer, true);
    }

    public ServerMessage.Refused answer() {
        return answer;
    }

    /** Whether an edit of the points was refused: its sender shows the edit already, so it needs the actual points. */
    public boolean isEdit() {
        return edit;
    }

    private static String shortened(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        int end = LONGEST_VALUE - 1;
        boolean splitsPair = Character.isHighSurrogate(value.charAt(end - 1));
        return value.substring(0, splitsPair ? end - 1 : end) + "…";
    }
}
