package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PageTypesTest {
    @Test
    void thePageKnowsTheMessagesAsTheRecordsAreNow() throws IOException {
        for (Map.Entry<Path, String> file : PageTypes.files().entrySet()) {
            assertEquals(
                    file.getValue(),
                    Files.readString(file.getKey()),
                    file.getKey() + " is stale; write it anew: " + PageTypes.COMMAND);
        }
    }
}
