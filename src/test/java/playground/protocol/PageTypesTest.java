package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class PageTypesTest {
    @Test
    void thePageKnowsTheMessagesAsTheRecordsAreNow() throws IOException {
        assertEquals(
                PageTypes.text(),
                Files.readString(PageTypes.FILE),
                PageTypes.FILE + " is stale; write it anew: " + PageTypes.COMMAND);
    }
}
