package playground.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import playground.lessons.Lesson;
import playground.lessons.LessonStep;
import playground.lessons.Lessons;
import playground.lessons.Question;
import playground.lessons.Term;

/** What a lesson's structure names, its texts say, in every language. */
final class LessonTextsTest {
    private static final WebFiles FILES = WebFiles.in(Path.of("web"));
    private static final Pattern VALUE = Pattern.compile("\\{([^}]*)}");

    @TestFactory
    Stream<DynamicTest> aLessonSaysWhatItsStructureNamesAndNothingElse() {
        return forEachText((lesson, texts) -> assertEquals(keys(lesson), new TreeSet<>(texts.keySet())));
    }

    @TestFactory
    Stream<DynamicTest> theNumbersInATextAreOfItsStep() {
        return forEachText((lesson, texts) -> texts.forEach((key, text) -> {
            Set<String> named = lesson.steps().stream()
                    .filter(step -> key.startsWith(step.id() + "."))
                    .flatMap(step -> step.values().keySet().stream())
                    .collect(Collectors.toSet());
            values(text).forEach(name -> assertTrue(named.contains(name), key + " names {" + name + "}"));
        }));
    }

    @TestFactory
    Stream<DynamicTest> aTranslationHasTheSameNumbersInTheSameTexts() {
        return Lessons.ALL.stream()
                .map(lesson -> dynamicTest(lesson.id(), () -> {
                    Map<String, String> english = LessonTexts.of(lesson.id(), Language.ENGLISH.tag(), FILES);
                    for (Language language : Language.values()) {
                        Map<String, String> translated = LessonTexts.of(lesson.id(), language.tag(), FILES);
                        english.forEach((key, text) -> assertEquals(
                                new TreeSet<>(values(text)),
                                new TreeSet<>(values(translated.get(key))),
                                language + " " + key));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theGlossaryExplainsEachOfItsTerms() {
        Set<String> wanted = new TreeSet<>(Set.of("title"));
        Term.GLOSSARY.forEach(term -> wanted.addAll(Set.of(term.id() + ".title", term.id() + ".body")));
        return Arrays.stream(Language.values())
                .map(language -> dynamicTest(
                        language.tag(),
                        () -> assertEquals(
                                wanted,
                                LessonTexts.of(Term.FILE, language.tag(), FILES).keySet())));
    }

    private static List<String> values(String text) {
        return VALUE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private interface Sentence {
        void check(Lesson lesson, Map<String, String> texts);
    }

    private static Stream<DynamicTest> forEachText(Sentence sentence) {
        return Lessons.ALL.stream().flatMap(lesson -> Arrays.stream(Language.values())
                .map(language -> dynamicTest(
                        lesson.id() + " in " + language.tag(),
                        () -> sentence.check(lesson, LessonTexts.of(lesson.id(), language.tag(), FILES)))));
    }

    private static Set<String> keys(Lesson lesson) {
        Set<String> keys = new TreeSet<>(List.of("title", "about", "after"));
        for (LessonStep step : lesson.steps()) {
            Stream.of("title", "body", "task", "done").forEach(key -> keys.add(step.id() + "." + key));
            step.prediction().ifPresent(prediction -> {
                keys.add(step.id() + ".predict");
                prediction.options().forEach(option -> keys.add(step.id() + ".option." + option.id()));
            });
            step.questions().forEach(question -> addKeys(keys, step.id(), question));
            step.table()
                    .ifPresent(table -> table.columns().forEach(column -> keys.add(step.id() + ".column." + column)));
            step.failures().forEach(failure -> keys.add(step.id() + ".failed." + failure.id()));
            step.hints().forEach(hint -> keys.add(step.id() + ".hint." + hint.id()));
        }
        return keys;
    }

    /** A choice that isn't typical for a mistake can't be made, so what is chosen has no other words. */
    private static void addKeys(Set<String> keys, String step, Question question) {
        String of = "." + question.id() + ".";
        keys.add(step + ".answer." + question.id());
        question.choices().forEach(choice -> keys.add(step + ".choice" + of + choice));
        question.wrong().forEach(wrong -> keys.add(step + ".wrong" + of + wrong.id()));
        if (question.choices().isEmpty()) {
            keys.add(step + ".wrong" + of + Question.OTHER);
        }
    }
}
