package playground.explain;

import java.util.List;

/**
 * A unit of a layer: a weight for each input, and a bias.
 *
 * @param weights in the order of the inputs
 * @param bias added to the weighted sum
 */
public record Neuron(List<Value> weights, Value bias) {
    public Neuron {
        weights = List.copyOf(weights);
    }

    /** z = b + Σ wᵢ xᵢ. */
    public Value preActivation(List<Value> x) {
        Value sum = bias;
        for (int i = 0; i < weights.size(); i++) sum = sum.plus(weights.get(i).times(x.get(i)));
        return sum;
    }
}
