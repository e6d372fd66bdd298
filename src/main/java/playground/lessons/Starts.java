package playground.lessons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Given;
import playground.experiment.HandSet;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.Setting;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;

/** Experiments in few words, as the lessons start with them: the default one with some of its settings changed. Immutable. */
final class Starts {
    private final DataSettings data;
    private final Given<NetworkSettings> network = new Given<>();
    private final Given<TrainingSettings> training = new Given<>();
    private final List<HandSet> handSet = new ArrayList<>();

    private Starts(DataSettings data) {
        this.data = data;
    }

    static Starts with(DataSet set) {
        return new Starts(DataSettings.of(set));
    }

    static Starts with(DataSettings data) {
        return new Starts(data);
    }

    /** Two classes of points, to be learned in this order. */
    static Starts withPoints(DataPoint... points) {
        return new Starts(DataSettings.drawn(2, List.of(points)));
    }

    /** Values at places of a line, to be learned in this order. */
    static Starts onALine(DataPoint... values) {
        return new Starts(oneInput(DataSettings.drawnValues(List.of(values))));
    }

    /** Two classes of points of a line, to be learned in this order. */
    static Starts classesOnALine(DataPoint... points) {
        return new Starts(oneInput(DataSettings.drawn(2, List.of(points))));
    }

    private static DataSettings oneInput(DataSettings data) {
        return data.with(new Given<DataSettings>().put(DataSettings.INPUTS, 1.0));
    }

    static DataPoint point(double x, double y, double target) {
        return new DataPoint(x, y, target, false);
    }

    /** Hidden layers of so many units, all with this activation. */
    Starts layers(Activation activation, int... units) {
        List<HiddenLayer> layers = Arrays.stream(units)
                .mapToObj(count -> new HiddenLayer(count, activation))
                .toList();
        network.put(NetworkSettings.LAYERS, layers);
        return this;
    }

    <T> Starts network(Setting<NetworkSettings, T> setting, T value) {
        network.put(setting, value);
        return this;
    }

    <T> Starts training(Setting<TrainingSettings, T> setting, T value) {
        training.put(setting, value);
        return this;
    }

    Starts rate(double learningRate) {
        return training(TrainingSettings.LEARNING_RATE, learningRate);
    }

    /** So many examples a step, in the order of the data. */
    Starts inOrder(int batch) {
        return training(TrainingSettings.BATCH_SIZE, (double) batch).training(TrainingSettings.SHUFFLE, false);
    }

    Starts seed(long seed) {
        return network(NetworkSettings.SEED, (double) seed);
    }

    /** A unit's weights and its bias, set by hand. */
    Starts unit(int layer, int unit, double bias, double... weights) {
        handSet.add(new HandSet(layer, unit, OptionalInt.empty(), bias));
        for (int input = 0; input < weights.length; input++) {
            handSet.add(new HandSet(layer, unit, OptionalInt.of(input), weights[input]));
        }
        return this;
    }

    Experiment done() {
        Experiment fitting = Experiment.fitting(
                data, NetworkSettings.DEFAULT.with(network), TrainingSettings.DEFAULT.with(training));
        return fitting.withNetwork(fitting.network().withHandSet(handSet));
    }
}
