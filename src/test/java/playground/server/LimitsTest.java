package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.nn.Activation;
import playground.protocol.Frame;
import playground.protocol.Limits;
import playground.session.Budgets;
import playground.session.Eventually;
import playground.session.Footprint;
import playground.session.MemoryBudget;
import playground.training.Run;

/** What is too much is refused before it is there, in a way that the page can tell and try again. */
public final class LimitsTest {
    @Test
    void aFullServerTellsThePageToTryAgainAndTakesTheNextWhenOneHasLeft() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT.withMaxSessions(2))) {
            LivePage first = LivePage.started(server.port(), "{}");
            try (LivePage second = LivePage.started(server.port(), "{}");
                    LivePage third = LivePage.open(server.port())) {
                assertEquals(1013, third.closeCode());
                assertEquals(1, server.metric("playground_refusals_total{reason=\"full\"}"));
                second.send("{'type':'step'}");
                second.frameAtStep(1);
                first.close();
                server.expectSessions(1);
                LivePage.started(server.port(), "{}").close();
            }
        }
    }

    @Test
    void behindAProxyOneAddressGetsItsShareWhateverTheClientForges() throws Exception {
        ServerOptions options =
                ServerOptions.DEFAULT.withMaxSessionsPerAddress(1).withProxy(true);
        try (TestServer server = new TestServer(options);
                LivePage first = LivePage.forwarded(server.port(), "198.51.100.1")) {
            start(first);
            try (LivePage forged = LivePage.forwarded(server.port(), "203.0.113.1, 198.51.100.1");
                    LivePage twice = LivePage.forwarded(server.port(), "203.0.113.1", "198.51.100.1");
                    LivePage other = LivePage.forwarded(server.port(), "198.51.100.2")) {
                assertEquals(1013, forged.closeCode());
                assertEquals(1013, twice.closeCode());
                assertEquals(2, server.metric("playground_refusals_total{reason=\"address-full\"}"));
                start(other);
                step(first);
            }
        }
    }

    @Test
    void withoutAProxyAForgedAddressIsNoWayRound() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT.withMaxSessionsPerAddress(1));
                LivePage first = LivePage.forwarded(server.port(), "198.51.100.1")) {
            start(first);
            try (LivePage forged = LivePage.forwarded(server.port(), "198.51.100.2")) {
                assertEquals(1013, forged.closeCode());
                step(first);
            }
        }
    }

    /** An open socket may wait for its session yet, while the session of the next one is let in; whoever has started is in. */
    private static void start(LivePage page) {
        page.send("{'type':'start','experiment':{}}");
        page.expect("started");
    }

    private static void step(LivePage page) {
        page.send("{'type':'step'}");
        page.frameAtStep(1);
    }

    @Test
    void moreMessagesThanAPageSendsCloseItsSocketAndNoOther() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT);
                LivePage patient = LivePage.started(server.port(), "{}");
                LivePage hasty = LivePage.open(server.port())) {
            for (int i = 0; i < 20 * RateLimit.BURST; i++) {
                hasty.send("{'type':'pong'}");
            }
            assertTrue(List.of(1008, -1).contains(hasty.closeCode()));
            patient.send("{'type':'step'}");
            patient.frameAtStep(1);
            server.expectSessions(1);
            assertEquals(1, server.metric("playground_refusals_total{reason=\"too-many-messages\"}"));
        }
    }

    @Test
    void messagesThatAreNeverEndedHoldNoMoreMemoryTogetherThanTheirAddressHasAndTheLargestGoes() throws Exception {
        // Two thirds of it are an address's: five long messages as they come, with the room that they grow into.
        try (TestServer server = new TestServer(
                        ServerOptions.DEFAULT, new MemoryBudget(8 * Limits.MESSAGE_BYTES, System::nanoTime));
                LivePage page = LivePage.started(server.port(), "{}")) {
            byte[] whole = RawConnection.frame(RawConnection.TEXT, new byte[Limits.MESSAGE_BYTES]);
            byte[] allButItsEnd = Arrays.copyOf(whole, whole.length - 1);
            List<RawConnection> begun = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RawConnection connection = RawConnection.live(server.port());
                begun.add(connection);
                connection.repeat(allButItsEnd, 1);
            }
            Eventually.is(true, () -> server.metric("playground_refusals_total{reason=\"shed\"}") >= 3);
            assertTrue(server.metric("playground_run_memory") <= 8 * Limits.MESSAGE_BYTES * 2.0 / 3);
            page.send("{'type':'step'}");
            page.frameAtStep(1);
            for (RawConnection connection : begun) {
                connection.close();
            }
            server.expectSessions(1);
        }
    }

    @Test
    void pingsAndShortFragmentsCountLikeMessages() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT);
                RawConnection pinging = RawConnection.live(server.port());
                RawConnection fragmenting = RawConnection.live(server.port())) {
            pinging.write(RawConnection.frame(RawConnection.PING, "anybody there".getBytes(StandardCharsets.UTF_8)));
            assertTrue(pinging.waitFor("anybody there"));
            pinging.repeat(RawConnection.frame(RawConnection.PING, new byte[] {1}), 20 * RateLimit.BURST);
            // who sends on may see a broken line before it reads the code
            assertTrue(pinging.isEnded());
            fragmenting.write(RawConnection.fragment(RawConnection.TEXT, new byte[] {'{'}));
            fragmenting.repeat(RawConnection.fragment(0, new byte[] {' '}), 20 * RateLimit.BURST);
            assertTrue(fragmenting.isEnded());
            assertEquals(2, server.metric("playground_refusals_total{reason=\"too-many-messages\"}"));
        }
    }

    @Test
    void aTextInManyLongFragmentsIsAMessageLikeAnyOther() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT);
                RawConnection connection = RawConnection.live(server.port())) {
            byte[] spaces = new byte[SocketReader.SHORT_FRAGMENT];
            Arrays.fill(spaces, (byte) ' ');
            connection.write(RawConnection.fragment(RawConnection.TEXT, spaces));
            connection.repeat(RawConnection.fragment(0, spaces), 3 * RateLimit.BURST);
            byte[] end = "{\"type\":\"start\",\"experiment\":{}}".getBytes(StandardCharsets.UTF_8);
            connection.write(RawConnection.frame(0, end));
            assertTrue(connection.waitFor("\"started\""));
        }
    }

    @Test
    void theLargestRunsAreRefusedBeforeTheyFillTheMemoryAndFitAgainWhenOthersHaveGone() throws Exception {
        MemoryBudget budget = Budgets.forRuns(Footprint.bytes(largest()) * 2);
        MemoryBudget.Share one = budget.share("a", () -> {});
        MemoryBudget.Share two = budget.share("a", () -> {});
        MemoryBudget.Share three = budget.share("a", () -> {});
        assertTrue(one.resize(Footprint.bytes(largest())));
        assertTrue(two.resize(Footprint.bytes(largest())));
        assertFalse(three.resize(Footprint.bytes(Experiment.DEFAULT)));
        assertTrue(two.resize(Footprint.bytes(Experiment.DEFAULT)));
        assertTrue(three.resize(Footprint.bytes(Experiment.DEFAULT)));
        one.close();
        two.close();
        three.close();
        assertEquals(0, budget.taken());
        assertFalse(one.resize(1));
    }

    @Test
    void aSessionGivesItsMemoryBackAndARunThatFindsNoneIsToldToTryAgain() throws Exception {
        MemoryBudget enoughForTwo = Budgets.forRuns(2 * Footprint.bytes(Experiment.DEFAULT));
        try (TestServer server = new TestServer(ServerOptions.DEFAULT, enoughForTwo)) {
            LivePage first = LivePage.started(server.port(), "{}");
            LivePage second = LivePage.started(server.port(), "{}");
            for (LivePage page : List.of(first, second)) {
                // Left alone, they would give memory back.
                page.send("{'type':'run'}");
                page.expectStatus("running");
            }
            try (LivePage third = LivePage.open(server.port())) {
                third.send("{'type':'start','experiment':{}}");
                assertEquals(1013, third.closeCode());
            }
            first.nextFrame();
            first.send("{'type':'change','experiment':{'data':{'count':5000}}}");
            assertEquals("busy", first.expect("error").get("code").asText());
            first.send("{'type':'change','experiment':{'training':{'batchSize':5000}}}");
            assertEquals("busy", first.expect("error").get("code").asText());
            Frame before = first.nextFrame();
            first.frameWith(frame -> frame.step() > before.step() + 1000);
            second.close();
            // a session that is closed in a turn gives its memory back when the turn ends
            Eventually.is(
                    true, () -> server.metric("playground_run_memory") < 1.5 * Footprint.bytes(Experiment.DEFAULT));
            LivePage.started(server.port(), "{}").close();
            first.close();
            server.expectSessions(0);
            Eventually.is(0.0, () -> server.metric("playground_run_memory"));
        }
    }

    @Test
    void sessionsThatAreLeftAloneMakeRoomForOthersAndGoOnWhenTheyAreAskedTo() throws Exception {
        MemoryBudget notForThree = Budgets.forRuns(Footprint.bytes(Experiment.DEFAULT) * 5 / 2);
        try (TestServer server = new TestServer(ServerOptions.DEFAULT, notForThree);
                LivePage first = LivePage.started(server.port(), "{}");
                LivePage second = LivePage.started(server.port(), "{}")) {
            Eventually.is(true, () -> server.metric("playground_run_memory") < Footprint.bytes(Experiment.DEFAULT));
            try (LivePage third = LivePage.started(server.port(), "{}")) {
                for (LivePage page : List.of(first, third)) {
                    page.send("{'type':'epoch'}");
                    page.expectStatus("paused");
                }
                Run alone = new Run(Experiment.DEFAULT);
                for (int step = 0; step < 25; step++) {
                    alone.step();
                }
                assertEquals(alone.evaluate(), first.frameAtStep(25).evaluation());
                server.expectSessions(3);
            }
            Eventually.is(true, () -> server.metric("playground_run_memory") < Footprint.bytes(Experiment.DEFAULT));
            second.send("{'type':'step'}");
            second.frameAtStep(1);
        }
    }

    public static Experiment largest() {
        HiddenLayer[] layers = new HiddenLayer[8];
        Arrays.fill(layers, new HiddenLayer(32, Activation.TANH));
        Experiment base = Experiment.DEFAULT;
        return new Experiment(
                base.data().with(given(COUNT, 5000)),
                base.network().with(given(LAYERS, List.of(layers))),
                base.training().with(given(BATCH_SIZE, 5000)));
    }
}
