package playground.server;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import playground.page.WebFiles;

/** Serves the files under {@code web/}, and nothing else. */
final class StaticFiles {
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "png", "image/png",
            "woff2", "font/woff2");

    /** Plain names between single slashes: no dot file, no "..", no backslash, nothing left encoded. */
    private static final Pattern PATH = Pattern.compile("(?:\\w[\\w-]*/){0,4}\\w[\\w-]*(?:\\.[\\w-]+)*\\.(\\w+)");

    /** Is for the type checker and not for the page. The jar doesn't have it, but the source folder does. */
    private static final String TYPE_CHECKER = "tsconfig.json";

    private final WebFiles files;

    /** By path, as they are asked for the first time: no more than there are files. Empty where these can change. */
    private final Map<String, CachedAnswer> answers = new ConcurrentHashMap<>();

    StaticFiles(WebFiles files) {
        this.files = files;
    }

    void serve(Context context) throws IOException {
        String path = context.path().substring("/web/".length());
        CachedAnswer answer = answers.get(path);
        if (answer == null) {
            answer = read(path);
            if (!files.canChange()) {
                answers.put(path, answer);
            }
        }
        answer.send(context);
    }

    private CachedAnswer read(String path) throws IOException {
        Matcher matcher = PATH.matcher(path);
        String type = matcher.matches() && !path.equals(TYPE_CHECKER) ? TYPES.get(matcher.group(1)) : null;
        if (type == null) {
            throw new NotFoundResponse();
        }
        return new CachedAnswer(type, files.read(path).orElseThrow(NotFoundResponse::new));
    }
}
