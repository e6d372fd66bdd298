package playground.session;

/**
 * How far a run trains before its page is shown the result: to a step, to an epoch or to a point in time, whichever
 * comes first.
 *
 * @param toTime by {@link System#nanoTime}; read only if {@code timed}
 */
record Stretch(long toStep, long toEpoch, boolean timed, long toTime) {

    static Stretch toStep(long step) {
        return new Stretch(step, Long.MAX_VALUE, false, 0);
    }

    static Stretch toEpoch(long epoch) {
        return new Stretch(Long.MAX_VALUE, epoch, false, 0);
    }

    static Stretch toTime(long time) {
        return new Stretch(Long.MAX_VALUE, Long.MAX_VALUE, true, time);
    }

    boolean isDone(long step, long epoch, long now) {
        return step >= toStep || epoch >= toEpoch || (timed && now - toTime >= 0);
    }
}
