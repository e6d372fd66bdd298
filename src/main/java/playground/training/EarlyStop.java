package playground.training;

/** Keeps count of the epochs since the test loss was at its lowest. Belongs to the run's thread. */
final class EarlyStop {
    private double lowest = Double.POSITIVE_INFINITY;
    private long epochsSince;

    /** Starts anew, without the lowest loss so far. */
    void forget() {
        lowest = Double.POSITIVE_INFINITY;
        epochsSince = 0;
    }

    /** All that it remembers. */
    Checkpoint.Early save() {
        return new Checkpoint.Early(lowest, epochsSince);
    }

    /** Goes on from what {@link #save} gave. */
    void restore(Checkpoint.Early early) {
        lowest = early.lowest();
        epochsSince = early.epochsSince();
    }

    /**
     * Takes note of the test loss at the end of an epoch.
     *
     * @param testLoss NaN if there is no test point: then the run is never stopped
     * @return whether it's the {@code patience}th epoch in a row without a new low; the count then starts again
     */
    boolean look(double testLoss, int patience) {
        if (testLoss < lowest || Double.isNaN(testLoss)) {
            lowest = testLoss < lowest ? testLoss : lowest;
            epochsSince = 0;
            return false;
        }
        epochsSince++;
        if (epochsSince < patience) {
            return false;
        }
        epochsSince = 0;
        return true;
    }
}
