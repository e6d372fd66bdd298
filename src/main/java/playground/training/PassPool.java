package playground.training;

import playground.nn.Pass;

/**
 * Passes that no thread uses at the moment, for the next thread that needs one. A thread gives its pass back before it takes a
 * break. So never more passes are in use than there are processors, and no more are kept. Any thread may call it; allocates
 * nothing.
 */
final class PassPool {
    private final Pass[] free = new Pass[Runtime.getRuntime().availableProcessors()];
    private int count;

    /** The pass that was given back last, of whatever network; null if there is none. */
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
