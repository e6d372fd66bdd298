package playground.training;

import java.util.Optional;

/**
 * Follows the training loss, and says when it has exploded.
 *
 * <p>It looks at the end of an epoch if at least {@link #STEPS_BETWEEN_LOOKS} steps have passed since its last look: so the looks
 * depend on the experiment alone and not on who watches, and cost little even if epochs are short. It divides each loss by a
 * reference, the larger of two: the loss of a network that knows nothing (the same probability for every class, or the output 0),
 * and the loss at the start or after the last edit by hand. The loss has exploded if a single ratio is above {@link #AT_ONCE}, or
 * if the moving average of the ratios, each counted as at most {@link #MOST_OF_ONE_LOOK}, is above {@link #ON_AVERAGE}.
 *
 * <p>It takes an average because the losses of bounded functions don't grow without end: on the default experiment with the
 * learning rate 10, the loss jumps between 0.7 and 3.4 for ever, and knowing nothing costs 0.69. The numbers were chosen on 3,000
 * random experiments (all data sets, noise 0 to 50, 0 to 6 layers of all activations, SGD and Adam, rates 0.003 to 10, batches of
 * 1 to all, 150 epochs). 1,497 of these learned in the end (the median loss of the last 50 epochs was below 0.9 times the loss of
 * knowing nothing): the detector stops 8 of them, none with a rate of 0.1 or less, 3 with 0.3, 5 with 1 or 3. 482 ended above 1.5
 * times the loss of knowing nothing: it stops 281 of them, in the median after 9 epochs; most of the others had started that high
 * and stayed there. A rule that stops at a single loss above 10 references stopped 19 that learned and 120 that didn't, and it
 * missed the default experiment at the rate 10. The detector stops that one after 3 to 16 epochs with each of 20 seeds. With the
 * same seeds it stops none of these in 300 epochs: the default with the rate 1, the spiral on 8, 8 tanh with Adam at 0.03, 0.1 and
 * 0.3 or with all features and SGD at 0.1, the spiral of noise 50 on ReLU with Adam, xor of noise 50 with batches of 1 at 0.1.
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

    /** Makes it take a new reference before the next step, because the run starts anew or a person has changed something. */
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

    /** Takes note of a training loss. Returns the cause if this loss shows that the run has diverged, else empty. */
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
