package playground.server;

/**
 * The memory that all runs together may take, by estimate: a run that doesn't fit in what is left is refused before
 * anything of it is made. Any thread may call it.
 */
final class MemoryBudget {
    private final long most;
    private long taken;

    MemoryBudget(long most) {
        this.most = most;
    }

    long most() {
        return most;
    }

    synchronized long taken() {
        return taken;
    }

    private synchronized boolean isTight() {
        return taken > most / 4 * 3;
    }

    private synchronized boolean take(long bytes) {
        if (bytes > 0 && taken + bytes > most) {
            return false;
        }
        taken += bytes;
        return true;
    }

    /** A share with nothing in it. */
    Share share() {
        return new Share();
    }

    /** What one session has taken. */
    final class Share {
        private long bytes;
        private boolean closed;

        /** Makes the share so large; false, with the share as it was, if that is more than there is, or it is closed. */
        synchronized boolean resize(long wanted) {
            if (closed || !take(wanted - bytes)) {
                return false;
            }
            bytes = wanted;
            return true;
        }

        /** Whether so little is left in all that nobody should keep what it doesn't need at once. */
        boolean isTight() {
            return MemoryBudget.this.isTight();
        }

        synchronized long bytes() {
            return bytes;
        }

        /** Gives all back, for good. */
        synchronized void close() {
            resize(0);
            closed = true;
        }
    }
}
