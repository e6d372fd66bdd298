package playground.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import playground.data.Affine;
import playground.data.Input;
import playground.data.PointScaling;
import playground.experiment.Experiment;
import playground.experiment.Objective;
import playground.experiment.Problem;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.training.Evaluation;
import playground.training.Run;

/**
 * A network between two steps of its training, with all that it takes to run it elsewhere and to train on there. Immutable: nobody
 * writes to its arrays.
 *
 * @param names what the data's columns and classes are called
 * @param scaling of coordinates and real targets, from the data's own units to those that the network computes in
 * @param parameters in the order of the network's flat array
 * @param optimizerState what the optimizer remembers, as {@link playground.nn.Optimizer#state} lists it
 * @param frozen the indexes of the parameters that training leaves as they are
 * @param link the address that makes the experiment again
 */
public record TrainedNetwork(
        Experiment experiment,
        Names names,
        PointScaling scaling,
        double[] parameters,
        List<double[]> optimizerState,
        int[] frozen,
        Progress progress,
        String link) {

    /**
     * How far the training has come.
     *
     * @param learningRate of the present epoch
     */
    record Progress(
            long step, long epoch, double learningRate, int trainPoints, int testPoints, Evaluation evaluation) {}

    /** One layer, apart from the flat array: weights as (units, inputs). */
    record Layer(double[][] weights, double[] biases) {}

    public static TrainedNetwork of(Run run, String link) {
        Experiment experiment = run.experiment();
        return new TrainedNetwork(
                experiment,
                Names.of(experiment.data()),
                run.data().scaling(),
                run.parameters(),
                run.optimizerState(),
                run.frozen(),
                new Progress(
                        run.stepCount(),
                        run.epoch(),
                        run.learningRate(),
                        run.data().trainCount(),
                        run.data().points().size() - run.data().trainCount(),
                        run.evaluate()),
                link);
    }

    Network network() {
        return experiment.architecture();
    }

    List<Input> inputs() {
        return experiment.inputs();
    }

    Objective objective() {
        return experiment.objective();
    }

    /** How each coordinate of the data is scaled. */
    List<Affine> columns() {
        return List.of(scaling.x(), scaling.y()).subList(0, experiment.data().inputs());
    }

    /** How real targets are scaled. */
    Affine target() {
        return scaling.target();
    }

    boolean classifies() {
        return objective().problem() != Problem.REGRESSION;
    }

    /** Between two classes: what the output of class 1 lies above. */
    double decision() {
        return (1 + objective().lowTarget()) / 2;
    }

    /** The layers with these values of their parameters, or of what there is one of for each parameter. */
    List<Layer> layers(double[] values) {
        List<Layer> layers = new ArrayList<>();
        for (DenseLayer layer : network().layers()) {
            double[][] weights = new double[layer.fanOut()][];
            for (int unit = 0; unit < weights.length; unit++) {
                int start = layer.offset() + unit * layer.fanIn();
                weights[unit] = Arrays.copyOfRange(values, start, start + layer.fanIn());
            }
            layers.add(new Layer(weights, Arrays.copyOfRange(values, layer.biases(), layer.end())));
        }
        return layers;
    }
}
