package playground.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.TrainingSettings.LEARNING_RATE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.experiment.TrainingSettings;
import playground.protocol.CheckpointCodec;
import playground.protocol.Frame;
import playground.training.Checkpoint;
import playground.training.Evaluation;
import playground.training.Run;

/** A page that kept its newest checkpoint goes on with its run on any server. */
final class ResumeTest {
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
    void aNewRunHasItsCheckpointAtOnce() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            assertEquals(new Run(Experiment.DEFAULT).checkpoint(), CheckpointCodec.decode(page.nextCheckpoint()));
        }
    }

    @Test
    void whileARunRunsCheckpointsOfShownStepsComeByThemselves() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'run'}");
            Map<Long, Evaluation> shown = new HashMap<>();
            Checkpoint taken = CheckpointCodec.decode(shownAfter(0, page, shown));
            assertEquals(new Run(taken).evaluate(), shown.get(taken.step()));
        }
    }

    @Test
    void whatComesToRestIsKeptAtOnce() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'step'}");
            page.checkpointWith(checkpoint -> checkpoint.step() == 1);
            page.send("{'type':'epoch'}");
            page.checkpointWith(checkpoint -> checkpoint.step() == 25);
            page.send("{'type':'setParameter','layer':0,'unit':0,'value':0.625}");
            page.checkpointWith(checkpoint -> checkpoint.parameters().get(8) == 0.625);
            page.send("{'type':'editPoints','start':0,'remove':1,'add':[]}");
            page.checkpointWith(
                    checkpoint -> checkpoint.experiment().data().points().size() == 499);
            page.send("{'type':'change','experiment':{'training':{'optimizer':'adam'}}}");
            page.checkpointWith(checkpoint -> checkpoint.moments().size() == 3);
            page.send("{'type':'reset'}");
            page.checkpointWith(checkpoint -> checkpoint.step() == 0);
        }
    }

    @Test
    void aRunThatIsCutAgainAndAgainHasTheLossesAndParametersOfAnUncutOne() {
        String settings = "{'data':{'set':'spiral','noise':15},"
                + "'training':{'optimizer':'adam','learningRate':0.02,'stop':{'kind':'epoch','value':240}}}";
        Map<Long, Evaluation> shown = new HashMap<>();
        byte[] kept;
        try (LivePage page = LivePage.started(server.port(), settings)) {
            page.send("{'type':'run'}");
            kept = shownAfter(0, page, shown);
        }
        for (int cut = 0; cut < 2; cut++) {
            long before = CheckpointCodec.decode(kept).step();
            try (LivePage page = resumed(kept)) {
                page.send("{'type':'run'}");
                kept = shownAfter(before, page, shown);
            }
        }
        try (LivePage page = resumed(kept)) {
            page.send("{'type':'run'}");
            kept = page.checkpointWith(Checkpoint::stopped);
            collect(page, shown);
        }
        Run uncut = new Run(CheckpointCodec.decode(kept).experiment());
        uncut.reset();
        assertEquals(uncut.evaluate(), shown.remove(0L));
        while (uncut.step().goesOn()) {
            assertEquals(uncut.positionInEpoch() == 0, shown.containsKey(uncut.stepCount()));
            if (uncut.positionInEpoch() == 0) {
                assertEquals(uncut.evaluate(), shown.remove(uncut.stepCount()));
            }
        }
        assertEquals(uncut.evaluate(), shown.remove(uncut.stepCount()));
        assertEquals(Map.of(), shown);
        assertEquals(uncut.checkpoint(), CheckpointCodec.decode(kept));
    }

    @Test
    void aResumedRunSaysWhereItStandsAndRests() {
        Run run = trained(30);
        try (LivePage page = LivePage.open(server.port())) {
            page.resume("{}", CheckpointCodec.encode(run.checkpoint()));
            JsonNode started = page.expect("started");
            assertEquals(
                    "{\"step\":30,\"edited\":false}", started.get("resumed").toString());
            assertEquals(500, started.get("points").size());
            page.expectStatus("paused");
            Frame frame = page.nextFrame();
            assertEquals(30, frame.step());
            assertEquals(1, frame.epoch());
            assertEquals(run.evaluate(), frame.evaluation());
            assertArrayEquals(CheckpointCodec.encode(run.checkpoint()), page.nextCheckpoint());
        }
    }

    @Test
    void whatThePageChangedMeanwhileIsAnEditOfTheRun() {
        Run run = trained(30);
        byte[] kept = CheckpointCodec.encode(run.checkpoint());
        run.edits().applyTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.3)));
        run.step();
        try (LivePage page = LivePage.open(server.port())) {
            page.resume("{'training':{'learningRate':0.3}}", kept);
            assertTrue(page.expect("started").at("/resumed/edited").booleanValue());
            page.expectStatus("paused");
            page.send("{'type':'step'}");
            page.expectStatus("paused");
            assertEquals(run.evaluate(), page.frameAtStep(31).evaluation());
        }
    }

    @Test
    void whatWasOnlyCalledOtherwiseMeanwhileIsNoEditOfTheRun() {
        byte[] kept = CheckpointCodec.encode(trained(30).checkpoint());
        try (LivePage page = LivePage.open(server.port())) {
            page.resume("{'data':{'names':{'classes':['inside','outside']}}}", kept);
            JsonNode started = page.expect("started");
            assertEquals(
                    "{\"step\":30,\"edited\":false}", started.get("resumed").toString());
            assertEquals(
                    "inside", started.at("/experiment/data/names/classes/0").textValue());
        }
    }

    @Test
    void aCheckpointOfAnotherExperimentIsRefusedAndTheSessionGoesOn() {
        byte[] kept = CheckpointCodec.encode(trained(30).checkpoint());
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'step'}");
            page.frameAtStep(1);
            page.expectStatus("paused");
            page.resume("{'network':{'seed':2}}", kept);
            JsonNode error = page.expect("error");
            assertEquals("checkpoint-other-experiment", error.get("code").asText());
            assertEquals("checkpoint", error.get("path").asText());
            page.send("{'type':'step'}");
            page.frameAtStep(2);
            page.expectStatus("paused");
            page.resume("{'data':{'set':'xor'}}", kept);
            assertEquals(
                    "checkpoint-other-experiment",
                    page.expect("error").get("code").asText());
            page.send("{'type':'start','experiment':{'data':{'set':'xor'}}}");
            assertFalse(page.expect("started").has("resumed"));
        }
    }

    @Test
    void aDamagedCheckpointIsRefusedAndTheRunCanStartAnew() {
        byte[] kept = CheckpointCodec.encode(trained(30).checkpoint());
        kept[kept.length / 2] ^= 1;
        try (LivePage page = LivePage.open(server.port())) {
            page.resume("{}", kept);
            assertEquals("checkpoint-damaged", page.expect("error").get("code").asText());
            page.send("{'type':'start','experiment':{}}");
            page.expect("started");
            page.expectStatus("idle");
        }
    }

    @Test
    void aStoppedAndADivergedRunAreStillThat() {
        String stop = "{'training':{'stop':{'kind':'epoch','value':1}}}";
        byte[] kept;
        try (LivePage page = LivePage.started(server.port(), stop)) {
            page.send("{'type':'run'}");
            kept = page.checkpointWith(Checkpoint::stopped);
        }
        try (LivePage page = LivePage.open(server.port())) {
            page.resume("{}", kept);
            page.expect("started");
            assertEquals("epoch", page.expectStatus("stopped").get("reason").asText());
        }
        try (LivePage page = LivePage.started(server.port(), "{'training':{'learningRate':10}}")) {
            page.send("{'type':'run'}");
            kept = page.checkpointWith(checkpoint -> checkpoint.divergence().isPresent());
        }
        try (LivePage page = LivePage.open(server.port())) {
            page.resume("{}", kept);
            page.expect("started");
            assertTrue(page.expectStatus("diverged").has("reason"));
        }
    }

    @Test
    void aServerThatStopsSendsTheLastCheckpointFirst() throws PlaygroundServer.PortTaken {
        try (TestServer stopping = new TestServer();
                LivePage page = LivePage.started(stopping.port(), "{}")) {
            page.send("{'type':'speed','speed':'fastest'}");
            page.send("{'type':'run'}");
            byte[] kept = page.checkpointWith(checkpoint -> checkpoint.step() > 0);
            page.framesSoFar();
            long seen = page.nextFrame().step();
            stopping.stop();
            assertEquals(1012, page.closeCode());
            Checkpoint last = CheckpointCodec.decode(page.newestCheckpoint(kept));
            assertTrue(last.step() >= seen, last.step() + " after " + seen);
            long newest =
                    page.framesSoFar().stream().mapToLong(Frame::step).max().orElse(seen);
            assertTrue(last.step() >= newest, last.step() + " after " + newest);
            Run uncut = trained(last.step());
            assertEquals(uncut.checkpoint(), last);
        }
    }

    private static LivePage resumed(byte[] kept) {
        LivePage page = LivePage.open(server.port());
        page.resume("{}", kept);
        page.expect("started");
        page.expectStatus("paused");
        return page;
    }

    /**
     * The first checkpoint after this step that is of a shown one; its frame comes before it. A run that trains slowly has others
     * too, between its frames.
     */
    private static byte[] shownAfter(long step, LivePage page, Map<Long, Evaluation> shown) {
        return page.checkpointWith(checkpoint -> {
            collect(page, shown);
            return checkpoint.step() > step && shown.containsKey(checkpoint.step());
        });
    }

    private static void collect(LivePage page, Map<Long, Evaluation> shown) {
        for (Frame frame : page.framesSoFar()) {
            Evaluation before = shown.put(frame.step(), frame.evaluation());
            assertTrue(before == null || before.equals(frame.evaluation()), "step " + frame.step());
        }
    }

    private static Run trained(long steps) {
        Run run = new Run(Experiment.DEFAULT);
        for (long i = 0; i < steps; i++) {
            run.step();
        }
        return run;
    }
}
