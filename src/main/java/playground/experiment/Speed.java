package playground.experiment;

/** How fast a run is shown: by steps a second, by steps or epochs a frame, or as fast as possible. */
public enum Speed {
    ONE_STEP_A_SECOND(1, 0, 0),
    FIVE_STEPS_A_SECOND(5, 0, 0),
    TWENTY_FIVE_STEPS_A_SECOND(25, 0, 0),
    STEP_A_FRAME(0, 1, 0),
    EPOCH_A_FRAME(0, 0, 1),
    TEN_EPOCHS_A_FRAME(0, 0, 10),
    FASTEST(0, 0, 0);

    public static final Speed DEFAULT = EPOCH_A_FRAME;

    private final int stepsASecond;
    private final int stepsAFrame;
    private final int epochsAFrame;

    Speed(int stepsASecond, int stepsAFrame, int epochsAFrame) {
        this.stepsASecond = stepsASecond;
        this.stepsAFrame = stepsAFrame;
        this.epochsAFrame = epochsAFrame;
    }

    /** Optimizer steps a second, 0 if this speed doesn't count by the clock. */
    public int stepsASecond() {
        return stepsASecond;
    }

    /** Optimizer steps between two frames, 0 if this speed doesn't count them. */
    public int stepsAFrame() {
        return stepsAFrame;
    }

    /** Epochs between two frames, 0 if this speed doesn't count them. */
    public int epochsAFrame() {
        return epochsAFrame;
    }
}
