package playground.training;

import java.util.Optional;
import playground.experiment.Experiment;
import playground.nn.Breaks;
import playground.nn.Network;

/**
 * Measures a run while it trains: how good the network is, whether the run has diverged or is stuck, and whether its stop rule
 * ends it. Belongs to the run's thread.
 */
final class TrainingMonitor {
    private final RunData data;
    private final Learner learner;
    private final TrainingProgress progress;
    private final Evaluator evaluator;
    private final RunMeasures measures;
    private final StuckCheck stuckCheck;
    private final DivergenceDetector divergenceDetector = new DivergenceDetector();
    private final StopCheck stopCheck;
    /** Parameters that are all 0, with which the network knows nothing. */
    private final double[] zeros;

    /** Null unless the run has diverged. */
    private DivergenceReport divergence;
    /** Empty unless the run is stuck or has learned everything. */
    private Optional<Diagnosis> diagnosis = Optional.empty();

    TrainingMonitor(Network network, RunData data, Learner learner, TrainingProgress progress, Breaks breaks) {
        this.data = data;
        this.learner = learner;
        this.progress = progress;
        Experiment experiment = data.experiment();
        evaluator = new Evaluator(network, experiment.objective(), breaks);
        measures = new RunMeasures(evaluator, learner, data);
        stuckCheck = new StuckCheck(network, evaluator, experiment.problem());
        stopCheck = new StopCheck(network, data, learner, progress, measures, breaks);
        zeros = new double[network.parameterCount()];
    }

    /** Goes on from a checkpoint of the state that the run is in. */
    void restore(Checkpoint checkpoint) {
        divergenceDetector.restore(checkpoint.losses());
        stopCheck.earlyStop().restore(checkpoint.early());
        divergence = checkpoint.divergence().orElse(null);
        measures.forget();
        if (progress.step() > 0 && divergence == null) {
            checkWhetherStuck();
        }
    }

    Checkpoint.Losses losses() {
        return divergenceDetector.save();
    }

    Checkpoint.Early early() {
        return stopCheck.earlyStop().save();
    }

    boolean hasDiverged() {
        return divergence != null;
    }

    Optional<DivergenceReport> divergence() {
        return Optional.ofNullable(divergence);
    }

    Optional<Diagnosis> diagnosis() {
        return diagnosis;
    }

    /** The losses and scores of the present parameters; the same object until something changes. */
    Evaluation evaluate() {
        return measures.evaluation();
    }

    /** The same with other parameters. */
    Evaluation evaluate(double[] parameters) {
        return evaluator.evaluate(parameters, data.samples());
    }

    /** Forgets what no longer holds after an edit or a new start: all losses seen, the lowest too, and a divergence. */
    void forgetPast() {
        measures.forget();
        divergence = null;
        diagnosis = Optional.empty();
        divergenceDetector.forget();
        stopCheck.earlyStop().forget();
    }

    /** Forgets the lowest loss so far, since another stop rule starts without it. */
    void forgetLowestLoss() {
        stopCheck.earlyStop().forget();
    }

    /** To be called before each step. */
    void beforeStep() {
        if (divergenceDetector.stale()) {
            double knowingNothing = lossOfKnowingNothing();
            divergenceDetector.refer(measures.trainLoss(), knowingNothing, progress.step());
        }
    }

    /** To be called after each step. */
    void afterStep() {
        measures.forget();
    }

    /** Looks at the run at the end of an epoch, and says whether and why it ends there. */
    Outcome atEndOfEpoch() {
        if (StuckCheck.isDue(progress.step(), progress.stepsOfEpoch())) {
            checkWhetherStuck();
        }
        if (divergenceDetector.isDue(progress.step())) {
            Optional<DivergenceReport.Cause> cause = divergenceDetector.look(measures.trainLoss(), progress.step());
            if (cause.isPresent()) {
                return diverge(cause.get());
            }
        }
        return stopCheck.endsAtEpoch() ? Outcome.STOPPED : Outcome.EPOCH_COMPLETED;
    }

    /** Whether the stop rule ends the run at this step, wherever it lies in its epoch. */
    boolean endsAtStep() {
        return stopCheck.endsAtStep();
    }

    Outcome diverge(DivergenceReport.Cause cause) {
        diagnosis = Optional.empty();
        divergence =
                new DivergenceReport(progress.step(), cause, progress.learningRate(), divergenceDetector.lastInOrder());
        return Outcome.DIVERGED;
    }

    private void checkWhetherStuck() {
        diagnosis = learner.trainable() && progress.hasTrainingPoints()
                ? Optional.ofNullable(stuckCheck.look(
                        learner.parameters(),
                        data.samples(),
                        data.experiment().training(),
                        learner.scratch(),
                        lossOfKnowingNothing(),
                        measures))
                : Optional.empty();
    }

    /** The training loss of logits that are all 0. */
    private double lossOfKnowingNothing() {
        Samples samples = data.samples();
        evaluator.measure(zeros, samples, samples.train);
        return evaluator.loss();
    }
}
