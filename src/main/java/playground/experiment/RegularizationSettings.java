package playground.experiment;

import java.util.Objects;
import playground.nn.Regularization;

/**
 * What holds a network back from learning its points by heart.
 *
 * @param kind the penalty on the weights
 * @param rate how much the penalty counts
 * @param dropout the probability with which each hidden activation is left out of a training step
 */
public record RegularizationSettings(Regularization kind, double rate, double dropout) {
    public static final RegularizationSettings DEFAULT =
            new RegularizationSettings(Regularization.NONE, 0, Ranges.DROPOUT.initial());

    public RegularizationSettings {
        Objects.requireNonNull(kind);
        Ranges.REGULARIZATION_RATE.check("regularizationRate", rate);
        Ranges.DROPOUT.check("dropout", dropout);
    }

    /** Another kind of penalty. When a penalty is switched on, its rate is the initial one; without a penalty it is 0. */
    public RegularizationSettings withKind(Regularization newKind) {
        if (newKind == Regularization.NONE) {
            return new RegularizationSettings(newKind, 0, dropout);
        }
        boolean wasOff = kind == Regularization.NONE;
        return new RegularizationSettings(newKind, wasOff ? Ranges.REGULARIZATION_RATE.initial() : rate, dropout);
    }
}
