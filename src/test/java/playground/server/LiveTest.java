package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import playground.protocol.Frame;
import playground.training.Experiment;
import playground.training.Run;

final class LiveTest {
    private static final PlaygroundServer SERVER = new PlaygroundServer();

    @BeforeAll
    static void start() throws PlaygroundServer.PortTaken {
        SERVER.start(0);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void theDefaultExperimentStreamsFramesWhoseLossFalls() {
        try (LivePage page = LivePage.open(SERVER.port())) {
            page.send("{'type':'start','experiment':{}}");
            JsonNode started = page.expect("started");
            assertEquals(500, started.get("points").size());
            assertEquals(25, started.get("network").get("parameterCount").asInt());
            page.expectStatus("idle");
            Frame first = page.nextFrame();
            assertEquals(0, first.step());
            page.send("{'type':'run'}");
            page.expectStatus("running");
            Frame later = page.frameWith(frame -> frame.epoch() >= 200);
            assertEquals(200 * 25, later.step());
            assertTrue(later.evaluation().trainLoss().getAsDouble()
                    < first.evaluation().trainLoss().getAsDouble() / 2);
        }
    }

    @Test
    void theLossAtStep1000EqualsThatOfARunWithoutAServer() {
        Run alone = new Run(Experiment.DEFAULT);
        while (alone.stepCount() < 1000) {
            alone.step();
        }
        try (LivePage page = LivePage.started(SERVER.port(), "{}")) {
            page.send("{'type':'run'}");
            assertEquals(alone.evaluate(), page.frameAtStep(1000).evaluation());
        }
    }
}
