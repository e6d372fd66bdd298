package playground.nn;

/**
 * Lets long work pause between its pieces, so that others who wait for the processor can use it. Breaks don't change a result:
 * nobody touches what the work has made so far, and it adds up its pieces in the same order with breaks as without.
 *
 * <p>The owner of the work supplies it; the thread that does the work calls {@link #take}. It may throw, to end work that nobody
 * waits for any more; what the work leaves half done can't be used again.
 */
@FunctionalInterface
public interface Breaks {
    /** For work that never has to let others have the processor. */
    Breaks NONE = () -> {};

    /** Returns when the work may go on, which is mostly at once. */
    void take();
}
