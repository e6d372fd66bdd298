package playground.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.protocol.CheckpointCodec;
import playground.protocol.ClientMessage;
import playground.protocol.MessageReader;
import playground.protocol.SweepFrame;
import playground.session.Budgets;
import playground.session.Eventually;
import playground.session.Footprint;
import playground.session.MemoryBudget;
import playground.training.Outcome;
import playground.training.Run;

/** A page trains many runs side by side, and each is, to the bit, the run of its experiment alone. */
final class SweepTest {
    private static final String TWO = "{'training':{'learningRate':0.03}},{'training':{'learningRate':0.3}}";

    @Test
    void sixRatesBySixSizesHaveTheBitsOfTheirExperimentsAloneAtEveryStepForthAndBack() throws Exception {
        List<String> changes = new ArrayList<>();
        for (String rate : List.of("0.001", "0.003", "0.01", "0.03", "0.1", "0.3")) {
            for (int units = 1; units <= 6; units++) {
                changes.add("{'training':{'learningRate':" + rate + "},'network':{'layers':[{'units':" + units
                        + ",'activation':'tanh'}]}}");
            }
        }
        String sweep = sweep(String.join(",", changes));
        List<Experiment> experiments = experiments(sweep);
        try (TestServer server = new TestServer();
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send(sweep);
            JsonNode swept = page.expect("swept");
            assertEquals(36, swept.get("runs").size());
            assertFalse(swept.toString().contains("points"), "they are those of the page's own run");
            assertEquals(
                    0.3, swept.at("/runs/35/experiment/training/learningRate").asDouble());
            assertEquals(25, swept.at("/runs/35/network/parameterCount").asInt());
            SweepFrame first = page.nextSweepFrame();
            assertEquals(1, first.sweep());
            assertEquals(0, first.step());
            assertSameAsAlone(experiments, first);
            for (long step : List.of(1L, 137L, 300L, 60L, 60L, 61L, 0L, 25L)) {
                SweepFrame there = to(step, page);
                assertEquals(step, there.step());
                assertSameAsAlone(experiments, there);
            }
            page.send("{'type':'sweepTake','run':17}");
            assertEquals(25, page.expect("started").at("/resumed/step").asLong());
            page.expectStatus("paused");
            var taken = CheckpointCodec.decode(page.checkpointWith(checkpoint -> checkpoint.step() == 25));
            double[] alone = alone(experiments.get(17), 25).parameters();
            assertArrayEquals(
                    alone, taken.parameters().stream().mapToDouble(d -> d).toArray(), "in double precision");
            assertSameAsAlone(experiments, to(40, page));
        }
    }

    @Test
    void runsThatEndSayHowAndWhereWhileTheOthersGoOn() throws Exception {
        String sweep = sweep("{'training':{'learningRate':0.001}},{'training':{'learningRate':10}},"
                + "{'training':{'learningRate':0.001,'stop':{'kind':'step','value':7}}},"
                + "{'network':{'layers':[{'units':2,'activation':'hard-step'}]}}");
        String plane = "{'data':{'set':'plane'},'network':{'layers':[{'units':2,'activation':'linear'}]}}";
        try (TestServer server = new TestServer();
                LivePage page = LivePage.started(server.port(), plane)) {
            List<Experiment> experiments = experiments(sweep, start(plane));
            page.send(sweep);
            page.expect("swept");
            page.nextSweepFrame();
            List<SweepFrame.RunState> runs = to(100, page).runs();
            assertEquals(
                    List.of(
                            SweepFrame.End.GOES_ON,
                            SweepFrame.End.DIVERGED,
                            SweepFrame.End.STOPPED,
                            SweepFrame.End.UNTRAINABLE),
                    runs.stream().map(SweepFrame.RunState::end).toList());
            assertEquals(100, runs.get(0).step());
            Run diverging = alone(experiments.get(1), 100);
            assertTrue(diverging.divergence().isPresent());
            assertEquals(diverging.stepCount(), runs.get(1).step());
            assertArrayEquals(floats(diverging.parameters()), runs.get(1).parameters());
            assertEquals(7, runs.get(2).step());
            assertEquals(0, runs.get(3).step());
            assertSameAsAlone(experiments, to(6, page));
            page.send("{'type':'sweepTo','step':100}");
            arrive(page);
            page.send("{'type':'sweepTake','run':1}");
            page.expect("started");
            page.expectStatus("diverged");
        }
    }

    @Test
    void allRunsRestWhereTheLastOneHasEnded() throws Exception {
        String sweep = sweep(
                "{'training':{'stop':{'kind':'step','value':7}}},{'training':{'stop':{'kind':'step','value':40}}}");
        try (TestServer server = new TestServer();
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'speed','speed':'fastest'}");
            page.send(sweep);
            page.expect("swept");
            page.send("{'type':'sweepRun'}");
            SweepFrame rested = arrive(page);
            assertEquals(40, rested.step());
            assertEquals(7, rested.runs().get(0).step());
            assertEquals(40, rested.runs().get(1).step());
        }
    }

    @Test
    void aSweepThatRunsRestsAtOneStepAndTheOwnRunIsWhatItWas() throws Exception {
        String sweep = sweep(TWO);
        try (TestServer server = new TestServer();
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'epoch'}");
            page.expectStatus("paused");
            page.send(sweep);
            page.expect("swept");
            page.send("{'type':'sweepRun'}");
            expectSweep("running", page);
            SweepFrame frame = page.nextSweepFrame();
            while (frame.step() < 100) {
                assertSameAsAlone(experiments(sweep), frame);
                frame = page.nextSweepFrame();
            }
            page.send("{'type':'sweepPause'}");
            assertSameAsAlone(experiments(sweep), arrive(page));
            page.send("{'type':'sweepRun'}");
            expectSweep("running", page);
            page.send("{'type':'step'}");
            List<String> told = List.of(
                    page.next().get("type").asText(), page.next().get("type").asText());
            assertTrue(told.containsAll(List.of("sweepStatus", "status")), "the sweep rests for a step: " + told);
            page.frameAtStep(26);
            assertArrayEquals(floats(alone(Experiment.DEFAULT, 26).parameters()), page.parameters());
            page.send("{'type':'run'}");
            page.expectStatus("running");
            page.send("{'type':'sweepTo','step':3}");
            expectSweep("running", page);
            page.expectStatus("paused");
            assertSameAsAlone(experiments(sweep), arrive(page));
        }
    }

    @Test
    void otherPointsAreToldOnce() throws Exception {
        String one = "{'data':{'seed':1}}";
        String two = "{'data':{'seed':2}}";
        try (TestServer server = new TestServer();
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send(sweep(String.join(",", one, two, two, one)));
            JsonNode runs = page.expect("swept").get("runs");
            assertEquals(500, runs.get(1).get("points").size());
            assertEquals(1, runs.get(2).get("pointsOf").asInt());
            for (int known : List.of(0, 3)) {
                assertFalse(runs.get(known).has("points") || runs.get(known).has("pointsOf"));
            }
        }
    }

    @Test
    void whatIsRefusedChangesNothing() throws Exception {
        try (TestServer server = new TestServer();
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'sweepRun'}");
            assertEquals("not-running", page.expect("error").get("code").asText());
            page.send(sweep(TWO));
            page.expect("swept");
            page.nextSweepFrame();
            page.send(sweep(String.join(",", Collections.nCopies(37, "{}"))));
            assertEquals("changes", page.expect("error").get("path").asText());
            page.send(sweep("{},{'training':{'learningRate':11}}"));
            assertEquals(
                    "changes[1].training.learningRate",
                    page.expect("error").get("path").asText());
            page.send("{'type':'sweepTake','run':2}");
            assertEquals("0 … 1", page.expect("error").get("allowed").asText());
            SweepFrame frame = to(5, page);
            assertEquals(1, frame.sweep());
            assertEquals(2, frame.runs().size());
        }
    }

    @Test
    void aSweepWithoutMemoryIsRefusedBeforeItIsMadeAndAnEndedOneGivesItsMemoryBack() throws Exception {
        long ofRun = Footprint.bytes(Experiment.DEFAULT);
        MemoryBudget budget = Budgets.forRuns(6 * ofRun);
        try (TestServer server = new TestServer(ServerOptions.DEFAULT, budget);
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send(sweep(String.join(",", Collections.nCopies(36, "{}"))));
            JsonNode error = page.expect("error");
            assertEquals("busy", error.get("code").asText());
            assertEquals("sweep", error.get("path").asText());
            for (String end : List.of("{'type':'sweepEnd'}", "{'type':'start','experiment':{}}")) {
                page.send(sweep("{},{},{},{}"));
                page.expect("swept");
                page.nextSweepFrame();
                assertTrue(budget.taken() > 4 * (ofRun - Footprint.SESSION));
                page.send(end);
                Eventually.is(true, () -> budget.taken() < 2 * ofRun);
                if (end.contains("start")) {
                    page.expect("started");
                    page.expectStatus("idle");
                }
            }
            page.send(sweep("{},{},{},{}"));
            page.expect("swept");
            page.send("{'type':'sweepRun'}");
            expectSweep("running", page);
            page.cut();
            Eventually.is(0L, budget::taken);
        }
    }

    private static String sweep(String changes) {
        return "{'type':'sweep','changes':[" + changes + "]}";
    }

    private static List<Experiment> experiments(String sweep) {
        return experiments(sweep, Experiment.DEFAULT);
    }

    private static List<Experiment> experiments(String sweep, Experiment base) {
        return ((ClientMessage.Sweep) MessageReader.read(sweep.replace('\'', '"'), base)).experiments();
    }

    private static Experiment start(String experiment) {
        String message = "{'type':'start','experiment':" + experiment + "}";
        return ((ClientMessage.Start) MessageReader.read(message.replace('\'', '"'), Experiment.DEFAULT)).experiment();
    }

    private static SweepFrame to(long step, LivePage page) {
        page.send("{'type':'sweepTo','step':" + step + "}");
        expectSweep("running", page);
        return arrive(page);
    }

    private static void expectSweep(String status, LivePage page) {
        assertEquals(status, page.expect("sweepStatus").get("status").asText());
    }

    /** The frame that came last before the sweep was said to rest. */
    private static SweepFrame arrive(LivePage page) {
        JsonNode told = page.expect("sweepStatus");
        while (!told.get("status").asText().equals("resting")) {
            told = page.expect("sweepStatus");
        }
        return page.newestSweepFrame();
    }

    private static void assertSameAsAlone(List<Experiment> experiments, SweepFrame frame) {
        for (int i = 0; i < experiments.size(); i++) {
            Run alone = alone(experiments.get(i), frame.step());
            SweepFrame.RunState state = frame.runs().get(i);
            assertArrayEquals(floats(alone.parameters()), state.parameters(), "run " + i + " at " + frame.step());
            assertEquals(alone.stepCount(), state.step());
            assertEquals(alone.epoch(), state.epoch());
            assertEquals(alone.evaluate(), state.evaluation());
        }
    }

    /** The run of an experiment after so many steps, or where it ended. */
    private static Run alone(Experiment experiment, long steps) {
        Run run = new Run(experiment);
        Outcome outcome = Outcome.STEPPED;
        for (long i = 0; i < steps && outcome.goesOn(); i++) {
            outcome = run.step();
        }
        return run;
    }

    private static float[] floats(double[] exact) {
        float[] rounded = new float[exact.length];
        IntStream.range(0, exact.length).forEach(i -> rounded[i] = (float) exact[i]);
        return rounded;
    }
}
