package playground.protocol;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The types of a page's messages; the field {@code type} carries the name. */
enum MessageType {
    START("start"),
    CHANGE("change"),
    EDIT_POINTS("editPoints"),
    SET_PARAMETER("setParameter"),
    RUN("run"),
    PAUSE("pause"),
    STEP("step"),
    EPOCH("epoch"),
    RESET("reset"),
    SPEED("speed"),
    ACK("ack"),
    PONG("pong"),
    INSPECT("inspect"),
    WATCH("watch"),
    ANSWER("answer"),
    BUILD("build"),
    EXPORT("export"),
    REVISIT("revisit"),
    SWEEP("sweep"),
    SWEEP_TO("sweepTo"),
    SWEEP_RUN("sweepRun"),
    SWEEP_PAUSE("sweepPause"),
    SWEEP_END("sweepEnd"),
    SWEEP_TAKE("sweepTake");

    static final String ALLOWED = Arrays.stream(values()).map(type -> type.wire).collect(Collectors.joining(", "));

    private final String wire;

    MessageType(String wire) {
        this.wire = wire;
    }

    /** Whether a message of this type ends all training that was asked for before; {@code wire} may be null. */
    static boolean endsTraining(String wire) {
        return PAUSE.wire.equals(wire)
                || RESET.wire.equals(wire)
                || START.wire.equals(wire)
                || REVISIT.wire.equals(wire);
    }

    static MessageType of(String wire) {
        for (MessageType type : values()) {
            if (type.wire.equals(wire)) {
                return type;
            }
        }
        throw BadMessage.notAllowed(ErrorCode.UNKNOWN_TYPE, "type", wire, ALLOWED);
    }
}
