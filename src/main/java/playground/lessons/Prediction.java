package playground.lessons;

import java.util.List;
import java.util.Optional;

/**
 * What the learner is asked to foresee before the run is let go.
 *
 * @param options at least two, of which the first that comes true is the outcome
 */
public record Prediction(List<Option> options) {
    /** Something that may come out. */
    public record Option(String id, Condition comesTrue) {}

    public Prediction {
        options = List.copyOf(options);
    }

    /** What has come out. */
    Optional<String> outcome(Measured measured) {
        return options.stream()
                .filter(option -> option.comesTrue.holds(measured))
                .map(Option::id)
                .findFirst();
    }
}
