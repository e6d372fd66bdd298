package playground.session;

import java.util.concurrent.TimeUnit;
import playground.protocol.Limits;

/**
 * Flow control by credit: how many more frames a page may be sent before it acknowledges those on their way. Frames are sent in the
 * session's turns; any thread may call the rest.
 */
final class Credit {
    /** If a page takes no frame for this long, nobody is looking at it. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final Runnable onLeft;
    private long sent;
    private long taken;
    private long usedUpAt;

    /** @param onLeft called when there is credit again after it was used up */
    Credit(Runnable onLeft) {
        this.onLeft = onLeft;
    }

    synchronized boolean isLeft() {
        return sent - taken < Limits.FRAMES_IN_FLIGHT;
    }

    /** Whether the page has taken no frame for {@link #PATIENCE}, so that its run isn't trained any further. */
    synchronized boolean isStale(long now) {
        return !isLeft() && now - usedUpAt >= PATIENCE;
    }

    /** Uses one credit for a frame that is sent now. */
    synchronized void use(long now) {
        sent++;
        usedUpAt = now;
    }

    /** The page has taken the frames up to this one. A frame that was never sent can't have been taken: false. */
    boolean give(long frame) {
        boolean wasUsedUp;
        synchronized (this) {
            if (frame > sent) {
                return false;
            }
            wasUsedUp = !isLeft();
            taken = Math.max(taken, frame);
        }
        if (wasUsedUp) {
            onLeft.run();
        }
        return true;
    }

    /** How many frames were sent, which is the number of the last one. */
    synchronized long sent() {
        return sent;
    }
}
