package playground.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import playground.experiment.Refusal;
import playground.protocol.TableJson;
import playground.table.Choices;
import playground.table.TableReader;

/**
 * Reads a person's own file: the body is the file, the query what the person has chosen, the answer what was understood. Nothing of
 * it is kept or logged, so each choice sends the file again. Any thread may call it.
 */
final class Tables {
    static final String PATH = "/table";

    /** Each takes some of the heap and a core, which training needs. A file takes hundredths of a second, so others wait. */
    private final Semaphore atATime = new Semaphore(2);

    void read(Context context) throws IOException {
        Choices choices;
        try {
            choices = TableJson.choices(name -> Optional.ofNullable(context.queryParam(name)));
        } catch (Refusal e) {
            context.status(HttpStatus.BAD_REQUEST).result(e.getMessage());
            return;
        }
        byte[] file = context.bodyInputStream().readNBytes(TableReader.MOST_BYTES + 1);
        atATime.acquireUninterruptibly();
        try {
            context.contentType("application/json; charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .result(TableJson.write(TableReader.read(file, choices)));
        } finally {
            atATime.release();
        }
    }
}
