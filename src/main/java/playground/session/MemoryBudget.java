package playground.session;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import playground.protocol.BadMessage;
import playground.protocol.ErrorCode;

/**
 * The memory for everything held for clients: runs, incoming messages, outgoing answers. Its bytes are taken before an object is
 * made and given back when the object is gone. Any thread may call it.
 *
 * <p>An address may take two thirds of what the others leave, so that there is always some left for another address. Runs leave a
 * fifth of everything to messages. Messages beyond a few of each address leave a quarter of what runs may still take, so that
 * another address can start its run however many addresses only send. A run that doesn't fit is refused. If a message doesn't fit,
 * the session of its address that holds the most memory is shed, which may be the message's own session. No thread is blocked
 * here: a session that waits for memory lets others have their turns.
 */
public final class MemoryBudget {
    /** The share of all memory that runs may take; the rest is for messages. */
    static final double PART_FOR_RUNS = 0.8;

    /** The share of what runs might still take that messages leave to them. */
    static final double PART_LEFT_TO_RUNS = 0.25;

    /** What an address may always have in messages as long as there is any memory, such as those that start a run. */
    static final long FEW_MESSAGES = 128 * 1024;

    /** The share that an address may take of what the others leave. */
    static final double PART_FOR_AN_ADDRESS = 2.0 / 3;

    /**
     * A session with no more than this in messages never causes anybody to be shed, since acknowledgements and commands come at all
     * times.
     */
    static final long ALWAYS_TAKEN = 4 * 1024;

    /** Work that takes no more than this never waits, such as reading a command, which is never interrupted. */
    static final long SMALL_WORK = 64 * 1024;

    /** How long work waits for memory that others' work takes, before it is refused. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final long most;
    private final LongSupplier clock;
    private final Map<String, Address> addresses = new HashMap<>();
    private long runs;
    private long held;
    private long work;

    /**
     * @param most bytes that may be taken in all
     * @param clock in nanoseconds
     */
    public MemoryBudget(long most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
    }

    public synchronized long taken() {
        return runs + held;
    }

    /** How many addresses are remembered: those with a share, and no others. */
    synchronized int addresses() {
        return addresses.size();
    }

    /** A share with nothing in it, for a session of this address. {@code onShed} is called, by any thread, when it must go. */
    public synchronized Share share(String address, Runnable onShed) {
        Address of = addresses.computeIfAbsent(address, Address::new);
        Share share = new Share(of, onShed);
        of.shares.add(share);
        return share;
    }

    /** What runs may take in all. */
    private double forRuns() {
        return PART_FOR_RUNS * most;
    }

    /** What messages may take in all beside the runs that there are. */
    private double forMessages() {
        return most - runs - PART_LEFT_TO_RUNS * (forRuns() - runs);
    }

    /** What the sessions of one address have taken. Its methods are called with the budget's lock held. */
    private final class Address {
        private final String name;
        private final Set<Share> shares = new LinkedHashSet<>();
        private long runs;
        private long held;
        /** What its work takes while the work lasts; not counted in what is taken. */
        private long work;

        private Address(String name) {
            this.name = name;
        }

        private long taken() {
            return runs + held;
        }

        /** What its runs may have, beside its messages and all that others have. */
        private double mostForRuns() {
            double othersRuns = MemoryBudget.this.runs - runs;
            return Math.min(PART_FOR_AN_ADDRESS * (forRuns() - othersRuns), mostInAll() - held);
        }

        /** What its messages may have, beside its runs and all that others have. */
        private double mostForMessages() {
            double othersMessages = MemoryBudget.this.held - held;
            double part = PART_FOR_AN_ADDRESS * (forMessages() - othersMessages);
            return Math.min(Math.max(part, FEW_MESSAGES), mostInAll() - runs);
        }

        private double mostInAll() {
            long others = MemoryBudget.this.taken() - taken();
            return PART_FOR_AN_ADDRESS * (most - others);
        }

        /** Whether its work may take so much more: beside all others' work, and within its own part. */
        private boolean fitsForWork(long more) {
            long othersWork = MemoryBudget.this.work - work;
            return MemoryBudget.this.taken() + MemoryBudget.this.work + more <= most
                    && taken() + work + more <= mostInAll() - PART_FOR_AN_ADDRESS * othersWork;
        }

        private void changeRuns(long bytes) {
            runs += bytes;
            MemoryBudget.this.runs += bytes;
        }

        private void changeHeld(long bytes) {
            held += bytes;
            MemoryBudget.this.held += bytes;
        }
    }

    /** What one session has taken. */
    public final class Share {
        private final Address address;
        private final Runnable onShed;
        private long run;
        private long held;
        private boolean closed;
        private boolean shed;

        private Share(Address address, Runnable onShed) {
            this.address = address;
            this.onShed = onShed;
        }

        /** Sets the size of the part for the run; false, with nothing changed, if there isn't that much or the share is closed. */
        public boolean resize(long wanted) {
            synchronized (MemoryBudget.this) {
                long more = wanted - run;
                if (closed || (more > 0 && address.runs + more > address.mostForRuns())) {
                    return false;
                }
                address.changeRuns(more);
                run = wanted;
                return true;
            }
        }

        /** The part for the run. */
        long run() {
            synchronized (MemoryBudget.this) {
                return run;
            }
        }

        /** The part for messages. */
        long held() {
            synchronized (MemoryBudget.this) {
                return held;
            }
        }

        /**
         * Takes so much for a message, and sheds those of the address that hold the most until it fits. False, with nothing
         * taken, if the share is closed or was itself shed.
         */
        public boolean hold(long bytes) {
            while (true) {
                Share largest;
                synchronized (MemoryBudget.this) {
                    if (closed || shed) {
                        return false;
                    }
                    if (held + bytes <= ALWAYS_TAKEN || address.held + bytes <= address.mostForMessages()) {
                        held += bytes;
                        address.changeHeld(bytes);
                        return true;
                    }
                    largest = largestWith(bytes);
                    largest.shed = true;
                }
                // without the lock, since it gives back what it holds
                largest.onShed.run();
            }
        }

        /** Called with the budget's lock held. */
        private Share largestWith(long bytes) {
            return address.shares.stream()
                    .filter(share -> !share.shed)
                    .max(Comparator.comparingLong(share -> share.equals(this) ? share.held + bytes : share.held))
                    .orElse(this);
        }

        /** Gives back this much of what was taken for messages, also after the share was closed. */
        public void drop(long bytes) {
            synchronized (MemoryBudget.this) {
                held -= bytes;
                address.changeHeld(-bytes);
                forgetIfDone();
            }
        }

        /**
         * Does work that needs this much memory only while it lasts. If it doesn't fit beside others' work, it waits for that to
         * end; alone, any work fits.
         *
         * @param standAside lets others work for a while, also those whose memory is waited for; false if it can't
         * @throws BadMessage if there is no room within the time that work waits
         */
        <T> T during(long bytes, BooleanSupplier standAside, Supplier<T> task) {
            long began = clock.getAsLong();
            while (!begin(bytes)) {
                if (clock.getAsLong() - began >= PATIENCE || !standAside.getAsBoolean()) {
                    String sentence = "The server has no memory left for this just now; try again later.";
                    throw new BadMessage(ErrorCode.BUSY, "", "", "", sentence);
                }
            }
            try {
                return task.get();
            } finally {
                changeWork(-bytes);
            }
        }

        private boolean begin(long bytes) {
            synchronized (MemoryBudget.this) {
                if (work > 0 && bytes > SMALL_WORK && !address.fitsForWork(bytes)) {
                    return false;
                }
                changeWork(bytes);
                return true;
            }
        }

        private void changeWork(long bytes) {
            synchronized (MemoryBudget.this) {
                address.work += bytes;
                work += bytes;
            }
        }

        /**
         * Whether so little memory is left, in all or for the address, that sessions should give back what they don't need at once.
         */
        boolean isTight() {
            synchronized (MemoryBudget.this) {
                return taken() > most / 4 * 3 || address.runs > address.mostForRuns() / 4 * 3;
            }
        }

        /** Gives the run's part back, and takes nothing any more. What is held is given back by those who hold it. */
        public void close() {
            synchronized (MemoryBudget.this) {
                closed = true;
                address.changeRuns(-run);
                run = 0;
                forgetIfDone();
            }
        }

        private void forgetIfDone() {
            if (closed && held == 0 && address.shares.remove(this) && address.shares.isEmpty()) {
                addresses.remove(address.name);
            }
        }
    }
}
