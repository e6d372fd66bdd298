package playground.experiment;

/** What a network is asked to tell about a point: which of two classes, which of several, or a real value. */
public enum Problem {
    TWO_CLASS,
    MULTI_CLASS,
    REGRESSION;

    /** The problem that the data poses. */
    public static Problem of(DataSettings data) {
        if (data.set().regression()) {
            return REGRESSION;
        }
        return data.classes() == 2 ? TWO_CLASS : MULTI_CLASS;
    }
}
