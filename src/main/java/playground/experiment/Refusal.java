package playground.experiment;

import java.io.Serial;

/** A value that an experiment may not hold, with what its sender must be told: where it stood, what came and what is allowed. */
public final class Refusal extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Why a value was refused: a number (or a count) out of its range, or something that is none of the choices. */
    public enum Reason {
        OUT_OF_RANGE,
        NOT_ALLOWED
    }

    private final Reason reason;
    private final String path;
    private final String value;
    private final String allowed;

    /**
     * @param path the field, relative to the record that refuses, such as {@code learningRate} or {@code points[3].x}
     * @param value what came, as text
     * @param allowed the range ({@code 0.00001 … 10}) or the choices ({@code a, b, c}) that would have been taken
     */
    public Refusal(Reason reason, String path, String value, String allowed) {
        super(path + " is " + value + "; allowed: " + allowed);
        this.reason = reason;
        this.path = path;
        this.value = value;
        this.allowed = allowed;
    }

    /** The same refusal seen from the record around it: {@code learningRate} within {@code training}. */
    public Refusal within(String outer) {
        return new Refusal(reason, outer + "." + path, value, allowed);
    }

    public Reason reason() {
        return reason;
    }

    public String path() {
        return path;
    }

    public String value() {
        return value;
    }

    public String allowed() {
        return allowed;
    }
}
