package playground.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.util.Map;
import java.util.stream.Collectors;
import playground.page.Page;
import playground.protocol.Catalogue;

/** Serves the page, which is rendered once in each language. */
final class Pages {
    private final Map<String, byte[]> htmlByLanguage;

    Pages() {
        String catalogue = Catalogue.json(Languages.TAGS);
        htmlByLanguage = Languages.TAGS.stream().collect(Collectors.toMap(tag -> tag, tag -> Page.html(tag, catalogue)
                .getBytes(UTF_8)));
    }

    void serve(Context context) {
        String language = Languages.choose(context.queryParam("lang"), context.header("Accept-Language"));
        context.header("Vary", "Accept-Language");
        CachedAnswer.send(context, "text/html; charset=utf-8", htmlByLanguage.get(language));
    }
}
