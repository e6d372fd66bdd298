package playground.session;

/** Budgets of a size that a test needs. */
public final class Budgets {
    private Budgets() {}

    /** One in which the runs of one address may take so many bytes, and hardly more. */
    public static MemoryBudget forRuns(long bytes) {
        return new MemoryBudget(
                (long) Math.ceil((bytes + 1) / (MemoryBudget.PART_FOR_RUNS * MemoryBudget.PART_FOR_AN_ADDRESS)),
                System::nanoTime);
    }
}
