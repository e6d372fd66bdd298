package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.TrainingSettings.LEARNING_RATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.experiment.TrainingSettings;
import playground.protocol.Frame;
import playground.training.Evaluation;
import playground.training.Run;

/** What a page can count on, with a real server and a real socket. */
final class LiveTest {
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
    void theDefaultExperimentStreamsAFrameAnEpochAndItsLossFalls() {
        try (LivePage page = LivePage.open(server.port())) {
            page.send("{'type':'start','experiment':{}}");
            JsonNode started = page.expect("started");
            assertEquals(500, started.get("points").size());
            assertEquals(25, started.at("/network/parameterCount").asInt());
            page.expectStatus("idle");
            Frame first = page.nextFrame();
            assertEquals(0, first.step());
            page.send("{'type':'run'}");
            page.expectStatus("running");
            for (int epoch = 1; epoch <= 200; epoch++) {
                assertEquals(epoch * 25L, page.nextFrame().step());
            }
            Frame later = page.nextFrame();
            assertTrue(trainLoss(later) < trainLoss(first) / 2);
        }
    }

    @Test
    void theLossAtStep1000EqualsThatOfARunWithoutAServer() {
        Run alone = new Run(Experiment.DEFAULT);
        steps(alone, 1000);
        try (LivePage page = started("{}")) {
            page.send("{'type':'run'}");
            assertEquals(alone.evaluate(), page.frameAtStep(1000).evaluation());
        }
    }

    @Test
    void stepAndEpochPauseFirstAndAlwaysShowTheirResult() {
        try (LivePage page = started("{}")) {
            page.send("{'type':'step'}");
            page.expectStatus("paused");
            assertEquals(1, page.nextFrame().step());
            page.send("{'type':'epoch'}");
            page.expectStatus("paused");
            assertEquals(25, page.nextFrame().step());

            page.send("{'type':'run'}");
            page.expectStatus("running");
            page.frameWith(frame -> frame.epoch() > 3);
            page.send("{'type':'step'}");
            // A run shows whole epochs only. It may be in the midst of one, so that this is any step but the last of
            // it.
            long step = page.frameWith(frame -> frame.step() % 25 != 0).step();
            // Told twice, unless a frame waited to be taken, behind which the first of them comes.
            page.expectStatus("paused");
            page.send("{'type':'pause'}");
            page.send("{'type':'step'}");
            page.frameAtStep(step + 1);
        }
    }

    @Test
    void theNetworkComesAsAFileWithTheParametersThatTheRunHasToTheBit() throws IOException {
        Run alone = new Run(Experiment.DEFAULT);
        steps(alone, 3);
        List<Double> parameters = new ArrayList<>();
        try (LivePage page = started("{}")) {
            for (int i = 0; i < 3; i++) {
                page.send("{'type':'step'}");
                page.expectStatus("paused");
            }
            page.send("{'type':'export','format':'json','link':'here'}");
            JsonNode exported = page.expect("exported");
            assertEquals("network.json", exported.get("name").textValue());
            JsonNode file = new ObjectMapper().readTree(exported.get("content").binaryValue());
            assertEquals("here", file.get("link").textValue());
            for (JsonNode layer : file.get("layers")) {
                layer.get("weights").forEach(unit -> unit.forEach(weight -> parameters.add(weight.doubleValue())));
                layer.get("biases").forEach(bias -> parameters.add(bias.doubleValue()));
            }
        }
        assertEquals(Arrays.stream(alone.parameters()).boxed().toList(), parameters);
    }

    @Test
    void whatAFormatCanNotExpressIsRefusedByNameAndTheRunGoesOn() {
        try (LivePage page = started("{'network':{'formulas':['x1 * 1e-60']}}")) {
            page.send("{'type':'export','format':'onnx','link':''}");
            JsonNode error = page.expect("error");
            assertEquals("format", error.get("path").textValue());
            assertEquals("onnx with the number 1.0E-60", error.get("value").textValue());
            page.send("{'type':'step'}");
            assertEquals(1, page.frameAtStep(1).step());
        }
    }

    @Test
    void resetGivesTheSameLossesAgain() {
        try (LivePage page = started("{}")) {
            List<Evaluation> once = epochs(page, 20);
            page.send("{'type':'reset'}");
            page.expectStatus("idle");
            assertEquals(0, page.nextFrame().step());
            assertEquals(once, epochs(page, 20));
        }
    }

    @Test
    void aChangeOfTheLearningRateResetsNothing() {
        Run alone = new Run(Experiment.DEFAULT);
        steps(alone, 25);
        alone.edits().applyTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.1)));
        steps(alone, 25);
        try (LivePage page = started("{}")) {
            epochs(page, 1);
            page.send("{'type':'change','experiment':{'training':{'learningRate':0.1}}}");
            JsonNode changed = page.expect("changed");
            assertEquals(0.1, changed.at("/experiment/training/learningRate").doubleValue());
            Frame shown = page.nextFrame();
            assertEquals(0.1, shown.learningRate());
            assertEquals(25, shown.step());
            assertEquals(List.of(alone.evaluate()), epochs(page, 1));
        }
    }

    @Test
    void aChangeOfTheNamesAloneIsNoChangeOfTheRun() {
        Run alone = new Run(Experiment.DEFAULT);
        steps(alone, 50);
        try (LivePage page = started("{}")) {
            epochs(page, 1);
            page.send(
                    "{'type':'change','experiment':{'data':{'names':{'columns':['width'],'classes':['','outside']}}}}");
            JsonNode changed = page.expect("changed");
            assertEquals(
                    "outside", changed.at("/experiment/data/names/classes/1").textValue());
            assertEquals(25, changed.get("step").intValue());
            assertEquals(List.of(alone.evaluate()), epochs(page, 1));
        }
    }

    @Test
    void aChangeOfTheLayersKeepsTheDataAndStartsAgain() {
        try (LivePage page = LivePage.open(server.port())) {
            page.send("{'type':'start','experiment':{'data':{'set':'spiral','noise':10}}}");
            JsonNode before = page.expect("started");
            page.expectStatus("idle");
            page.send("{'type':'run'}");
            page.expectStatus("running");
            page.frameWith(frame -> frame.epoch() > 2);
            page.send("{'type':'change','experiment':{'network':{'layers':[{'units':8,'activation':'relu'}]}}}");
            JsonNode after = page.expect("started");
            assertEquals(before.get("points"), after.get("points"));
            assertEquals(before.get("run").asInt() + 1, after.get("run").asInt());
            page.expectStatus("running");
            Frame fresh =
                    page.frameWith(frame -> frame.run() == after.get("run").asLong());
            assertTrue(fresh.epoch() <= 1);
            page.frameWith(frame -> frame.epoch() > 3);
        }
    }

    @Test
    void pointsAreEditedWhileItRunsAndTakePartAtOnce() {
        try (LivePage page = started("{'data':{'set':'drawn','points':[[-1,0,0,0],[1,0,1,0]]}}")) {
            page.send("{'type':'run'}");
            page.expectStatus("running");
            page.frameWith(frame -> frame.step() > 2);
            page.send("{'type':'editPoints','start':1,'remove':1,'add':[[2,2,1,0],[3,3,1,1]]}");
            assertTrue(page.expect("changed").get("step").asLong() > 2);
            page.frameWith(frame -> frame.evaluation().testLoss().isPresent());
            page.send("{'type':'editPoints','start':9,'remove':0,'add':[]}");
            assertEquals("start", page.expect("error").get("path").asText());
            assertEquals(
                    "[[-1,0,0,0],[2,2,1,0],[3,3,1,1]]",
                    page.expect("points").get("points").toString());
            page.frameWith(frame -> frame.step() > 10);
        }
    }

    @Test
    void anEditThatBringsAnotherClassStartsANewRunWithIt() {
        try (LivePage page = started("{'data':{'set':'drawn','points':[[-1,0,0,0],[1,0,1,0]]}}")) {
            page.send("{'type':'editPoints','start':2,'remove':0,'add':[[0,2,2,0]],'classes':3}");
            JsonNode started = page.expect("started");
            assertEquals("multi-class", started.get("problem").asText());
            assertEquals(3, started.get("points").size());
        }
    }

    @Test
    void aParameterSetByHandChangesTheLossAtOnce() {
        Run alone = new Run(Experiment.DEFAULT);
        alone.edits().setBias(2, 0, 2);
        alone.edits().setWeight(0, 3, 1, -0.5);
        try (LivePage page = started("{}")) {
            page.send("{'type':'setParameter','layer':2,'unit':0,'value':2}");
            assertNotEquals(alone.evaluate(), page.nextFrame().evaluation());
            page.send("{'type':'setParameter','layer':0,'unit':3,'input':1,'value':-0.5}");
            assertEquals(alone.evaluate(), page.nextFrame().evaluation());
            page.expect("changed");
            page.expect("changed");
            page.send("{'type':'setParameter','layer':2,'unit':1,'value':2}");
            assertEquals("unit", page.expect("error").get("path").asText());
        }
    }

    @Test
    void resetComesBackToTheWeightsSetByHandBeforeTheFirstStepAndToNoLaterOnes() {
        Run alone = new Run(Experiment.DEFAULT);
        alone.edits().setBias(2, 0, 0.1);
        try (LivePage page = started("{}")) {
            page.send("{'type':'setParameter','layer':2,'unit':0,'value':0.1}");
            assertEquals(
                    "[[2,0,0.1]]",
                    page.expect("changed").at("/experiment/network/handSet").toString());
            page.send("{'type':'step'}");
            page.frameAtStep(1);
            page.expectStatus("paused");
            page.send("{'type':'setParameter','layer':2,'unit':0,'value':5}");
            JsonNode later = page.expect("changed");
            assertEquals(1, later.get("step").asInt());
            assertEquals("[[2,0,0.1]]", later.at("/experiment/network/handSet").toString());
            page.send("{'type':'reset'}");
            assertEquals(alone.evaluate(), page.frameAtStep(0).evaluation());
        }
    }

    @Test
    void aClickTakenBackLeavesTheGeneratorAndDoesNotDisturbTheRun() {
        Run alone = new Run(Experiment.DEFAULT);
        try (LivePage page = started("{}")) {
            for (int step = 1; step <= 2; step++) {
                page.send("{'type':'step'}");
                page.frameAtStep(step);
                page.expectStatus("paused");
                alone.step();
            }
            page.send("{'type':'editPoints','start':500,'remove':0,'add':[[1,1,0,0]]}");
            assertEquals(
                    "drawn", page.expect("changed").at("/experiment/data/set").asText());
            page.send("{'type':'editPoints','start':500,'remove':1,'add':[]}");
            page.expect("changed");
            page.send("{'type':'change','experiment':{'data':{'set':'circle'}}}");
            JsonNode changed = page.expect("changed");
            assertEquals("circle", changed.at("/experiment/data/set").asText());
            assertEquals(50, changed.at("/experiment/data/trainShare").asInt());
            page.send("{'type':'step'}");
            alone.step();
            assertEquals(alone.evaluate(), page.frameAtStep(3).evaluation());
        }
    }

    @Test
    void fourDrawnPointsAllTrainAndWithoutTestPointsThereIsNoTestLoss() {
        try (LivePage page = started("{'data':{'set':'drawn'}}")) {
            page.send("{'type':'editPoints','start':0,'remove':0,'add':"
                    + "[[-1,-1,0,0],[1,1,0,0],[-1,1,1,0],[1,-1,1,0]]}");
            JsonNode changed = page.expect("changed");
            assertEquals(100, changed.at("/experiment/data/trainShare").asInt());
            var evaluation = page.nextFrame().evaluation();
            assertTrue(evaluation.trainLoss().isPresent());
            assertTrue(evaluation.testLoss().isEmpty());
            assertTrue(evaluation.testScore().isEmpty());
        }
    }

    @Test
    void aStopRuleStopsTheRunAtItsEpoch() {
        try (LivePage page = started("{'training':{'stop':{'kind':'epoch','value':7}}}")) {
            page.send("{'type':'speed','speed':'fastest'}");
            page.send("{'type':'run'}");
            page.expectStatus("running");
            assertEquals("epoch", page.expectStatus("stopped").get("reason").asText());
            page.frameAtStep(7 * 25);
            page.send("{'type':'run'}");
            page.expectStatus("running");
            page.frameWith(frame -> frame.epoch() > 8);
        }
    }

    @Test
    void aRunThatDivergesSaysWhyAndCanBeginAgain() {
        try (LivePage page = started("{'training':{'learningRate':10}}")) {
            page.send("{'type':'run'}");
            page.expectStatus("running");
            assertTrue(page.expectStatus("diverged").has("reason"));
            page.send("{'type':'change','experiment':{'training':{'learningRate':0.1}}}");
            page.expect("changed");
            page.send("{'type':'reset'}");
            page.expectStatus("idle");
            page.send("{'type':'run'}");
            page.expectStatus("running");
            page.frameWith(frame -> frame.epoch() > 5);
        }
    }

    @Test
    void withoutTrainingPointsARunRestsAndSaysSo() {
        try (LivePage page = started("{'data':{'set':'drawn'}}")) {
            page.send("{'type':'run'}");
            page.expectStatus("running");
            assertEquals(
                    "no-training-points",
                    page.expectStatus("paused").get("reason").asText());
        }
    }

    @Test
    void everySpeedTrains() {
        for (String speed : List.of(
                "twenty-five-steps-a-second", "step-a-frame", "epoch-a-frame", "ten-epochs-a-frame", "fastest")) {
            try (LivePage page = started("{}")) {
                page.send("{'type':'speed','speed':'" + speed + "'}");
                page.send("{'type':'run'}");
                page.frameWith(frame -> frame.step() >= 3);
            }
        }
    }

    @Test
    void twoSessionsDoNotDisturbEachOther() {
        try (LivePage large = started("{'data':{'set':'spiral'},'network':{'layers':["
                        + "{'units':32,'activation':'tanh'},".repeat(7) + "{'units':32,'activation':'tanh'}]}}");
                LivePage small = started("{}")) {
            large.send("{'type':'speed','speed':'fastest'}");
            large.send("{'type':'run'}");
            small.send("{'type':'run'}");
            Frame last = small.frameAtStep(1000);
            Run alone = new Run(Experiment.DEFAULT);
            steps(alone, 1000);
            assertEquals(alone.evaluate(), last.evaluation());
            large.frameWith(frame -> frame.step() > 100);
        }
    }

    /** Runs one epoch after another by the command, and gives what each frame measured. */
    private static List<Evaluation> epochs(LivePage page, int count) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            page.send("{'type':'epoch'}");
            page.expectStatus("paused");
            evaluations.add(page.nextFrame().evaluation());
        }
        return evaluations;
    }

    /** A page that has seen its run start, and the first frame. */
    private static LivePage started(String experiment) {
        LivePage page = LivePage.started(server.port(), experiment);
        assertEquals(0, page.nextFrame().step());
        return page;
    }

    private static void steps(Run run, int count) {
        for (int i = 0; i < count; i++) {
            run.step();
        }
    }

    private static double trainLoss(Frame frame) {
        return frame.evaluation().trainLoss().getAsDouble();
    }
}
