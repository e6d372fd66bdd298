package playground.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import playground.page.Page;
import playground.protocol.Catalogue;

/** Serves the page, which is rendered once in each language, while the server starts. */
final class Pages {
    private final CompletableFuture<Map<String, CachedAnswer>> answerByLanguage =
            CompletableFuture.supplyAsync(Pages::render);

    private static Map<String, CachedAnswer> render() {
        String catalogue = Catalogue.json(Languages.TAGS);
        return Languages.TAGS.stream()
                .collect(Collectors.toMap(
                        tag -> tag,
                        tag -> new CachedAnswer(
                                "text/html; charset=utf-8",
                                Page.html(tag, catalogue).getBytes(UTF_8))));
    }

    /** Waits until the page is there in every language; throws what kept it from being so. */
    void await() {
        answerByLanguage.join();
    }

    void serve(Context context) {
        String language = Languages.choose(context.queryParam("lang"), context.header("Accept-Language"));
        context.header("Vary", "Accept-Language");
        answerByLanguage.join().get(language).send(context);
    }
}
