package playground.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.Semaphore;
import playground.experiment.Refusal;
import playground.protocol.TableJson;
import playground.session.RefusalReason;
import playground.table.Choices;
import playground.table.TableReader;

/**
 * Reads a person's own file: the body is the file, the query what the person has chosen, the answer what was understood. Nothing of
 * it is kept or logged, so each choice sends the file again. A choice that is none is refused by 400 with its place, what came and
 * what is allowed; a page of an origin that {@link Origins} don't allow, by 403. Any thread may call it.
 */
final class Tables {
    static final String PATH = "/table";

    /** Each takes some of the heap and a core, which training needs. A file takes hundredths of a second, so others wait. */
    private final Semaphore atATime = new Semaphore(2);

    private final Origins origins;
    private final Metrics metrics;

    Tables(Origins origins, Metrics metrics) {
        this.origins = origins;
        this.metrics = metrics;
    }

    void read(Context context) throws IOException {
        if (!origins.allow(Collections.list(context.req().getHeaders("Origin")), context.header("Host"))) {
            metrics.refused(RefusalReason.ORIGIN);
            readOut(context);
            context.status(HttpStatus.FORBIDDEN).result("This origin may not have files read here.");
            return;
        }
        try {
            Choices choices = TableJson.choices(context.queryParamMap());
            byte[] file = context.bodyInputStream().readNBytes(TableReader.MOST_BYTES + 1);
            if (file.length > TableReader.MOST_BYTES) {
                readOut(context);
            }
            String reading = read(file, choices);
            context.contentType("application/json; charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .result(reading);
        } catch (Refusal e) {
            readOut(context);
            context.status(HttpStatus.BAD_REQUEST).result(e.getMessage());
        }
    }

    /**
     * Ends a connection whose body nobody wants, in a way that its client gets the answer: one closed over bytes that weren't
     * read is reset, and one that the client takes for open is used for its next request. So as much again as a file may have is
     * thrown away.
     */
    private static void readOut(Context context) throws IOException {
        context.header("Connection", "close");
        context.bodyInputStream().skip(TableReader.MOST_BYTES);
    }

    private String read(byte[] file, Choices choices) {
        atATime.acquireUninterruptibly();
        try {
            return TableJson.write(TableReader.read(file, choices));
        } finally {
            atATime.release();
        }
    }
}
