package playground.training;

import java.util.Arrays;
import java.util.List;
import playground.data.Rng;
import playground.experiment.BatchSettings;
import playground.experiment.RandomStream;
import playground.experiment.TrainingSettings;
import playground.nn.Pass;

/**
 * How far a run has come: its steps, its epochs, and the order in which the present epoch takes the training points. The next
 * minibatch and the learning rate follow from that. Belongs to the run's thread.
 */
final class TrainingProgress {
    private final RunData data;
    /** The generator's state before it drew the order of the present epoch. */
    private final long[] epochStart = new long[Rng.STATE_LENGTH];

    private EpochOrder order;
    private Rng rng;
    private long step;
    private long epoch;

    TrainingProgress(RunData data) {
        this.data = data;
    }

    /** Goes back to step 0. */
    void begin() {
        rng = RandomStream.ORDER.from(data.experiment().network().seed());
        order = new EpochOrder(data.samples());
        step = 0;
        epoch = 0;
    }

    /**
     * Goes on from a checkpoint; the caller restores the {@link #generator}.
     *
     * @throws playground.experiment.Refusal if the checkpoint's order doesn't fit the training points
     */
    void restore(Checkpoint checkpoint) {
        order.restore(data.samples(), checkpoint.turns(), checkpoint.position());
        step = checkpoint.step();
        epoch = checkpoint.epoch();
    }

    long step() {
        return step;
    }

    long epoch() {
        return epoch;
    }

    /** How many training points of the present epoch had their turn; 0 between two epochs. */
    int position() {
        return order.position();
    }

    /** See {@link EpochOrder#turns}. */
    List<Integer> turns() {
        return order.turns();
    }

    /** The generator of the epochs' orders, not a copy. */
    Rng generator() {
        return rng;
    }

    boolean hasTrainingPoints() {
        return order.count() > 0;
    }

    /** Whether no more steps can be made because the number of steps or of epochs has reached its limit. */
    boolean isAtEnd() {
        return step == Run.LONGEST || epoch == Run.LONGEST;
    }

    /** The learning rate of the present epoch. */
    double learningRate() {
        TrainingSettings settings = data.experiment().training();
        return settings.schedule().rate(settings.learningRate(), epoch);
    }

    long stepsOfEpoch() {
        int batch = data.experiment().training().batches().size();
        return (order.count() + batch - 1L) / batch;
    }

    /** Fills the pass with the minibatch of the coming step and returns its size. At an epoch's start, it draws the order first. */
    int gather(Pass pass) {
        BatchSettings batches = data.experiment().training().batches();
        if (order.position() == 0) {
            rng.saveTo(epochStart);
            order.begin(data.samples(), batches.shuffle(), rng);
        }
        int batch = Math.min(batches.size(), order.count() - order.position());
        data.gather(order.order(), order.position(), batch, pass);
        return batch;
    }

    /** Undoes the last {@link #gather}: the order that it may have drawn will be drawn again. */
    void takeBack() {
        if (order.position() == 0) {
            rng.restore(epochStart);
        }
    }

    /** The points that the last {@link #gather} took, by their indexes. */
    int[] gathered(int batch) {
        return Arrays.copyOfRange(order.order(), order.position(), order.position() + batch);
    }

    /** Notes that the step with the gathered minibatch was made. Returns whether it was the last step of its epoch. */
    boolean advance(int batch) {
        step++;
        order.advance(batch);
        if (!order.complete()) {
            return false;
        }
        order.rewind();
        epoch++;
        return true;
    }

    /** Follows an edit of the points as {@link EpochOrder#splice} says; an epoch in which no point is left to come is complete. */
    void splice(int start, int removed, int added) {
        order.splice(data.samples(), start, removed, added);
        if (order.position() > 0 && order.complete()) {
            order.rewind();
            epoch = Math.min(epoch + 1, Run.LONGEST);
        }
    }
}
