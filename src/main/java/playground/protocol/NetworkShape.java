package playground.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.List;
import playground.data.Input;
import playground.experiment.Experiment;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Network;

/** A network in the form that a page evaluates: its inputs, and its layers with the output layer. */
record NetworkShape(List<Input> inputs, List<LayerShape> layers, int parameterCount) {
    /**
     * One layer.
     *
     * @param activation the activation's id; the output layer has choices of its own
     * @param slope the slope of a leaky ReLU below 0; null for any other activation
     */
    record LayerShape(
            int inputs,
            int units,
            Enum<?> activation,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSerialize(using = Mapping.Finite.class)
            Double slope) {}

    static NetworkShape of(Experiment experiment) {
        Network network = experiment.architecture();
        List<LayerShape> layers = new ArrayList<>();
        for (int l = 0; l < network.activations().size(); l++) {
            Activation activation = network.activations().get(l);
            Double slope = activation == Activation.LEAKY_RELU ? network.leakySlope() : null;
            layers.add(layer(network.layers().get(l), activation, slope));
        }
        layers.add(layer(network.outputLayer(), network.output(), null));
        return new NetworkShape(experiment.inputs(), layers, network.parameterCount());
    }

    private static LayerShape layer(DenseLayer layer, Enum<?> activation, Double slope) {
        return new LayerShape(layer.fanIn(), layer.fanOut(), activation, slope);
    }
}
