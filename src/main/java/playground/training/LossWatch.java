package playground.training;

import java.util.Optional;
import playground.maths.Elementary;

/**
 * Looks after the training loss, and says when it has exploded.
 *
 * <p>The measure is a reference: the loss of a network that knows nothing (it gives every class the same probability, or the
 * output 0), or the loss at the start or after the last edit by hand, if that was larger.
 */
final class LossWatch {
    static final double FACTOR = 10;

    private static final int EVERY_EPOCH_UP_TO = 3;
    private static final int LATER_EACH = 4;

    private final Objective objective;
    private double reference;
    private double lastInOrder;
    private boolean stale = true;

    LossWatch(Objective objective) {
        this.objective = objective;
    }

    /** Takes a new reference before the next step: the run starts anew, or a person has changed something. */
    void forget() {
        stale = true;
    }

    boolean stale() {
        return stale;
    }

    /** Starts from this training loss. */
    void refer(double loss, Samples samples) {
        reference = Math.max(loss, knowingNothing(samples));
        lastInOrder = loss;
        stale = false;
    }

    double lastInOrder() {
        return lastInOrder;
    }

    /**
     * Whether to look after this epoch: at the first three, then at every fourth, which costs a twelfth of the
     * training or less. It goes by epochs, so that it depends on the experiment only and not on who watches.
     */
    static boolean looksAt(int epoch) {
        return epoch <= EVERY_EPOCH_UP_TO || epoch % LATER_EACH == 0;
    }

    /** Takes note of a loss; the cause if it shows that the run has diverged, empty if it is in order. */
    Optional<DivergenceReport.Cause> look(double loss) {
        if (!Double.isFinite(loss)) {
            return Optional.of(DivergenceReport.Cause.LOSS_NOT_FINITE);
        }
        if (loss > FACTOR * reference) {
            return Optional.of(DivergenceReport.Cause.LOSS_EXPLODED);
        }
        lastInOrder = loss;
        return Optional.empty();
    }

    /** The loss of a network that knows nothing of the targets y (outputs, points) at these points. */
    private double knowingNothing(Samples samples) {
        return switch (objective.loss()) {
            case BINARY_CROSS_ENTROPY -> Elementary.log(2);
            case CROSS_ENTROPY -> Elementary.log(samples.y.length);
            case MEAN_SQUARED_ERROR -> meanSquare(samples.y[0], samples.train);
        };
    }

    private static double meanSquare(double[] target, int[] which) {
        double sum = 0;
        for (int p : which) {
            sum += target[p] * target[p];
        }
        return sum / which.length;
    }
}
