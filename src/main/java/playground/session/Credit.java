package playground.session;

import java.util.concurrent.TimeUnit;
import playground.protocol.Limits;

/**
 * Flow control by credit: how many more frames a page may be sent before it acknowledges those on their way. Owned by its session's
 * turn.
 */
final class Credit {
    /** If a page takes no frame for this long, nobody is looking at it. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private long sent;
    private long taken;
    private long usedUpAt;

    boolean isLeft() {
        return sent - taken < Limits.FRAMES_IN_FLIGHT;
    }

    /** Whether the page has taken no frame for {@link #PATIENCE}, so that its run isn't trained any further. */
    boolean isStale(long now) {
        return !isLeft() && now - usedUpAt >= PATIENCE;
    }

    /** Uses one credit for a frame that is sent now. */
    void use(long now) {
        sent++;
        usedUpAt = now;
    }

    /** The page has taken the frames up to this one. A frame that was never sent can't have been taken: false. */
    boolean give(long frame) {
        if (frame > sent) {
            return false;
        }
        taken = Math.max(taken, frame);
        return true;
    }

    /** How many frames were sent, which is the number of the last one. */
    long sent() {
        return sent;
    }
}
