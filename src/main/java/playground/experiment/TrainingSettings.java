package playground.experiment;

import java.util.List;
import java.util.Objects;
import playground.nn.OptimizerKind;
import playground.nn.OptimizerSettings;
import playground.nn.Regularization;
import playground.nn.Schedule;

/**
 * How a run trains. All of it can be changed between two steps without disturbing the rest.
 *
 * @param optimizer its kind, and the numbers of all kinds: one that the kind doesn't read waits for another kind
 * @param schedule how the learning rate goes down over the epochs
 * @param clipNorm the greatest length of a step's gradient, which is scaled down to it; 0 for any length
 * @param frozen parts of the network that training leaves as they are
 */
public record TrainingSettings(
        OptimizerSettings optimizer,
        double learningRate,
        Schedule schedule,
        double clipNorm,
        RegularizationSettings regularization,
        BatchSettings batches,
        StopRule stop,
        List<Frozen> frozen) {

    public static final Schedule DEFAULT_SCHEDULE = new Schedule(
            Schedule.Kind.CONSTANT, (int) Ranges.SCHEDULE_EVERY.initial(), Ranges.SCHEDULE_FACTOR.initial(), (int)
                    Ranges.WARM_UP.initial());

    public static final TrainingSettings DEFAULT = new TrainingSettings(
            OptimizerSettings.initial(OptimizerKind.SGD),
            Ranges.LEARNING_RATE.initial(),
            DEFAULT_SCHEDULE,
            Ranges.CLIP_NORM.initial(),
            RegularizationSettings.DEFAULT,
            BatchSettings.DEFAULT,
            StopRule.NONE,
            List.of());

    public TrainingSettings {
        check(optimizer);
        Ranges.LEARNING_RATE.check("learningRate", learningRate);
        check(schedule);
        Ranges.CLIP_NORM.check("clipNorm", clipNorm);
        Objects.requireNonNull(regularization);
        Objects.requireNonNull(batches);
        Objects.requireNonNull(stop);
        frozen = List.copyOf(frozen);
        Ranges.FROZEN.check("frozen", frozen.size());
    }

    public TrainingSettings withOptimizer(OptimizerKind kind) {
        return withOptimizer(new OptimizerSettings(
                kind,
                optimizer.momentum(),
                optimizer.decay(),
                optimizer.beta1(),
                optimizer.beta2(),
                optimizer.epsilon(),
                optimizer.weightDecay()));
    }

    public TrainingSettings withOptimizer(OptimizerSettings newOptimizer) {
        return new TrainingSettings(
                newOptimizer, learningRate, schedule, clipNorm, regularization, batches, stop, frozen);
    }

    public TrainingSettings withLearningRate(double newLearningRate) {
        return new TrainingSettings(
                optimizer, newLearningRate, schedule, clipNorm, regularization, batches, stop, frozen);
    }

    public TrainingSettings withSchedule(Schedule newSchedule) {
        return new TrainingSettings(
                optimizer, learningRate, newSchedule, clipNorm, regularization, batches, stop, frozen);
    }

    public TrainingSettings withClipNorm(double newClipNorm) {
        return new TrainingSettings(
                optimizer, learningRate, schedule, newClipNorm, regularization, batches, stop, frozen);
    }

    public TrainingSettings withRegularization(Regularization kind, double rate) {
        return withRegularization(new RegularizationSettings(kind, rate, regularization.dropout()));
    }

    public TrainingSettings withDropout(double dropout) {
        return withRegularization(new RegularizationSettings(regularization.kind(), regularization.rate(), dropout));
    }

    private TrainingSettings withRegularization(RegularizationSettings newRegularization) {
        return new TrainingSettings(
                optimizer, learningRate, schedule, clipNorm, newRegularization, batches, stop, frozen);
    }

    public TrainingSettings withBatchSize(int size) {
        return withBatches(new BatchSettings(size, batches.shuffle()));
    }

    public TrainingSettings withShuffle(boolean shuffle) {
        return withBatches(new BatchSettings(batches.size(), shuffle));
    }

    private TrainingSettings withBatches(BatchSettings newBatches) {
        return new TrainingSettings(
                optimizer, learningRate, schedule, clipNorm, regularization, newBatches, stop, frozen);
    }

    public TrainingSettings withStop(StopRule newStop) {
        return new TrainingSettings(
                optimizer, learningRate, schedule, clipNorm, regularization, batches, newStop, frozen);
    }

    public TrainingSettings withFrozen(List<Frozen> newFrozen) {
        return new TrainingSettings(
                optimizer, learningRate, schedule, clipNorm, regularization, batches, stop, newFrozen);
    }

    private static void check(OptimizerSettings optimizer) {
        Objects.requireNonNull(optimizer.kind());
        Ranges.MOMENTUM.check("momentum", optimizer.momentum());
        Ranges.DECAY.check("decay", optimizer.decay());
        Ranges.BETA_1.check("beta1", optimizer.beta1());
        Ranges.BETA_2.check("beta2", optimizer.beta2());
        Ranges.EPSILON.check("epsilon", optimizer.epsilon());
        Ranges.WEIGHT_DECAY.check("weightDecay", optimizer.weightDecay());
    }

    private static void check(Schedule schedule) {
        Objects.requireNonNull(schedule.kind());
        Ranges.SCHEDULE_EVERY.check("schedule.every", schedule.every());
        Ranges.SCHEDULE_FACTOR.check("schedule.factor", schedule.factor());
        Ranges.WARM_UP.check("schedule.warmUp", schedule.warmUp());
    }
}
