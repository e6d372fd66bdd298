package playground.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import playground.lessons.Lesson;
import playground.lessons.Lessons;
import playground.lessons.Term;
import playground.page.LessonTexts;
import playground.page.WebFiles;
import playground.protocol.LessonJson;

/** Serves all lessons and the glossary in a language: {@code /lessons/vi} is {@code {"lessons":[…],"terms":[…],"texts":{…}}}. */
final class LessonPages {
    private final WebFiles web;
    private final Map<String, CachedAnswer> answers = new ConcurrentHashMap<>();

    LessonPages(WebFiles web) {
        this.web = web;
    }

    void serve(Context context) {
        String language = context.pathParam("language");
        if (!Languages.TAGS.contains(language)) {
            throw new NotFoundResponse();
        }
        CachedAnswer answer = web.canChange() ? render(language) : answers.computeIfAbsent(language, this::render);
        answer.send(context);
    }

    private CachedAnswer render(String language) {
        List<String> files = Stream.concat(Lessons.ALL.stream().map(Lesson::id), Stream.of(Term.FILE))
                .toList();
        String json = "{\"lessons\":%s,\"terms\":%s,\"texts\":%s}"
                .formatted(LessonJson.lessons(), LessonJson.terms(), LessonTexts.json(files, language, web));
        return CachedAnswer.untilChanged("application/json; charset=utf-8", json.getBytes(UTF_8));
    }
}
