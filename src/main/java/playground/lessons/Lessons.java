package playground.lessons;

import java.util.List;
import java.util.Optional;

/** All lessons, in the order in which they build on one another. */
public final class Lessons {
    public static final List<Lesson> ALL = List.of(
            NeuronLesson.LESSON,
            SixFormulasLesson.LESSON,
            TwoPathsLesson.LESSON,
            DeepLesson.LESSON,
            BorderLesson.LESSON);

    private Lessons() {}

    /** The lesson with this id. */
    public static Optional<Lesson> find(String id) {
        return ALL.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}
