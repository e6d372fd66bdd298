package playground.server;

import io.javalin.http.Context;
import java.util.Map;
import java.util.stream.Collectors;
import playground.page.Page;
import playground.protocol.Catalogue;

/** Serves the page, which is rendered once in each language. */
final class Pages {
    private final Map<String, String> htmlByLanguage;

    Pages() {
        String catalogue = Catalogue.json(Languages.TAGS);
        htmlByLanguage =
                Languages.TAGS.stream().collect(Collectors.toMap(tag -> tag, tag -> Page.html(tag, catalogue)));
    }

    void serve(Context context) {
        String language = Languages.choose(context.queryParam("lang"), context.header("Accept-Language"));
        context.header("Cache-Control", "no-cache");
        context.header("Vary", "Accept-Language");
        context.html(htmlByLanguage.get(language));
    }
}
