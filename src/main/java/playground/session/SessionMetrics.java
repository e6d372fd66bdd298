package playground.session;

/** What sessions report to the operator as it happens. Any thread may call it. */
public interface SessionMetrics {
    /** This many optimizer steps were made; may be 0. */
    void steps(long made);

    /** A frame of this size in bytes is on its way. */
    void frameSent(int bytes);

    /** A turn's newest state wasn't sent, because the page hadn't taken the last. */
    void frameWaited();

    /** A message or a session was refused. */
    void refused(RefusalReason reason);

    /** A run ended by a fault of the server. */
    void failed();
}
