package playground.experiment;

/**
 * How the training points of an epoch are divided into minibatches.
 *
 * @param size points of a minibatch; an epoch's last one may be smaller
 * @param shuffle whether each epoch takes the training points in a new random order; otherwise always in their own
 */
public record BatchSettings(int size, boolean shuffle) {
    public static final BatchSettings DEFAULT = new BatchSettings((int) Ranges.BATCH_SIZE.initial(), true);

    public BatchSettings {
        Ranges.BATCH_SIZE.check("batchSize", size);
    }
}
