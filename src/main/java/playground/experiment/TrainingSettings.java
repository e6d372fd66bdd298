package playground.experiment;

import static playground.experiment.Setting.number;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import playground.experiment.Setting.Group;
import playground.nn.OptimizerKind;
import playground.nn.OptimizerSetting;
import playground.nn.OptimizerSettings;
import playground.nn.Regularization;
import playground.nn.Schedule;

/**
 * How a run trains. All of it can be changed between two steps without disturbing the rest.
 *
 * @param optimizer its kind, and the numbers of all kinds; a number that this kind doesn't read is kept for when another kind is
 *     chosen
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

    public static final Setting<TrainingSettings, OptimizerKind> OPTIMIZER =
            Setting.<TrainingSettings, OptimizerKind>choice(
                            "training.optimizer", OptimizerKind.class, training -> training.optimizer.kind())
                    .inLinks("optimizer");
    public static final Setting<TrainingSettings, Double> MOMENTUM = ofOptimizer(
                    OptimizerSetting.MOMENTUM, "training.momentum", Ranges.MOMENTUM, OptimizerSettings::momentum)
            .inLinks("momentum");
    public static final Setting<TrainingSettings, Double> DECAY = ofOptimizer(
                    OptimizerSetting.DECAY, "training.decay", Ranges.DECAY, OptimizerSettings::decay)
            .inLinks("decay");
    public static final Setting<TrainingSettings, Double> BETA_1 = ofOptimizer(
                    OptimizerSetting.BETA1, "training.beta1", Ranges.BETA_1, OptimizerSettings::beta1)
            .inLinks("beta1");
    public static final Setting<TrainingSettings, Double> BETA_2 = ofOptimizer(
                    OptimizerSetting.BETA2, "training.beta2", Ranges.BETA_2, OptimizerSettings::beta2)
            .inLinks("beta2");
    public static final Setting<TrainingSettings, Double> EPSILON = ofOptimizer(
                    OptimizerSetting.EPSILON, "training.epsilon", Ranges.EPSILON, OptimizerSettings::epsilon)
            .inLinks("eps");
    public static final Setting<TrainingSettings, Double> WEIGHT_DECAY = ofOptimizer(
                    OptimizerSetting.WEIGHT_DECAY,
                    "training.weightDecay",
                    Ranges.WEIGHT_DECAY,
                    OptimizerSettings::weightDecay)
            .inLinks("weightDecay");
    public static final Setting<TrainingSettings, Double> LEARNING_RATE = number(
                    "training.learningRate", Ranges.LEARNING_RATE, TrainingSettings::learningRate)
            .inLinks("lr");
    public static final Setting<TrainingSettings, Schedule> SCHEDULE = Setting.<TrainingSettings, Schedule>object(
                    "training.schedule", TrainingSettings::schedule, ScheduleTable.ALL)
            .inLinks("schedule");
    public static final Setting<TrainingSettings, Double> CLIP_NORM = number(
                    "training.clipNorm", Ranges.CLIP_NORM, TrainingSettings::clipNorm)
            .inLinks("clip")
            .in(Group.OPTIMIZER);
    public static final Setting<TrainingSettings, Regularization> REGULARIZATION =
            Setting.<TrainingSettings, Regularization>choice(
                            "training.regularization", Regularization.class, training -> training.regularization.kind())
                    .inLinks("reg");
    public static final Setting<TrainingSettings, Double> REGULARIZATION_RATE = Setting.<TrainingSettings>number(
                    "training.regularizationRate",
                    Ranges.REGULARIZATION_RATE,
                    training -> training.regularization.rate())
            .inLinks("regRate")
            .readWith("training.regularization", Regularization.class, kind -> kind != Regularization.NONE);
    public static final Setting<TrainingSettings, Double> DROPOUT = Setting.<TrainingSettings>number(
                    "training.dropout", Ranges.DROPOUT, training -> training.regularization.dropout())
            .inLinks("dropout")
            .in(Group.REGULARIZATION);
    public static final Setting<TrainingSettings, Double> BATCH_SIZE = Setting.<TrainingSettings>number(
                    "training.batchSize", Ranges.BATCH_SIZE, training -> training.batches.size())
            .inLinks("batch");
    public static final Setting<TrainingSettings, Boolean> SHUFFLE = Setting.<TrainingSettings>flag(
                    "training.shuffle", training -> training.batches.shuffle())
            .inLinks("shuffle")
            .in(Group.OPTIMIZER);
    public static final Setting<TrainingSettings, StopRule> STOP = Setting.<TrainingSettings, StopRule>object(
                    "training.stop", TrainingSettings::stop, StopRule.TABLE)
            .inLinks("stop");
    public static final Setting<TrainingSettings, List<Frozen>> FROZEN = Setting.<TrainingSettings, List<Frozen>>list(
                    "training.frozen", Ranges.FROZEN, TrainingSettings::frozen)
            .inLinks("frozen");

    public static final List<Setting<TrainingSettings, ?>> TABLE = List.of(
            OPTIMIZER,
            MOMENTUM,
            DECAY,
            BETA_1,
            BETA_2,
            EPSILON,
            WEIGHT_DECAY,
            LEARNING_RATE,
            SCHEDULE,
            CLIP_NORM,
            REGULARIZATION,
            REGULARIZATION_RATE,
            DROPOUT,
            BATCH_SIZE,
            SHUFFLE,
            STOP,
            FROZEN);

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

    /**
     * These settings with the given values in place of the old; when a regularization is switched on, its rate is the initial one.
     */
    public TrainingSettings with(Given<TrainingSettings> given) {
        RegularizationSettings kept = regularization.withKind(given.get(REGULARIZATION, this));
        return new TrainingSettings(
                new OptimizerSettings(
                        given.get(OPTIMIZER, this),
                        given.get(MOMENTUM, this),
                        given.get(DECAY, this),
                        given.get(BETA_1, this),
                        given.get(BETA_2, this),
                        given.get(EPSILON, this),
                        given.get(WEIGHT_DECAY, this)),
                given.get(LEARNING_RATE, this),
                given.get(SCHEDULE, this),
                given.get(CLIP_NORM, this),
                new RegularizationSettings(
                        kept.kind(),
                        given.has(REGULARIZATION_RATE) ? given.get(REGULARIZATION_RATE, this) : kept.rate(),
                        given.get(DROPOUT, this)),
                new BatchSettings(given.whole(BATCH_SIZE, this), given.get(SHUFFLE, this)),
                given.get(STOP, this),
                given.get(FROZEN, this));
    }

    private static Setting<TrainingSettings, Double> ofOptimizer(
            OptimizerSetting setting, String path, NumberRange range, ToDoubleFunction<OptimizerSettings> getter) {
        return Setting.<TrainingSettings>number(path, range, training -> getter.applyAsDouble(training.optimizer))
                .readWith("training.optimizer", OptimizerKind.class, kind -> kind.settings()
                        .contains(setting))
                .in(Group.OPTIMIZER);
    }

    public TrainingSettings withFrozen(List<Frozen> newFrozen) {
        return with(new Given<TrainingSettings>().put(FROZEN, newFrozen));
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
