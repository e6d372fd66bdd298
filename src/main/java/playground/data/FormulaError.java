package playground.data;

import java.io.Serial;

/** A text is no formula: where reading stopped, what stood there, and what could have stood there. */
public final class FormulaError extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int position;
    private final String came;
    private final String allowed;

    FormulaError(int position, String came, String allowed) {
        super("at " + position + " came " + came + "; allowed: " + allowed);
        this.position = position;
        this.came = came;
        this.allowed = allowed;
    }

    /** Index into the text, from 0; its length if more was expected. */
    public int position() {
        return position;
    }

    /** The name, number or character there, or {@link Formula#END}. */
    public String came() {
        return came;
    }

    /** What would have been taken there, separated by {@code ", "}. */
    public String allowed() {
        return allowed;
    }
}
