package playground.training;

import java.util.Arrays;
import java.util.List;
import playground.data.Rng;
import playground.experiment.Refusal;

/**
 * The order in which the present epoch takes the training points, and how far it has come.
 *
 * <p>Each epoch starts from the points' own order, and shuffles it if the settings say so: an epoch's order depends only on the
 * points and on the generator's state at the epoch's start.
 */
final class EpochOrder {
    private int[] order;
    private int count;
    private int position;

    EpochOrder(Samples samples) {
        order = new int[samples.train.length];
        count = order.length;
    }

    /** Point indexes, of which those from {@link #position} to {@link #count} are still to come. Live: not to be changed. */
    int[] order() {
        return order;
    }

    int count() {
        return count;
    }

    int position() {
        return position;
    }

    /** Starts an epoch at its first point. */
    void begin(Samples samples, boolean shuffle, Rng rng) {
        System.arraycopy(samples.train, 0, order, 0, count);
        if (shuffle) {
            rng.shuffle(order, count);
        }
        position = 0;
    }

    /** Notes that the next {@code n} points were trained on. */
    void advance(int n) {
        position += n;
    }

    /** Whether every point had its turn, so that a new epoch has to begin. */
    boolean complete() {
        return position >= count;
    }

    void rewind() {
        position = 0;
    }

    /** The present epoch's order; empty between two epochs, when there is none. */
    List<Integer> turns() {
        return position == 0
                ? List.of()
                : Arrays.stream(order, 0, count).boxed().toList();
    }

    /**
     * Goes on within an epoch, from what {@link #turns} and {@link #position} gave.
     *
     * @throws Refusal if {@code turns} is no order of the training points, or {@code newPosition} no position in it
     */
    void restore(Samples samples, List<Integer> turns, int newPosition) {
        int[] given = turns.stream().mapToInt(Integer::intValue).toArray();
        int[] ascending = given.clone();
        Arrays.sort(ascending);
        boolean between = newPosition == 0 && given.length == 0;
        boolean within = newPosition > 0 && newPosition < given.length && Arrays.equals(ascending, samples.train);
        if (!between && !within) {
            String value = given.length + " turns, of which " + newPosition + " are over";
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, "turns", value, "one for each training point, or none");
        }
        if (within) {
            order = given;
            count = given.length;
        }
        position = newPosition;
    }

    /**
     * Follows an edit of the points within the epoch: {@code removed} points from {@code start} on were replaced by {@code added}
     * ones, which are in {@code samples} already.
     *
     * <p>A training point that replaces another, for example because it was dragged, takes that point's turn. Points that were
     * only taken away leave the order; new points come last in this epoch, in their own order. All others keep their turns. If no
     * point is left to come, the epoch is complete. At position 0 no order is drawn yet: {@link #begin} will draw it.
     */
    void splice(Samples samples, int start, int removed, int added) {
        int[] edited = new int[samples.train.length];
        if (position == 0) {
            order = edited;
            count = edited.length;
            return;
        }
        boolean[] placed = new boolean[samples.count()];
        int length = 0;
        int seen = 0;
        for (int i = 0; i < count; i++) {
            int moved = moved(order[i], start, removed, added);
            if (moved >= 0 && samples.isTraining(moved)) {
                edited[length++] = moved;
                placed[moved] = true;
                seen += i < position ? 1 : 0;
            }
        }
        for (int p : samples.train) {
            if (!placed[p]) {
                edited[length++] = p;
            }
        }
        order = edited;
        count = length;
        position = seen;
    }

    /** The index of a point after the edit, −1 if it is gone. */
    private static int moved(int point, int start, int removed, int added) {
        if (point < start) {
            return point;
        }
        if (point >= start + removed) {
            return point - removed + added;
        }
        return point < start + added ? point : -1;
    }
}
