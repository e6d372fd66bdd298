package playground.lessons;

import java.util.List;

/**
 * A walk through one of the notes that the playground grew from.
 *
 * @param id the same in every language
 * @param note the number of the note
 * @param minutes about how long it takes
 */
public record Lesson(String id, String note, int minutes, List<LessonStep> steps) {
    public Lesson {
        steps = List.copyOf(steps);
    }
}
