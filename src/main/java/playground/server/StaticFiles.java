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

    /** A file for the type checker, not for the page: the source folder has it, the jar doesn't. */
    private static final String TYPE_CHECKER = "tsconfig.json";

    private final WebFiles files;

    /** The answers by path, added when a file is first asked for, so never more than there are files. Empty if files can change. */
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
