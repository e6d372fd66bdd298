package playground.training;

import playground.data.DataPoint;
import playground.experiment.StopRule;
import playground.experiment.Watched;
import playground.nn.Breaks;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.Pass;
import playground.nn.StabilityLimit;

/**
 * Says whether a run's stop rule ends it. A rule about what the network doesn't have, such as a weight of a fourth layer, never
 * does. Belongs to the run's thread.
 */
final class StopCheck {
    private final Network network;
    private final RunData data;
    private final Learner learner;
    private final TrainingProgress progress;
    private final RunMeasures measures;
    private final Breaks breaks;
    private final EarlyStop earlyStop = new EarlyStop();

    StopCheck(
            Network network,
            RunData data,
            Learner learner,
            TrainingProgress progress,
            RunMeasures measures,
            Breaks breaks) {
        this.network = network;
        this.data = data;
        this.learner = learner;
        this.progress = progress;
        this.measures = measures;
        this.breaks = breaks;
    }

    /** Of early stopping: the lowest test loss so far, and the epochs since. */
    EarlyStop earlyStop() {
        return earlyStop;
    }

    /** To be called after each step. Allocates nothing. */
    boolean endsAtStep() {
        StopRule stop = rule();
        return switch (stop.kind()) {
            case STEP -> progress.step() == stop.value();
            case PARAMETER -> isParameterReached(stop);
            case NONE, EPOCH, LOSS, TEST_LOSS, SCORE, TEST_SCORE, EARLY, PREDICTION, DEAD_UNITS, SHARPNESS -> false;
        };
    }

    /** To be called at the end of each epoch, since a rule may count them. */
    boolean endsAtEpoch() {
        StopRule stop = rule();
        double value = stop.value();
        return switch (stop.kind()) {
            case NONE, STEP, PARAMETER -> false;
            case EPOCH -> progress.epoch() == value;
            case LOSS -> measures.trainLoss() < value;
            case TEST_LOSS -> measures.testLoss() < value;
            case SCORE -> measures.trainScore() >= value;
            case TEST_SCORE -> measures.testScore() >= value;
            case EARLY -> earlyStop.look(measures.testLoss(), (int) value);
            case PREDICTION -> isPredictionReached(stop);
            case DEAD_UNITS -> UnitStates.dead(network, learner.parameters(), trainingPoints()) >= value;
            case SHARPNESS -> isSharp(value);
        };
    }

    private StopRule rule() {
        return data.experiment().training().stop();
    }

    private boolean isParameterReached(StopRule stop) {
        Watched watched = stop.watched();
        if (watched.layer() > network.layers().size()) {
            return false;
        }
        DenseLayer layer = network.layers().get(watched.layer() - 1);
        if (watched.unit() > layer.fanOut() || watched.input() > layer.fanIn()) {
            return false;
        }
        int unit = watched.unit() - 1;
        int index = watched.input() == 0 ? layer.bias(unit) : layer.weight(unit, watched.input() - 1);
        return watched.isReached(learner.parameters()[index], stop.value());
    }

    private boolean isPredictionReached(StopRule stop) {
        Watched watched = stop.watched();
        if (watched.unit() > network.outputs()) {
            return false;
        }
        Pass pass = new Pass(network, 1);
        data.gather(new DataPoint(watched.x(), watched.y(), 0, false), pass);
        pass.forward(learner.parameters(), 1);
        double output = data.scaling().target().own(pass.outputs()[watched.unit() - 1][0]);
        return watched.isReached(output, stop.value());
    }

    private boolean isSharp(double shareOfLimit) {
        var training = data.experiment().training();
        var limit = StabilityLimit.of(training.optimizer(), progress.learningRate());
        if (limit.isEmpty()) {
            return false;
        }
        Examples some = Curvature.some(network, trainingPoints());
        double sharpness = Curvature.sharpest(network, training.regularization(), learner, breaks, some).value;
        return sharpness >= shareOfLimit * limit.getAsDouble();
    }

    private Examples trainingPoints() {
        return Examples.ofTraining(data, network, breaks);
    }
}
