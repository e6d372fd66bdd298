package playground.session;

/** What an operator wants to know of the sessions, told as it happens. Any thread may call it. */
public interface SessionMetrics {
    /** So many optimizer steps were made; 0 for none. */
    void steps(long made);

    /** A frame of so many bytes is on its way. */
    void frameSent(int bytes);

    /** A turn's newest state wasn't sent, because the page hadn't taken the last. */
    void frameWaited();

    /** A message or a session was refused. */
    void refused(RefusalReason reason);

    /** A run ended by a fault of the server. */
    void failed();
}
