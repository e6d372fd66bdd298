package playground.training;

import playground.nn.Pass;

/**
 * Passes that nobody uses at the moment, for the next who needs one. A thread gives its pass back before it takes a break. So there
 * are never more in use than processors, and no more are kept. Any thread may call it; allocates nothing.
 */
final class PassPool {
    private final Pass[] free = new Pass[Runtime.getRuntime().availableProcessors()];
    private int count;

    /** The one that was given last, of whatever network; null if there is none. */
    synchronized Pass take() {
        if (count == 0) {
            return null;
        }
        Pass pass = free[--count];
        free[count] = null;
        return pass;
    }

    /** Keeps the pass for another, unless there are enough. */
    synchronized void give(Pass pass) {
        if (count < free.length) {
            free[count++] = pass;
        }
    }
}
