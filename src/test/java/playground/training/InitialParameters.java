package playground.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import playground.experiment.HandSet;
import playground.experiment.NetworkSettings;

/** A network's settings with every initial parameter set by hand. */
public final class InitialParameters {
    private InitialParameters() {}

    /** Sets all parameters, given in the order of the network's flat array. */
    public static NetworkSettings set(NetworkSettings network, List<Double> flat) {
        List<HandSet> handSet = new ArrayList<>();
        int fanIn = network.inputs().count();
        for (int layer = 0; handSet.size() < flat.size(); layer++) {
            boolean hidden = layer < network.layers().size();
            int units = hidden ? network.layers().get(layer).units() : (flat.size() - handSet.size()) / (fanIn + 1);
            for (int unit = 0; unit < units; unit++) {
                for (int input = 0; input < fanIn; input++) {
                    handSet.add(new HandSet(layer, unit, OptionalInt.of(input), flat.get(handSet.size())));
                }
            }
            for (int unit = 0; unit < units; unit++) {
                handSet.add(new HandSet(layer, unit, OptionalInt.empty(), flat.get(handSet.size())));
            }
            fanIn = units;
        }
        return network.withHandSet(handSet);
    }
}
