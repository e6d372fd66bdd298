package playground.session;

/**
 * How far a run is trained before its page is shown the result: to a step, to an epoch or to a point in time, whichever
 * comes first.
 *
 * @param toTime by the session's clock; read only if {@code timed}
 * @param again whether these steps were made before: what ended the run on the way, or what a lesson asks for, is no news
 */
record TrainingTarget(long toStep, long toEpoch, boolean timed, long toTime, boolean again) {

    static TrainingTarget toStep(long step) {
        return new TrainingTarget(step, Long.MAX_VALUE, false, 0, false);
    }

    static TrainingTarget againToStep(long step) {
        return new TrainingTarget(step, Long.MAX_VALUE, false, 0, true);
    }

    static TrainingTarget toEpoch(long epoch) {
        return new TrainingTarget(Long.MAX_VALUE, epoch, false, 0, false);
    }

    static TrainingTarget toTime(long time) {
        return new TrainingTarget(Long.MAX_VALUE, Long.MAX_VALUE, true, time, false);
    }

    boolean isReached(long step, long epoch, long now) {
        return step >= toStep || epoch >= toEpoch || (timed && now - toTime >= 0);
    }
}
