package playground.session;

/**
 * How far a run is trained before its page is shown the result: to a step, to an epoch or to a point in time, whichever
 * comes first.
 *
 * @param toTime by the session's clock; read only if {@code timed}
 */
record TrainingTarget(long toStep, long toEpoch, boolean timed, long toTime) {

    static TrainingTarget toStep(long step) {
        return new TrainingTarget(step, Long.MAX_VALUE, false, 0);
    }

    static TrainingTarget toEpoch(long epoch) {
        return new TrainingTarget(Long.MAX_VALUE, epoch, false, 0);
    }

    static TrainingTarget toTime(long time) {
        return new TrainingTarget(Long.MAX_VALUE, Long.MAX_VALUE, true, time);
    }

    boolean isReached(long step, long epoch, long now) {
        return step >= toStep || epoch >= toEpoch || (timed && now - toTime >= 0);
    }
}
