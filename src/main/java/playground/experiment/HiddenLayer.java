package playground.experiment;

import java.util.Objects;
import playground.nn.Activation;

/** One hidden layer: how many units, and their activation. */
public record HiddenLayer(int units, Activation activation) {
    public HiddenLayer {
        Ranges.UNITS.check("units", units);
        Objects.requireNonNull(activation);
    }
}
