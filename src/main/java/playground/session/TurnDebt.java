package playground.session;

/**
 * How much longer a task has worked than its turns were, and hasn't made up for (deficit round robin): once that is a turn's
 * length, it skips a turn. In nanoseconds of processor time.
 *
 * <p>Of a turn that ends by itself, only what is usual is charged. Any task has a long turn now and then, since code runs slowly
 * before the JIT compiler has compiled it, and whenever it is compiled anew; if turns were skipped for that, a page would stand
 * still for a second.
 */
final class TurnDebt {
    /**
     * The most turns that are skipped, about half a second's. Otherwise a large run among very many would stand still for a
     * minute. A debt is cut to this many turns of the present length, since turns may have become much shorter since then.
     */
    static final int MOST_TURNS = 8;

    /** Interrupted work is charged this many times, since it also displaces the others' data from the processor's caches. */
    private static final int PRICE_OF_INTERRUPTED_WORK = 4;

    /** What is usual is forgotten by this part with each turn. */
    private static final int FORGOTTEN = 8;

    private long owed;
    /** By how much turns have lately been too long. */
    private long usual;

    /** Whether a turn of this length is to be skipped. */
    boolean isDue(long length) {
        return owed >= length;
    }

    /** A turn of this length is skipped. */
    void pay(long length) {
        owed = Math.min(owed, MOST_TURNS * length) - length;
    }

    /** Nobody has waited meanwhile. */
    void forgive() {
        owed = 0;
    }

    /** A turn of this length has ended after so much work. */
    void charge(long worked, long length) {
        long beyond = worked - length;
        add(Math.min(beyond, usual));
        remember(beyond);
    }

    /** A turn of this length was interrupted, since its work takes longer than that. */
    void chargeInterrupted(long worked, long length) {
        long beyond = PRICE_OF_INTERRUPTED_WORK * worked - length;
        add(beyond);
        remember(beyond);
    }

    private void add(long beyond) {
        owed = Math.max(0, owed + beyond);
    }

    private void remember(long beyond) {
        usual = Math.max(beyond, usual - usual / FORGOTTEN);
    }
}
