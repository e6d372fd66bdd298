package playground.lessons;

import java.util.List;
import java.util.OptionalDouble;
import playground.training.Run;

/**
 * What can be measured: a run between two of its steps, and the numbers that the learner has typed. Belongs to the run's thread.
 *
 * @param answers by question; empty where nothing is typed
 */
public record Measured(Run run, List<OptionalDouble> answers) {
    public Measured {
        answers = List.copyOf(answers);
    }

    /** A run without anything typed. */
    public static Measured of(Run run) {
        return new Measured(run, List.of());
    }
}
