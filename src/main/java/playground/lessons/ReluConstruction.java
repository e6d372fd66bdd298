package playground.lessons;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Given;
import playground.experiment.Ids;
import playground.experiment.Refusal;
import playground.experiment.Scaling;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Loss;
import playground.nn.Network;
import playground.nn.Output;

/**
 * A network of one hidden layer of ReLUs that runs through given samples of a function of one variable, built and not trained, as
 * the note 003 proves the universal approximation theorem: from left to right, a unit for each piece. Between the samples it is the
 * straight line from one to the next.
 */
public final class ReluConstruction {
    /** The points of a data set of one variable lie within ±6. */
    static final double REACH = 6;

    private final double[] x;
    private final double[] y;

    /** @param x where the samples lie, ascending; one more than there are pieces */
    ReluConstruction(double[] x, double[] y) {
        this.x = x.clone();
        this.y = y.clone();
    }

    /** Through samples at equal distances from {@code from} to {@code to}. */
    static ReluConstruction of(DoubleUnaryOperator curve, double from, double to, int pieces) {
        double[] x = new double[pieces + 1];
        double[] y = new double[pieces + 1];
        for (int i = 0; i <= pieces; i++) {
            x[i] = from + (to - from) * i / pieces;
            y[i] = curve.applyAsDouble(x[i]);
        }
        return new ReluConstruction(x, y);
    }

    /**
     * The experiment with a network that is built through as many samples of its data's curve, and isn't trained.
     *
     * @param pieces at least 1, as many as the hidden layer will have units
     * @throws Refusal under the name {@code type} if the data aren't values of a function of one variable
     */
    public static Experiment build(Experiment experiment, int pieces) {
        DataSettings data = experiment.data();
        DoubleUnaryOperator curve = data.set()
                .curve(data.formula())
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.NOT_ALLOWED,
                        "type",
                        "build with " + Ids.id(data.set()),
                        Stream.of(DataSet.values())
                                .filter(set -> set.curve(data.formula()).isPresent())
                                .map(Ids::id)
                                .collect(Collectors.joining(", "))));
        // the construction has the curve's own units
        DataSettings unscaled = data.with(new Given<DataSettings>().put(DataSettings.SCALING, Scaling.NONE));
        return of(curve, -REACH, REACH, pieces)
                .putInto(Starts.with(unscaled).layers(Activation.RELU, pieces))
                .done();
    }

    int pieces() {
        return x.length - 1;
    }

    /** The bias of a hidden unit, whose weight is 1: its kink lies at the sample where its piece begins. */
    double bias(int unit) {
        return -x[unit];
    }

    /** The weight of a hidden unit in the output: how much the slope changes at its kink. */
    double outputWeight(int unit) {
        return slope(unit) - (unit == 0 ? 0 : slope(unit - 1));
    }

    /** The output's bias: the value of the first sample. */
    double outputBias() {
        return y[0];
    }

    private double slope(int piece) {
        return (y[piece + 1] - y[piece]) / (x[piece + 1] - x[piece]);
    }

    /** Sets the hidden units and the output of an experiment with one input and a hidden layer of as many ReLUs as pieces. */
    Starts putInto(Starts starts) {
        double[] weights = new double[pieces()];
        for (int unit = 0; unit < pieces(); unit++) {
            starts.unit(0, unit, bias(unit), 1);
            weights[unit] = outputWeight(unit);
        }
        return starts.unit(1, 0, outputBias(), weights);
    }

    /** As a network of any size, with its parameters. */
    Network network() {
        return Network.from(1).hidden(pieces(), Activation.RELU).output(1, Output.LINEAR, Loss.MEAN_SQUARED_ERROR);
    }

    double[] parameters(Network network) {
        double[] parameters = new double[network.parameterCount()];
        DenseLayer hidden = network.layers().get(0);
        DenseLayer output = network.layers().get(1);
        for (int unit = 0; unit < pieces(); unit++) {
            parameters[hidden.weight(unit, 0)] = 1;
            parameters[hidden.bias(unit)] = bias(unit);
            parameters[output.weight(0, unit)] = outputWeight(unit);
        }
        parameters[output.bias(0)] = outputBias();
        return parameters;
    }
}
