package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import playground.protocol.Frame;
import playground.protocol.Limits;

/** Frames are made only as the page takes them, and the newest state wins. */
final class FlowTest {
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
    void withoutAcknowledgementsAFewFramesComeAndNoMore() {
        try (LivePage page = started()) {
            page.send("{'type':'run'}");
            page.expectStatus("running");
            lastInFlight(page);
            // Answered in order: what comes before these answers would have been sent before them.
            for (int i = 0; i < 50; i++) {
                page.send("{'type':'speed'}");
                page.expect("error");
            }
            assertEquals(0, page.framesSoFar().size());
        }
    }

    @Test
    void atASpeedByTheFrameTrainingWaitsForThePage() {
        try (LivePage page = started()) {
            page.send("{'type':'run'}");
            page.expectStatus("running");
            Frame last = lastInFlight(page);
            page.ack(last.frame());
            Frame next = page.nextFrame();
            // One epoch was trained while the frames were on their way, and not another one.
            assertEquals(last.step() + 25, next.step());
        }
    }

    @Test
    void atTheFastestSpeedThePageGetsTheNewestStateWhenItTakesFramesAgain() {
        try (LivePage page = started()) {
            page.send("{'type':'speed','speed':'fastest'}");
            page.send("{'type':'run'}");
            page.expectStatus("running");
            Frame last = lastInFlight(page);
            // 40 answers take longer than a turn: training has gone on meanwhile.
            for (int i = 0; i < 40; i++) {
                page.send("{'type':'speed'}");
                page.expect("error");
            }
            page.ack(last.frame());
            Frame next = page.nextFrame();
            assertEquals(last.frame() + 1, next.frame());
            assertTrue(next.step() > last.step() + 25, next.step() + " after " + last.step());
        }
    }

    @Test
    void aFrameThatWasNeverSentCannotBeAcknowledged() {
        try (LivePage page = started()) {
            page.send("{'type':'ack','frame':1000}");
            assertEquals("0 … 1", page.expect("error").get("allowed").asText());
        }
    }

    @Test
    void aPageThatSendsMoreThanIsCarriedOutIsReadNoFasterAndLosesNothing() {
        try (LivePage page = started()) {
            page.acknowledge(true);
            // Each message keeps the server busy for a while, so that those after it pile up.
            String points = "[0.5,0.5,1,0],".repeat(4999) + "[0.5,0.5,1,0]";
            String heavy = "{'type':'start','experiment':{'data':{'set':'drawn','points':[" + points + "]}}}";
            for (int i = 0; i < 20; i++) {
                page.send(heavy);
            }
            page.frameWith(frame -> frame.run() == 21);
        }
    }

    @Test
    void aMessageThatIsTooLongClosesTheSocket() {
        try (LivePage page = started()) {
            // One byte too many, so that all of it has been sent when the server closes, and its code is read.
            page.sendRaw("x".repeat(Limits.MESSAGE_BYTES + 1));
            assertEquals(1009, page.closeCode());
        }
    }

    @Test
    void framesThatBreakTheProtocolEndTheirSocketWithTheCodeThatSaysWhy() throws Exception {
        byte[] unmasked = {(byte) 0x81, 2, '{', '}'};
        assertEquals(1002, closeCode(unmasked));
        assertEquals(1002, closeCode(RawConnection.frame(3, new byte[0])));
        assertEquals(1002, closeCode(RawConnection.frame(0x40 | RawConnection.TEXT, new byte[0])));
        assertEquals(1002, closeCode(RawConnection.frame(0, new byte[1])));
        assertEquals(1002, closeCode(RawConnection.frame(RawConnection.PING, new byte[126])));
        assertEquals(1002, closeCode(RawConnection.frame(RawConnection.CLOSE, new byte[1])));
        assertEquals(1007, closeCode(RawConnection.frame(RawConnection.TEXT, new byte[] {'"', (byte) 0xC3, '"'})));
        assertEquals(1003, closeCode(RawConnection.frame(RawConnection.BINARY, new byte[1])));
        assertEquals(1003, closeCode(RawConnection.fragment(RawConnection.BINARY, new byte[0])));
        // The beginning is enough, and all of it has been sent when the server closes: so its code is read.
        byte[] tooLong = RawConnection.frame(RawConnection.BINARY, new byte[Limits.MESSAGE_BYTES + 1]);
        assertEquals(1003, closeCode(Arrays.copyOf(tooLong, SocketReader.SHORT_FRAGMENT)));
        assertEquals(1000, closeCode(RawConnection.frame(RawConnection.CLOSE, new byte[] {3, (byte) 0xE8})));
    }

    private static int closeCode(byte[] frame) throws IOException {
        try (RawConnection connection = RawConnection.live(server.port())) {
            connection.write(frame);
            return connection.closeCode();
        }
    }

    @Test
    void aServerThatStopsSaysSo() throws PlaygroundServer.PortTaken {
        try (TestServer stopping = new TestServer();
                LivePage page = LivePage.started(stopping.port(), "{}")) {
            page.send("{'type':'run'}");
            page.expectStatus("running");
            stopping.stop();
            assertEquals(1012, page.closeCode());
        }
    }

    /** The last frame that a page gets which acknowledges none of them. */
    private static Frame lastInFlight(LivePage page) {
        for (int i = 1; i < Limits.FRAMES_IN_FLIGHT; i++) {
            page.nextFrame();
        }
        return page.nextFrame();
    }

    /** A page that has started, and then acknowledges nothing by itself. */
    private static LivePage started() {
        LivePage page = LivePage.open(server.port());
        page.acknowledge(false);
        page.send("{'type':'start','experiment':{}}");
        page.expect("started");
        page.expectStatus("idle");
        page.ack(page.nextFrame().frame());
        return page;
    }
}
