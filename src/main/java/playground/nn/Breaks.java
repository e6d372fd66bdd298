package playground.nn;

/**
 * Long work takes a break between its pieces, so that others who wait for the processor have it meanwhile. What the work has made
 * so far is left alone until the break is over, and the sums of its pieces are added in the same order with breaks as without: they
 * change nothing of a result.
 *
 * <p>Belongs to who owns the work, and is taken in the thread that does it. It may throw, to end work that nobody waits for any
 * more; what that leaves half done can't be used again.
 */
@FunctionalInterface
public interface Breaks {
    /** For work that nobody has to wait for. */
    Breaks NONE = () -> {};

    /** Returns when the work may go on: mostly at once. */
    void take();
}
