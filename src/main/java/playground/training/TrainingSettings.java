package playground.training;

import java.util.Objects;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;

/**
 * How a run trains. All of it can be changed between two steps without disturbing the rest.
 *
 * @param batchSize points of a minibatch; an epoch's last one may be smaller
 * @param shuffle whether each epoch takes the training points in a new random order; otherwise always in their own
 */
public record TrainingSettings(
        OptimizerKind optimizer,
        double learningRate,
        Regularization regularization,
        double regularizationRate,
        int batchSize,
        boolean shuffle,
        StopRule stop) {

    public static final TrainingSettings DEFAULT = new TrainingSettings(
            OptimizerKind.SGD,
            Ranges.LEARNING_RATE.initial(),
            Regularization.NONE,
            0,
            (int) Ranges.BATCH_SIZE.initial(),
            true,
            StopRule.NONE);

    public TrainingSettings {
        Objects.requireNonNull(optimizer);
        Ranges.LEARNING_RATE.check("learningRate", learningRate);
        Objects.requireNonNull(regularization);
        Ranges.REGULARIZATION_RATE.check("regularizationRate", regularizationRate);
        Ranges.BATCH_SIZE.check("batchSize", batchSize);
        Objects.requireNonNull(stop);
    }

    public TrainingSettings withOptimizer(OptimizerKind newOptimizer) {
        return new TrainingSettings(
                newOptimizer, learningRate, regularization, regularizationRate, batchSize, shuffle, stop);
    }

    public TrainingSettings withLearningRate(double newLearningRate) {
        return new TrainingSettings(
                optimizer, newLearningRate, regularization, regularizationRate, batchSize, shuffle, stop);
    }

    public TrainingSettings withRegularization(Regularization newRegularization, double rate) {
        return new TrainingSettings(optimizer, learningRate, newRegularization, rate, batchSize, shuffle, stop);
    }

    public TrainingSettings withBatchSize(int newBatchSize) {
        return new TrainingSettings(
                optimizer, learningRate, regularization, regularizationRate, newBatchSize, shuffle, stop);
    }

    public TrainingSettings withShuffle(boolean newShuffle) {
        return new TrainingSettings(
                optimizer, learningRate, regularization, regularizationRate, batchSize, newShuffle, stop);
    }

    public TrainingSettings withStop(StopRule newStop) {
        return new TrainingSettings(
                optimizer, learningRate, regularization, regularizationRate, batchSize, shuffle, newStop);
    }
}
