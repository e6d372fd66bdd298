package playground.session;

/** What a task of the {@link Scheduler} is doing. */
enum TaskState {
    /** Has nothing to do until it is woken. */
    RESTING,
    /** Waits for a turn that is due later. */
    WAITING,
    /** Waits for a turn that is due now. */
    QUEUED,
    /** Has its turn. */
    WORKING,
    /** Gets no more turns. */
    GONE;

    boolean isActive() {
        return this != RESTING && this != GONE;
    }
}
