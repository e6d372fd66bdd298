package playground.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import playground.lessons.Lesson;
import playground.lessons.Lessons;
import playground.page.LessonTexts;
import playground.page.WebFiles;
import playground.protocol.LessonJson;

/** Serves all lessons in a language: {@code /lessons/vi} is {@code {"lessons":[…],"texts":{…}}}. */
final class LessonPages {
    private final WebFiles files;
    private final Map<String, CachedAnswer> answers = new ConcurrentHashMap<>();

    LessonPages(WebFiles files) {
        this.files = files;
    }

    void serve(Context context) {
        String language = context.pathParam("language");
        if (!Languages.TAGS.contains(language)) {
            throw new NotFoundResponse();
        }
        CachedAnswer answer = files.canChange() ? render(language) : answers.computeIfAbsent(language, this::render);
        answer.send(context);
    }

    private CachedAnswer render(String language) {
        List<String> ids = Lessons.ALL.stream().map(Lesson::id).toList();
        String json =
                "{\"lessons\":%s,\"texts\":%s}".formatted(LessonJson.json(), LessonTexts.json(ids, language, files));
        return CachedAnswer.untilChanged("application/json; charset=utf-8", json.getBytes(UTF_8));
    }
}
