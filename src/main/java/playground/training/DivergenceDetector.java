package playground.training;

import java.util.Optional;

/**
 * Follows the training loss, and says when it has exploded.
 *
 * <p>It looks at the end of an epoch, but not before {@link #STEPS_BETWEEN_LOOKS} steps since it last did: that depends on
 * the experiment alone and not on who watches, and where epochs are short, it still costs little. Each loss is divided by a
 * reference: what knowing nothing costs (the same probability for every class, or the output 0), or the loss at the start or after
 * the last edit by hand, whichever is larger. The loss has exploded if a single ratio is above {@link #AT_ONCE}, or if the
 * moving average of the ratios, each counted as at most {@link #MOST_OF_ONE_LOOK}, is above {@link #ON_AVERAGE}.
 *
 * <p>An average, since losses of bounded functions don't run away: with the learning rate 10 on the default experiment the
 * loss jumps between 0.7 and 3.4 for ever, knowing nothing being 0.69. The numbers were chosen on 3,000 random experiments
 * (all data sets, noise 0 to 50, 0 to 6 layers of all activations, SGD and Adam, rates 0.003 to 10, batches of 1 to
 * all, 150 epochs). Of 1,497 that did learn in the end (the median loss of the last 50 epochs below 0.9 of knowing
 * nothing), these numbers stop 8: none with a rate of 0.1 or less, 3 with 0.3, 5 with 1 or 3. Of 482 that ended above
 * 1.5 of knowing nothing they stop 281, in the median after 9 epochs; most of the others had started that high and
 * stayed there. Stopping on a single loss above 10 references instead stopped 19 that learned and 120 that didn't, and
 * not the default experiment at 10. That one stops after 3 to 16 epochs with each of 20 seeds; with the same seeds none
 * of these stops in 300 epochs: the default with the rate 1, the spiral on 8, 8 tanh with Adam at 0.03, 0.1 and 0.3 or
 * with all features and SGD at 0.1, the spiral of noise 50 on ReLU with Adam, xor of noise 50 with batches of 1 at 0.1.
 */
final class DivergenceDetector {
    private static final int STEPS_BETWEEN_LOOKS = 25;
    private static final double AT_ONCE = 1000;
    private static final double MOST_OF_ONE_LOOK = 3;
    private static final double ON_AVERAGE = 1.5;
    private static final double WEIGHT_OF_A_LOOK = 1.0 / 8;

    private boolean stale = true;
    private double reference;
    private double average;
    private long lastLook;
    private double lastInOrder;

    /** Takes a new reference before the next step: the run starts anew, or a person has changed something. */
    void forget() {
        stale = true;
    }

    boolean stale() {
        return stale;
    }

    /**
     * Starts from this training loss at this step.
     *
     * @param knowingNothing the training loss of logits that are all 0
     */
    void refer(double loss, double knowingNothing, long step) {
        reference = Math.max(loss, knowingNothing);
        average = 1;
        lastLook = step;
        lastInOrder = loss;
        stale = false;
    }

    /** The training loss when it was last found in order. */
    double lastInOrder() {
        return lastInOrder;
    }

    /** Whether it is time to look, at the end of an epoch. */
    boolean isDue(long step) {
        return step - lastLook >= STEPS_BETWEEN_LOOKS;
    }

    /** Takes note of a training loss; the cause if it shows that the run has diverged, empty if it is in order. */
    Optional<DivergenceReport.Cause> look(double loss, long step) {
        lastLook = step;
        if (!Double.isFinite(loss)) {
            return Optional.of(DivergenceReport.Cause.LOSS_NOT_FINITE);
        }
        double ratio = reference > 0 ? loss / reference : 0;
        average += WEIGHT_OF_A_LOOK * (Math.min(ratio, MOST_OF_ONE_LOOK) - average);
        if (ratio > AT_ONCE || average > ON_AVERAGE) {
            return Optional.of(DivergenceReport.Cause.LOSS_EXPLODED);
        }
        lastInOrder = loss;
        return Optional.empty();
    }

    /** All that it remembers. */
    Checkpoint.Losses save() {
        return new Checkpoint.Losses(stale, reference, average, lastLook, lastInOrder);
    }

    /** Goes on from what {@link #save} gave. */
    void restore(Checkpoint.Losses losses) {
        stale = losses.stale();
        reference = losses.reference();
        average = losses.average();
        lastLook = losses.lastLook();
        lastInOrder = losses.lastInOrder();
    }
}
