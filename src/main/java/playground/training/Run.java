package playground.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import playground.data.Rng;
import playground.experiment.Experiment;
import playground.experiment.Refusal;
import playground.nn.Breaks;
import playground.nn.Network;

/**
 * One experiment being trained, step by step.
 *
 * <p>A run that nobody edits is a pure function of its experiment: equal experiments have equal parameters at step n, bit
 * for bit. {@link #edits} says what a person may change, {@link #previews} what a step would do. Everything belongs to one thread,
 * the run's owner; nothing here is safe from another.
 */
public final class Run {
    /**
     * The most steps, and the most epochs, of a run: 2⁵³ − 1, the largest number to which JavaScript counts exactly. At two
     * million steps a second a run takes 140 years to get there.
     */
    public static final long LONGEST = (1L << 53) - 1;

    private final Network network;
    private final Breaks breaks;
    private final RunData data;
    private final Learner learner;
    /** The learner's. */
    private final double[] parameters;

    private final TrainingProgress progress;
    private final TrainingMonitor monitor;
    private final Trajectory trajectory;
    private final RunEdits edits;
    private final StepPreviews previews;
    private boolean stopped;

    /** A run at step 0 that takes no breaks. */
    public Run(Experiment experiment) {
        this(experiment, Breaks.NONE);
    }

    /** A run at step 0 which takes breaks in the midst of large steps and evaluations. */
    public Run(Experiment experiment, Breaks breaks) {
        this.breaks = breaks;
        network = experiment.architecture();
        data = new RunData(experiment, network);
        learner = new Learner(network, breaks);
        parameters = learner.parameters();
        progress = new TrainingProgress(data);
        monitor = new TrainingMonitor(network, data, learner, progress, breaks);
        trajectory = new Trajectory(parameters.length);
        edits = new RunEdits(network, data, learner, progress, monitor);
        previews = new StepPreviews(data, learner, progress);
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
        restore(progress.generator(), checkpoint.generators().get(0));
        restore(learner.dropoutRng(), checkpoint.generators().get(1));
        progress.restore(checkpoint);
        monitor.restore(checkpoint);
        stopped = checkpoint.stopped();
        trajectory.begin(progress.step(), parameters);
    }

    private static void restore(Rng rng, List<Long> state) {
        try {
            rng.restore(state.stream().mapToLong(Long::longValue).toArray());
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, "generators", state.toString(), e.getMessage());
        }
    }

    /** All that decides how the run goes on from here. */
    public Checkpoint checkpoint() {
        return new Checkpoint(
                experiment(),
                progress.step(),
                progress.epoch(),
                stopped,
                divergence(),
                Arrays.stream(parameters).boxed().toList(),
                learner.optimizerState().stream()
                        .map(moments -> Arrays.stream(moments).boxed().toList())
                        .toList(),
                List.of(
                        longs(progress.generator().state()),
                        longs(learner.dropoutRng().state())),
                progress.turns(),
                progress.position(),
                monitor.losses(),
                monitor.early());
    }

    private static List<Long> longs(long[] state) {
        return Arrays.stream(state).boxed().toList();
    }

    /**
     * Goes back to step 0 with the same initial parameters and the present settings and points: from here on the run is as if
     * newly made from {@link #experiment()}.
     */
    public void reset() {
        learner.begin(experiment().network(), experiment().training());
        progress.begin();
        stopped = false;
        trajectory.begin(0, parameters);
        monitor.forgetPast();
    }

    /**
     * One optimizer step on the next minibatch: the next batchSize points of the epoch, or as many as it has left.
     * Allocates nothing as long as all goes well.
     *
     * <p>A step that would leave a parameter beyond the finite float32 numbers is taken back, and the run has diverged. At
     * the end of an epoch the {@link TrainingMonitor} looks at the losses: it may find that the run has diverged, or that its stop
     * rule ends it.
     */
    public Outcome step() {
        if (monitor.hasDiverged()) {
            return Outcome.DIVERGED;
        }
        if (!learner.trainable()) {
            return Outcome.NO_GRADIENT;
        }
        if (!progress.hasTrainingPoints()) {
            return Outcome.NO_TRAINING_POINTS;
        }
        if (progress.isAtEnd()) {
            stopped = true;
            return Outcome.STOPPED;
        }
        monitor.beforeStep();
        int batch = progress.gather(learner.pass(data.capacity()));
        if (!learner.step(batch, progress.learningRate())) {
            progress.takeBack();
            return monitor.diverge(DivergenceReport.Cause.PARAMETERS_NOT_FINITE);
        }
        boolean completesEpoch = progress.advance(batch);
        monitor.afterStep();
        trajectory.pass(progress.step(), parameters);
        Outcome outcome = completesEpoch ? monitor.atEndOfEpoch() : Outcome.STEPPED;
        if (outcome.goesOn() && monitor.endsAtStep()) {
            outcome = Outcome.STOPPED;
        }
        stopped = outcome == Outcome.STOPPED;
        return outcome;
    }

    /**
     * Frees the memory of all that follows from the experiment alone, above all of the samples. It is made again, the same to the
     * bit, when it is needed.
     */
    public void release() {
        data.release();
        learner.release();
    }

    /** What may be changed of the run between two steps. */
    public RunEdits edits() {
        return edits;
    }

    /** What the run's steps would do. */
    public StepPreviews previews() {
        return previews;
    }

    /** The run's points. */
    public RunData data() {
        return data;
    }

    /** Whether there can be steps: every activation has a gradient to learn from. */
    public boolean trainable() {
        return learner.trainable();
    }

    /** The losses and scores of the present parameters; the same object until something changes. */
    public Evaluation evaluate() {
        return monitor.evaluate();
    }

    /** The losses and scores that the network would have with other parameters, which are only read. */
    public Evaluation evaluate(double[] others) {
        return monitor.evaluate(others);
    }

    /** The experiment with all live changes: what {@link #reset} starts again. */
    public Experiment experiment() {
        return data.experiment();
    }

    /** The indexes of the parameters that training leaves as they are, ascending; a copy. */
    public int[] frozen() {
        return learner.frozen();
    }

    /** How many places {@link #trajectory} has. */
    public int trajectoryLength() {
        return trajectory.length();
    }

    /** Where the parameters have been since the run began, from the oldest to the newest: some of the steps, evenly spread. */
    public List<Trajectory.Place> trajectory() {
        return trajectory.places();
    }

    public Network network() {
        return network;
    }

    /** The breaks that every long piece of work for the run takes between its parts. */
    public Breaks breaks() {
        return breaks;
    }

    /** Optimizer steps made. */
    public long stepCount() {
        return progress.step();
    }

    /** Epochs completed. */
    public long epoch() {
        return progress.epoch();
    }

    /** The scheduled learning rate of the present epoch. */
    public double learningRate() {
        return progress.learningRate();
    }

    /** Training points of the present epoch that had their turn: 0 between two epochs. */
    public int positionInEpoch() {
        return progress.position();
    }

    /** Whether the last step was the one at which the stop rule ended the run. */
    public boolean stopped() {
        return stopped;
    }

    /** How the run diverged, if it has; empty again after a change. */
    public Optional<DivergenceReport> divergence() {
        return monitor.divergence();
    }

    /** What the last {@link StuckCheck} found, if anything; empty again after a change. */
    public Optional<Diagnosis> diagnosis() {
        return monitor.diagnosis();
    }

    /** The parameters that the run began with, or would begin with now. */
    public double[] initialParameters() {
        double[] initial = new double[parameters.length];
        Learner.fill(network, experiment().network(), initial);
        return initial;
    }

    public int parameterCount() {
        return parameters.length;
    }

    /** One parameter by its index in the network's flat array. */
    public double parameter(int index) {
        return parameters[index];
    }

    /** What the optimizer remembers, as {@link playground.nn.Optimizer#state} lists it; copies. */
    public List<double[]> optimizerState() {
        return learner.optimizerState().stream().map(double[]::clone).toList();
    }

    /** A copy of all parameters, in the order of the network's flat array. */
    public double[] parameters() {
        return parameters.clone();
    }
}
