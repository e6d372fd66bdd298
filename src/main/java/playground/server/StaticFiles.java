package playground.server;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import playground.page.Bundle;
import playground.page.WebFiles;

/** Serves the files under {@code web/}, and nothing else. */
final class StaticFiles {
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "map", "application/json; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "webmanifest", "application/manifest+json; charset=utf-8",
            "png", "image/png",
            "woff2", "font/woff2");

    /** Plain names between single slashes: no dot file, no "..", no backslash, nothing left encoded. */
    private static final Pattern PATH = Pattern.compile("(?:\\w[\\w-]*/){0,4}\\w[\\w-]*(?:\\.[\\w-]+)*\\.(\\w+)");

    /** A file for the type checker, not for the page: the source folder has it, the jar doesn't. */
    private static final String TYPE_CHECKER = "tsconfig.json";

    /** Keeps the whole page, though it lies beneath. */
    private static final String SERVICE_WORKER = "service-worker.js";

    private final WebFiles files;

    /** The answers by path: the bundle's, and others from when they are first asked for. Empty if files can change. */
    private final Map<String, CachedAnswer> answers = new ConcurrentHashMap<>();

    StaticFiles(WebFiles files) {
        this.files = files;
        files.bundle().ifPresent(bundle -> bundle.files().forEach(this::keep));
    }

    private void keep(Bundle.File file) {
        String path = file.path();
        answers.put(path, CachedAnswer.forEver(type(path), file.content(), files.compressed(path)));
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
        if (path.equals(SERVICE_WORKER)) {
            context.header("Service-Worker-Allowed", "/");
        }
        answer.send(context);
    }

    private CachedAnswer read(String path) throws IOException {
        String type = type(path);
        if (type == null) {
            throw new NotFoundResponse();
        }
        return CachedAnswer.untilChanged(
                type, files.read(path).orElseThrow(NotFoundResponse::new), files.compressed(path));
    }

    /** The type of what is served at this path; null if nothing may be. */
    private static String type(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() && !path.equals(TYPE_CHECKER) ? TYPES.get(matcher.group(1)) : null;
    }
}
