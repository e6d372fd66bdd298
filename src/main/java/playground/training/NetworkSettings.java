package playground.training;

import java.util.List;
import java.util.Objects;
import playground.data.Feature;
import playground.nn.Activation;
import playground.nn.Initialization;

/**
 * The network of an experiment and what it starts from. A change of any of these restarts a run.
 *
 * @param inputs what it is given of each point
 * @param layers the hidden layers, from the inputs on
 * @param loss the loss to train for; {@link Objective} gives the output that goes with it
 * @param initialization how the seed becomes initial parameters
 * @param seed what the initial parameters are drawn from, and then the order of the epochs
 * @param parameters explicit initial parameters in the order of the network's flat array; empty to draw them
 */
public record NetworkSettings(
        InputSettings inputs,
        List<HiddenLayer> layers,
        LossKind loss,
        Initialization initialization,
        long seed,
        List<Double> parameters) {

    public static final NetworkSettings DEFAULT = new NetworkSettings(
            InputSettings.DEFAULT,
            List.of(new HiddenLayer(4, Activation.TANH), new HiddenLayer(2, Activation.TANH)),
            LossKind.CROSS_ENTROPY,
            Initialization.XAVIER,
            (long) Ranges.SEED.initial(),
            List.of());

    public NetworkSettings {
        Objects.requireNonNull(inputs);
        layers = List.copyOf(layers);
        parameters = List.copyOf(parameters);
        Ranges.LAYERS.check("layers", layers.size());
        Objects.requireNonNull(loss);
        Objects.requireNonNull(initialization);
        Ranges.SEED.check("seed", seed);
        for (int i = 0; i < parameters.size(); i++) {
            Ranges.PARAMETER.check("parameters[" + i + "]", parameters.get(i));
        }
    }

    /** These settings for other data: what the data leave no room for gives way to what is nearest to it. */
    public NetworkSettings fittingTo(DataSettings data) {
        NetworkSettings fitting =
                withLoss(Objective.fitting(Problem.of(data), loss).lossKind());
        return data.inputs() == 1 ? fitting.withInputs(inputs.withoutX2()) : fitting;
    }

    public NetworkSettings withFeatures(Feature... newFeatures) {
        return withInputs(inputs.withFeatures(List.of(newFeatures)));
    }

    public NetworkSettings withInputs(InputSettings newInputs) {
        return new NetworkSettings(newInputs, layers, loss, initialization, seed, parameters);
    }

    public NetworkSettings withLayers(HiddenLayer... newLayers) {
        return new NetworkSettings(inputs, List.of(newLayers), loss, initialization, seed, parameters);
    }

    public NetworkSettings withLoss(LossKind newLoss) {
        return new NetworkSettings(inputs, layers, newLoss, initialization, seed, parameters);
    }

    public NetworkSettings withInitialization(Initialization newInitialization) {
        return new NetworkSettings(inputs, layers, loss, newInitialization, seed, parameters);
    }

    public NetworkSettings withSeed(long newSeed) {
        return new NetworkSettings(inputs, layers, loss, initialization, newSeed, parameters);
    }

    public NetworkSettings withParameters(List<Double> newParameters) {
        return new NetworkSettings(inputs, layers, loss, initialization, seed, newParameters);
    }
}
