package playground.lessons;

/**
 * A hint. Of those of a level, the first whose condition holds is given.
 *
 * @param level 1 for the first hint to be asked for; the last, 3, says what to do
 */
public record Hint(int level, String id, Condition when) {
    /** How many hints can be asked for. */
    public static final int LEVELS = 3;
}
