package playground.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import playground.data.DataPoint;
import playground.data.Rng;
import playground.experiment.DataSettings;
import playground.experiment.Draws;
import playground.experiment.Experiment;
import playground.experiment.HandSet;
import playground.experiment.NumberRange;
import playground.experiment.Refusal;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Breaks;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.Pass;

/**
 * One experiment being trained: its parameters and all else that a step changes.
 *
 * <p>A run that nobody edits is a pure function of its experiment: equal experiments have equal parameters at step n, bit
 * for bit. Edits take effect between two steps. Everything belongs to one thread, the run's owner; nothing here is safe
 * from another.
 */
public final class Run {
    /**
     * A run makes no more steps and epochs than this, the largest whole number that JavaScript counts exactly, 2⁵³ − 1: at two million
     * steps a second it has them after 140 years.
     */
    public static final long LONGEST = (1L << 53) - 1;

    private final Network network;
    private final Breaks breaks;
    private final Evaluator evaluator;
    private final LossWatch lossWatch = new LossWatch();
    private final EarlyStop earlyStop = new EarlyStop();
    private final Checkup checkup;
    private final boolean trainable;
    private final Learner learner;
    /** The learner's. */
    private final double[] parameters;

    private final double[] zeros;
    private final Trail trail;
    private final long[] epochStart = new long[Rng.STATE_LENGTH];

    private Experiment experiment;
    /** Null when released; see {@link #samples()}. */
    private Samples samples;

    private EpochOrder order;
    private Rng orderRng;

    private long step;
    private long epoch;
    private boolean stopped;
    private DivergenceReport divergence;
    private Diagnosis diagnosis;
    private Evaluation evaluation;

    /** A run at step 0, for which nobody has to wait. */
    public Run(Experiment experiment) {
        this(experiment, Breaks.NONE);
    }

    /** A run at step 0 which takes breaks in the midst of large steps and evaluations. */
    public Run(Experiment experiment, Breaks breaks) {
        this.experiment = experiment;
        this.breaks = breaks;
        network = experiment.architecture();
        evaluator = new Evaluator(network, experiment.objective(), breaks);
        checkup = new Checkup(network, evaluator, experiment.problem());
        trainable = network.activations().stream().allMatch(Activation::trainable);
        learner = new Learner(network, breaks);
        parameters = learner.parameters();
        zeros = new double[parameters.length];
        trail = new Trail(parameters.length);
        samples = samples(experiment.data().resolve());
        reset();
    }

    /**
     * A run that goes on from a checkpoint.
     *
     * @throws Refusal naming what doesn't fit the checkpoint's own experiment
     */
    public Run(Checkpoint checkpoint) {
        this(checkpoint, Breaks.NONE);
    }

    /** As {@link #Run(Checkpoint)}, with breaks as {@link #Run(Experiment, Breaks)} takes them. */
    public Run(Checkpoint checkpoint, Breaks breaks) {
        this(checkpoint.experiment(), breaks);
        learner.restore(checkpoint);
        Checkpoint.expectCount("generators", checkpoint.generators(), 2);
        restore(orderRng, checkpoint.generators().get(0));
        restore(learner.dropoutRng(), checkpoint.generators().get(1));
        order.restore(samples(), checkpoint.turns(), checkpoint.position());
        lossWatch.restore(checkpoint.losses());
        earlyStop.restore(checkpoint.early());
        step = checkpoint.step();
        epoch = checkpoint.epoch();
        stopped = checkpoint.stopped();
        divergence = checkpoint.divergence().orElse(null);
        trail.begin(step, parameters);
        if (step > 0 && divergence == null) {
            checkUp();
        }
    }

    /** All that decides how the run goes on from here. */
    public Checkpoint checkpoint() {
        return new Checkpoint(
                experiment,
                step,
                epoch,
                stopped,
                divergence(),
                Arrays.stream(parameters).boxed().toList(),
                learner.optimizerState().stream()
                        .map(moments -> Arrays.stream(moments).boxed().toList())
                        .toList(),
                List.of(longs(orderRng.state()), longs(learner.dropoutRng().state())),
                order.turns(),
                order.position(),
                lossWatch.save(),
                earlyStop.save());
    }

    private static List<Long> longs(long[] state) {
        return Arrays.stream(state).boxed().toList();
    }

    /**
     * Whether the run can go on with this experiment from the next step on, with the network and the points that it has. Data that
     * are described in another way, but are the same points, are no others.
     */
    public boolean takes(Experiment wanted) {
        DataSettings data = experiment.data();
        return wanted.network().equals(experiment.network())
                && (wanted.data().equals(data)
                        || (wanted.data().sameTargets(data)
                                && wanted.data().resolve().equals(points())));
    }

    /** Goes on with an experiment that it {@link #takes}. */
    public void apply(Experiment wanted) {
        experiment = new Experiment(wanted.data(), experiment.network(), experiment.training());
        applyTraining(wanted.training());
    }

    /**
     * Makes this experiment the run's own as a person would do it while it trains: by other training settings, and by edits
     * of its points, or taking them back. False, with nothing changed, if that doesn't lead there: then it is another run's experiment.
     */
    public boolean adopt(Experiment wanted) {
        if (!wanted.network().equals(experiment.network())) {
            return false;
        }
        DataSettings data = experiment.data();
        if (!wanted.data().equals(data)) {
            List<DataPoint> now = points();
            List<DataPoint> then = wanted.data().resolve();
            int most = Math.min(now.size(), then.size());
            int start = 0;
            while (start < most && now.get(start).equals(then.get(start))) {
                start++;
            }
            int kept = 0;
            while (kept < most - start && now.get(now.size() - 1 - kept).equals(then.get(then.size() - 1 - kept))) {
                kept++;
            }
            int remove = now.size() - start - kept;
            List<DataPoint> add = then.subList(start, then.size() - kept);
            boolean otherPoints = remove > 0 || !add.isEmpty();
            boolean byEdits = wanted.data().set().drawn() || data.set().drawn();
            if (!wanted.data().sameTargets(data) || (otherPoints && !byEdits)) {
                return false;
            }
            if (otherPoints) {
                editPoints(start, remove, add);
            }
        }
        if (!wanted.equals(experiment)) {
            apply(wanted);
        }
        return true;
    }

    /**
     * Back to step 0 with the same initial parameters, and with the settings and points as they are now: from here on
     * it is as if newly made from {@link #experiment()}.
     */
    public void reset() {
        learner.begin(experiment.network(), experiment.training());
        orderRng = Draws.ORDER.from(experiment.network().seed());
        order = new EpochOrder(samples());
        step = 0;
        epoch = 0;
        stopped = false;
        trail.begin(step, parameters);
        edited();
    }

    /**
     * One optimizer step on the next minibatch: the next batchSize points of the epoch, or as many as it has left.
     * Allocates nothing as long as all goes well.
     *
     * <p>A step that would leave a parameter beyond the finite float32 numbers is taken back, and the run has diverged. At
     * the end of an epoch the training loss is looked at: by the stop rule if it needs it, and by {@link LossWatch},
     * which may find that the run has diverged. Now and then a {@link Checkup} sees whether it gets anywhere.
     */
    public Outcome step() {
        if (divergence != null) {
            return Outcome.DIVERGED;
        }
        if (!trainable) {
            return Outcome.NO_GRADIENT;
        }
        if (order.count() == 0) {
            return Outcome.NO_TRAINING_POINTS;
        }
        if (step == LONGEST || epoch == LONGEST) {
            stopped = true;
            return Outcome.STOPPED;
        }
        if (lossWatch.stale()) {
            double knowingNothing = evaluator.trainLoss(zeros, samples());
            lossWatch.refer(evaluator.trainLoss(parameters, samples()), knowingNothing, step);
        }
        int position = order.position();
        int batch = gatherMinibatch();
        if (!learner.step(batch, learningRate())) {
            if (position == 0) {
                orderRng.restore(epochStart);
            }
            return diverge(DivergenceReport.Cause.PARAMETERS_NOT_FINITE);
        }
        step++;
        evaluation = null;
        order.advance(batch);
        trail.pass(step, parameters);
        Outcome outcome = order.complete() ? completeEpoch(experiment.training().stop()) : Outcome.STEPPED;
        stopped = outcome == Outcome.STOPPED;
        return outcome;
    }

    /** The samples of the coming step, at an epoch's start in an order newly drawn; gives how many they are. */
    private int gatherMinibatch() {
        TrainingSettings settings = experiment.training();
        int position = order.position();
        if (position == 0) {
            orderRng.saveTo(epochStart);
            order.begin(samples(), settings.batches().shuffle(), orderRng);
        }
        int batch = Math.min(settings.batches().size(), order.count() - position);
        learner.pass(capacity()).gather(samples().x, samples().y, order.order(), position, batch);
        return batch;
    }

    /** The learning rate of the present epoch. */
    private double learningRate() {
        TrainingSettings settings = experiment.training();
        return settings.schedule().rate(settings.learningRate(), epoch);
    }

    /** Whether there can be steps: every activation has a gradient to learn from. */
    public boolean trainable() {
        return trainable;
    }

    /**
     * What the coming step will do, found by doing it and taking it back: nothing of the run is changed. Works for a run that has
     * diverged, too, with numbers that may not be finite.
     *
     * @throws IllegalStateException if there are no training points, or the network isn't {@link #trainable}
     */
    public StepPreview preview() {
        int[] points = comingPoints();
        return preview(
                points, points.length, experiment.training().regularization().dropout());
    }

    /**
     * The minibatch of the coming step, by the indexes of its points; nothing of the run is changed.
     *
     * @throws IllegalStateException if there are no training points
     */
    public int[] comingPoints() {
        if (order.count() == 0) {
            throw new IllegalStateException("there is no coming step without training points");
        }
        int position = order.position();
        int batch = gatherMinibatch();
        if (position == 0) {
            orderRng.restore(epochStart);
        }
        return Arrays.copyOfRange(order.order(), position, position + batch);
    }

    /**
     * What a step would do if this point alone were the minibatch, with no unit dropped out; nothing of the run is changed.
     *
     * @throws IllegalStateException if the network isn't {@link #trainable}
     */
    public StepPreview preview(DataPoint point) {
        gather(point, learner.pass(capacity()));
        return preview(new int[0], 1, 0);
    }

    private StepPreview preview(int[] points, int batch, double dropout) {
        if (!trainable) {
            throw new IllegalStateException("there is no step without a gradient");
        }
        return learner.preview(points, batch, dropout, learningRate());
    }

    private Outcome completeEpoch(StopRule stop) {
        order.rewind();
        epoch++;
        if (Checkup.isDue(step, stepsOfEpoch())) {
            checkUp();
        }
        boolean stopsByLoss = stop.kind() == StopRule.Kind.LOSS;
        boolean looks = lossWatch.isDue(step);
        if (stopsByLoss || looks) {
            double loss = evaluator.trainLoss(parameters, samples());
            Optional<DivergenceReport.Cause> cause = looks ? lossWatch.look(loss, step) : Optional.empty();
            if (cause.isPresent()) {
                return diverge(cause.get());
            }
            if (stopsByLoss && loss < stop.value()) {
                return Outcome.STOPPED;
            }
        }
        return isEnough(stop) ? Outcome.STOPPED : Outcome.EPOCH_COMPLETED;
    }

    private long stepsOfEpoch() {
        int batch = experiment.training().batches().size();
        return (order.count() + batch - 1L) / batch;
    }

    private void checkUp() {
        diagnosis = trainable && order.count() > 0
                ? checkup.look(
                        parameters,
                        samples(),
                        experiment.training(),
                        learner.room(),
                        evaluator.trainLoss(zeros, samples()))
                : null;
    }

    private boolean isEnough(StopRule stop) {
        return switch (stop.kind()) {
            case NONE, LOSS -> false;
            case EPOCH -> epoch == stop.value();
            case EARLY -> earlyStop.look(evaluator.testLoss(parameters, samples()), (int) stop.value());
        };
    }

    private Outcome diverge(DivergenceReport.Cause cause) {
        diagnosis = null;
        divergence = new DivergenceReport(step, cause, learningRate(), lossWatch.lastInOrder());
        return Outcome.DIVERGED;
    }

    /**
     * Trains on with other settings. Nothing else changes, but that another kind of optimizer starts without memory, and
     * another stop rule takes no account of the past.
     * Whether to shuffle counts from the next epoch on.
     */
    public void applyTraining(TrainingSettings settings) {
        TrainingSettings before = experiment.training();
        experiment = experiment.withTraining(settings);
        learner.apply(settings);
        if (!settings.stop().equals(before.stop())) {
            earlyStop.forget();
        }
        if (divergence != null) {
            edited();
        }
    }

    /**
     * Puts other points in the place of {@code remove} points from {@code start} on; they take part from the next
     * step. The epoch goes on as {@link EpochOrder#splice} says, and an epoch with nothing left to come is complete.
     * Turns the data into a drawn set; classes, parameters and the optimizer's memory stay. Another number of classes
     * is another network: make a new run for it, of {@link DataSettings#spliced}.
     *
     * @throws Refusal naming start, remove or add, with nothing changed
     */
    public void editPoints(int start, int remove, List<DataPoint> add) {
        DataSettings data = experiment.data();
        DataSettings spliced = data.spliced(start, remove, add, data.classes());
        experiment = new Experiment(spliced, experiment.network(), experiment.training());
        samples = samples(spliced.points());
        order.splice(samples(), start, remove, add.size());
        if (order.position() > 0 && order.complete()) {
            order.rewind();
            epoch = Math.min(epoch + 1, LONGEST);
        }
        edited();
    }

    /**
     * Sets the weight with which {@code unit} of {@code layer} takes {@code input}; layers count from 0 over the hidden
     * layers and the output layer.
     *
     * @throws Refusal naming layer, unit, input or value, with nothing changed
     */
    public void setWeight(int layer, int unit, int input, double value) {
        DenseLayer shape = checkedLayer(layer, unit);
        NumberRange.wholes(0, shape.fanIn() - 1L, 1, 0).check("input", input);
        set(shape.weight(unit, input), new HandSet(layer, unit, OptionalInt.of(input), value));
    }

    /** As {@link #setWeight}, for the unit's bias. */
    public void setBias(int layer, int unit, double value) {
        DenseLayer shape = checkedLayer(layer, unit);
        set(shape.bias(unit), new HandSet(layer, unit, OptionalInt.empty(), value));
    }

    /** Before the first step it is a part of the experiment, and {@link #reset} comes back to it. */
    private void set(int index, HandSet parameter) {
        parameters[index] = parameter.value();
        if (step == 0) {
            experiment = experiment.withNetwork(experiment.network().withHandSet(parameter));
        }
        edited();
    }

    /** The losses and scores of the present parameters; the same object until something changes. */
    public Evaluation evaluate() {
        if (evaluation == null) {
            evaluation = evaluator.evaluate(parameters, samples());
        }
        return evaluation;
    }

    /** The experiment with all live changes: what {@link #reset} starts again. */
    public Experiment experiment() {
        return experiment;
    }

    /** All points in their order, training and test. */
    public List<DataPoint> points() {
        return samples().points;
    }

    /** Fills a pass through this network with a point that need not be one of the run's, encoded as the run's are. */
    public void gather(DataPoint point, Pass into) {
        Samples one = samples(List.of(point));
        into.gather(one.x, one.y, new int[] {0}, 0, 1);
    }

    /** Fills a pass through this network with the points {@code which[from .. from + n)}, by their indexes. */
    public void gather(int[] which, int from, int n, Pass into) {
        into.gather(samples().x, samples().y, which, from, n);
    }

    /** The indexes of the parameters that training leaves as they are, ascending; a copy. */
    public int[] frozen() {
        return learner.frozen();
    }

    /** The indexes of the training points, ascending; a copy. */
    public int[] trainPoints() {
        return samples().train.clone();
    }

    /**
     * Gives back the memory of all that the experiment alone decides, the samples above all, while nobody asks for it: whatever
     * does makes it again, the same to the bit.
     */
    public void release() {
        samples = null;
        learner.release();
    }

    /** How many places {@link #trail} has. */
    public int trailLength() {
        return trail.length();
    }

    /** Where the parameters have been since the run began, from the oldest to the newest: some of the steps, evenly spread. */
    public List<Trail.Place> trail() {
        return trail.places();
    }

    /** How many of the points are trained on. */
    public int trainCount() {
        return samples().train.length;
    }

    public Network network() {
        return network;
    }

    /** What is to be asked for a break by all who do long work for the run, in the midst of it. */
    public Breaks breaks() {
        return breaks;
    }

    /** Optimizer steps made. */
    public long stepCount() {
        return step;
    }

    /** Epochs completed. */
    public long epoch() {
        return epoch;
    }

    /** Training points of the present epoch that had their turn: 0 between two epochs. */
    public int positionInEpoch() {
        return order.position();
    }

    /** Whether the last step was the one at which the stop rule ended the run. */
    public boolean stopped() {
        return stopped;
    }

    /** How the run diverged, until something is changed. */
    public Optional<DivergenceReport> divergence() {
        return Optional.ofNullable(divergence);
    }

    /** What the last {@link Checkup} found, until something is changed. */
    public Optional<Diagnosis> diagnosis() {
        return Optional.ofNullable(diagnosis);
    }

    /** The parameters that the run began with, or would begin with now. */
    public double[] initialParameters() {
        double[] initial = new double[parameters.length];
        Learner.fill(network, experiment.network(), initial);
        return initial;
    }

    public int parameterCount() {
        return parameters.length;
    }

    /** One parameter by its index in the network's flat array. */
    public double parameter(int index) {
        return parameters[index];
    }

    /** A copy of all parameters, in the order of the network's flat array. */
    public double[] parameters() {
        return parameters.clone();
    }

    private Samples samples(List<DataPoint> points) {
        return new Samples(points, experiment.inputs(), experiment.objective(), network.outputs());
    }

    private Samples samples() {
        if (samples == null) {
            samples = samples(experiment.data().resolve());
        }
        return samples;
    }

    /** Samples of the largest minibatch; by powers of two in the training points, so that adding them one by one seldom changes it. */
    private int capacity() {
        int points = Math.max(1, samples().train.length);
        return Math.min(experiment.training().batches().size(), Integer.highestOneBit(points) * 2);
    }

    /** What a person's edit, or a new start, undoes: what was known of the losses, the lowest too, and a divergence. */
    private void edited() {
        evaluation = null;
        divergence = null;
        diagnosis = null;
        lossWatch.forget();
        earlyStop.forget();
    }

    private static void restore(Rng rng, List<Long> state) {
        try {
            rng.restore(state.stream().mapToLong(Long::longValue).toArray());
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, "generators", state.toString(), e.getMessage());
        }
    }

    private DenseLayer checkedLayer(int layer, int unit) {
        NumberRange.wholes(0, network.layers().size() - 1L, 1, 0).check("layer", layer);
        DenseLayer shape = network.layers().get(layer);
        NumberRange.wholes(0, shape.fanOut() - 1L, 1, 0).check("unit", unit);
        return shape;
    }
}
