package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import playground.protocol.Fixture;
import playground.protocol.Frame;

/** Bad input is told to its sender, and the run goes on. */
final class BadMessageTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws PlaygroundServer.PortTaken {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void afterEveryBadMessageTheRunGoesOnAndTheErrorNamesTheField() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'run'}");
            page.expectStatus("running");
            for (Fixture bad : Fixture.refused()) {
                Frame before = page.nextFrame();
                page.sendRaw(bad.text());
                JsonNode error = page.expect("error");
                assertEquals(bad.error().get("code"), error.get("code"), bad.name());
                assertEquals(bad.error().get("path"), error.get("path"), bad.name());
                if (bad.text().contains("editPoints")) {
                    page.expect("points");
                }
                page.frameWith(frame -> frame.step() > before.step());
            }
        }
    }

    @Test
    void binaryClosesTheSocketAtOnce() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            page.sendBinary(new byte[] {1, 2, 3});
            assertEquals(1003, page.closeCode());
        }
    }

    @Test
    void moreValuesThanAnyMessageNeedsAreRefusedBeforeTheyAreRead() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("[" + "[],".repeat(300_000) + "[]]");
            assertEquals("too-large", page.expect("error").get("code").asText());
            page.send("{'type':'step'}");
            page.frameAtStep(1);
        }
    }

    @Test
    void tooManyPointsAreRefusedAndTheOldOnesStay() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            String points = String.join(",", Collections.nCopies(4501, "[0,0,0,0]"));
            page.send("{'type':'editPoints','start':0,'remove':0,'add':[" + points + "]}");
            assertEquals("points", page.expect("error").get("path").asText());
            assertEquals(500, page.expect("points").get("points").size());
        }
    }

    @Test
    void whatNeedsARunIsRefusedBeforeOneWasStarted() {
        try (LivePage page = LivePage.open(server.port())) {
            for (String type : List.of("run", "pause", "step", "epoch", "reset")) {
                page.send("{'type':'" + type + "'}");
                assertEquals("not-running", page.expect("error").get("code").asText());
            }
            page.send("{'type':'change','experiment':{}}");
            assertEquals("not-running", page.expect("error").get("code").asText());
            page.send("{'type':'editPoints','start':0,'remove':0,'add':[]}");
            assertEquals("not-running", page.expect("error").get("code").asText());
            page.send("{'type':'editPoints','start':0}");
            assertEquals("missing", page.expect("error").get("code").asText());
            page.send("{'type':'start','experiment':{}}");
            page.expect("started");
        }
    }
}
