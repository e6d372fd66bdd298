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

/** A network as a page needs it to evaluate it: its inputs, and its layers with the output layer. */
record NetworkShape(List<Input> inputs, List<LayerShape> layers, int parameterCount) {
    /**
     * One layer.
     *
     * @param activation that of the output layer is among other choices
     * @param slope of a leaky ReLU, else null
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
