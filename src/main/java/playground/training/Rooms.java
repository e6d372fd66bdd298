package playground.training;

import playground.nn.Pass;

/**
 * Passes that nobody uses at the moment, for the next who needs one. Who takes a break gives its pass back before, so that no more
 * are in use than there are processors, and no more are kept. Any thread may call it; allocates nothing.
 */
final class Rooms {
    private final Pass[] free = new Pass[Runtime.getRuntime().availableProcessors()];
    private int count;

    /** The one that was given last, of whatever network; null if there is none. */
    synchronized Pass take() {
        if (count == 0) {
            return null;
        }
        Pass room = free[--count];
        free[count] = null;
        return room;
    }

    /** Keeps the pass for another, unless there are enough. */
    synchronized void give(Pass room) {
        if (count < free.length) {
            free[count++] = room;
        }
    }
}
