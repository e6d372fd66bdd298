package playground.lessons;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A number that the learner works out by hand and types in, or one of several answers, to be chosen.
 *
 * @param choices what to choose from; the answer is then the index of a choice. Empty for a number that is typed
 * @param right the right number, read off the run when an answer is looked at
 * @param tolerance how far from it an answer may be
 * @param wrong the typical wrong answers, each of which has words of its own
 */
public record Question(String id, List<String> choices, Reading right, double tolerance, List<Wrong> wrong) {
    /** The mark of a right answer. */
    public static final String RIGHT = "right";

    /** The mark of an answer that is wrong in no typical way. */
    public static final String OTHER = "other";

    /** The mark of an answer that isn't there. */
    public static final String NONE = "none";

    /** A typical wrong answer: the number that a certain mistake leads to. */
    public record Wrong(String id, Reading number) {}

    public Question {
        choices = List.copyOf(choices);
        wrong = List.copyOf(wrong);
    }

    /** What to say of an answer: {@link #RIGHT}, the id of a typical mistake, {@link #OTHER} or {@link #NONE}. */
    String mark(OptionalDouble answer, Measured measured) {
        if (answer.isEmpty()) {
            return NONE;
        }
        if (isNear(answer.getAsDouble(), right, measured)) {
            return RIGHT;
        }
        return wrong.stream()
                .filter(mistake -> isNear(answer.getAsDouble(), mistake.number, measured))
                .map(Wrong::id)
                .findFirst()
                .orElse(OTHER);
    }

    private boolean isNear(double answer, Reading number, Measured measured) {
        return Reading.of(answer).isNear(number, tolerance).holds(measured);
    }
}
