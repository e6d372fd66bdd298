package playground.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import playground.experiment.Experiment;
import playground.page.Page;
import playground.page.PageData;
import playground.page.WebFiles;
import playground.protocol.Catalogue;
import playground.protocol.FirstState;

/** Serves the page. It is rendered once in each language while the server starts, or for each request if its files can change. */
final class Pages {
    private final WebFiles files;
    private final CompletableFuture<PageData> data = CompletableFuture.supplyAsync(Pages::data);
    private final CompletableFuture<Map<String, CachedAnswer>> answerByLanguage;

    Pages(WebFiles files) {
        this.files = files;
        answerByLanguage = CompletableFuture.supplyAsync(
                () -> Languages.TAGS.stream().collect(Collectors.toMap(tag -> tag, this::render)));
    }

    private static PageData data() {
        FirstState first = FirstState.of(Experiment.DEFAULT);
        return new PageData(Catalogue.json(Languages.TAGS), first.started(), first.frame());
    }

    private CachedAnswer render(String language) {
        String page = Page.html(language, data.join(), files);
        return CachedAnswer.untilChanged("text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    /** Waits until the page is rendered in every language; throws if that failed. */
    void await() {
        answerByLanguage.join();
    }

    void serve(Context context) {
        String language = Languages.choose(context.queryParam("lang"), context.header("Accept-Language"));
        context.header("Vary", "Accept-Language");
        CachedAnswer answer =
                files.canChange() ? render(language) : answerByLanguage.join().get(language);
        answer.send(context);
    }
}
