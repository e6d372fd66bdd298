package playground.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.data.DataPoint;
import playground.experiment.Experiment;
import playground.protocol.CheckpointCodec;
import playground.protocol.ClientMessage;
import playground.protocol.Frame;
import playground.protocol.MessageReader;
import playground.training.Run;

/** A page that keeps its run's checkpoints goes back to any step, and sees the very parameters of then. */
final class TimeLineTest {
    /** What a person does to a run: five of these are drawn for each script. */
    private static final List<String> EDITS = List.of(
            "{'type':'change','experiment':{'training':{'learningRate':0.3}}}",
            "{'type':'editPoints','start':3,'remove':1,'add':[[1.5,-2,1,0],[0.25,3,0,0]]}",
            "{'type':'setParameter','layer':0,'unit':1,'input':1,'value':-0.625}",
            "{'type':'change','experiment':{'training':{'optimizer':'adam'}}}",
            "{'type':'change','experiment':{'training':{'frozen':[[0,1],[1,0]]}}}",
            "{'type':'change','experiment':{'training':{'batchSize':7,'dropout':0.25}}}",
            "{'type':'setParameter','layer':2,'unit':0,'value':1.5}",
            "{'type':'editPoints','start':0,'remove':2,'add':[]}",
            "{'type':'change','experiment':{'training':{'shuffle':false}}}");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyStepOfAnEditedRunIsMadeAgainToTheBitOnTwoServers(long seed) throws PlaygroundServer.PortTaken {
        Random random = new Random(seed);
        String experiment = "{'data':{'set':'spiral','noise':10},'network':{'seed':" + seed + "}}";
        Script script = new Script();
        try (TestServer server = new TestServer()) {
            try (LivePage page = LivePage.started(server.port(), experiment)) {
                page.send("{'type':'run'}");
                page.expectStatus("running");
                for (int edit = 0; edit < 5; edit++) {
                    script.edit(page, EDITS.get(random.nextInt(EDITS.size())), 40 + random.nextInt(200));
                }
                page.send("{'type':'pause'}");
                page.expectStatus("paused");
                script.collectTo(page.lastStep(), page);
            }
        }
        List<double[]> straight = script.straight(start(experiment));
        try (TestServer another = new TestServer();
                LivePage page = LivePage.open(another.port())) {
            page.resume("{}", script.keyframes.firstEntry().getValue());
            page.expect("started");
            page.expectStatus("idle");
            page.frameAtStep(0);
            for (int visit = 0; visit < 70; visit++) {
                int step = random.nextInt(straight.size());
                Run again = script.made(step);
                assertArrayEquals(straight.get(step), again.parameters(), "step " + step);
                script.revisit(page, step);
                assertArrayEquals(floats(straight.get(step)), page.parameters(), "step " + step);
            }
        }
    }

    @Test
    void aRunGoesOnFromWhereItWasRevisitedAndItsInspectionIsOfThatStep() throws PlaygroundServer.PortTaken {
        try (TestServer server = new TestServer();
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'epoch'}");
            page.frameAtStep(25);
            page.expectStatus("paused");
            byte[] start = page.checkpointWith(checkpoint -> checkpoint.step() == 0);
            Run run = new Run(Experiment.DEFAULT);
            page.send("{'type':'revisit','step':17,'checkpoint':'"
                    + Base64.getEncoder().encodeToString(start) + "'}");
            JsonNode answer = page.expect("revisited");
            assertEquals(17, answer.get("step").asLong());
            assertTrue(answer.path("points").isMissingNode(), "the page has these points");
            page.frameAtStep(17);
            page.expectStatus("paused");

            page.send("{'type':'inspect','view':'health'}");
            assertEquals(17, page.expect("inspection").get("step").asLong());
            page.send("{'type':'setParameter','layer':0,'unit':0,'value':0.5}");
            assertEquals(17, page.expect("changed").get("step").asLong());
            page.send("{'type':'step'}");
            IntStream.range(0, 17).forEach(step -> run.step());
            run.edits().setBias(0, 0, 0.5);
            run.step();
            page.frameAtStep(18);
            assertArrayEquals(floats(run.parameters()), page.parameters());
        }
    }

    @Test
    void whatCannotBeRevisitedIsRefusedAndTheRunStaysWhereItIs() throws PlaygroundServer.PortTaken {
        try (TestServer server = new TestServer();
                LivePage page = LivePage.started(server.port(), "{}")) {
            page.send("{'type':'epoch'}");
            page.expectStatus("paused");
            page.send("{'type':'revisit','step':24}");
            JsonNode early = page.expect("error");
            assertEquals("step", early.get("path").asText());
            assertEquals("25 … 9007199254740991", early.get("allowed").asText());

            Experiment wider = start("{'network':{'layers':[{'units':5,'activation':'tanh'}]}}");
            String other = Base64.getEncoder().encodeToString(CheckpointCodec.encode(new Run(wider).checkpoint()));
            page.send("{'type':'revisit','step':3,'checkpoint':'" + other + "'}");
            assertEquals(
                    "checkpoint-other-experiment",
                    page.expect("error").get("code").asText());
            page.send("{'type':'step'}");
            page.frameAtStep(26);
        }
    }

    @Test
    void aStopRuleOnTheWayDoesNotKeepAnybodyFromALaterStep() throws PlaygroundServer.PortTaken {
        try (TestServer server = new TestServer();
                LivePage page = LivePage.started(server.port(), "{'training':{'stop':{'kind':'step','value':10}}}")) {
            page.send("{'type':'run'}");
            page.expectStatus("running");
            page.expectStatus("stopped");
            byte[] start = page.checkpointWith(checkpoint -> checkpoint.step() == 0);
            String text = Base64.getEncoder().encodeToString(start);
            page.send("{'type':'revisit','step':10,'checkpoint':'" + text + "'}");
            page.expect("revisited");
            page.expectStatus("stopped");
            page.send("{'type':'revisit','step':4,'checkpoint':'" + text + "'}");
            page.expect("revisited");
            page.expectStatus("paused");
        }
    }

    private static Experiment start(String experiment) {
        String message = "{'type':'start','experiment':" + experiment + "}";
        return ((ClientMessage.Start) MessageReader.read(message.replace('\'', '"'), Experiment.DEFAULT)).experiment();
    }

    private static float[] floats(double[] exact) {
        float[] rounded = new float[exact.length];
        IntStream.range(0, exact.length).forEach(i -> rounded[i] = (float) exact[i]);
        return rounded;
    }

    /** What a page did to its run and when, with the checkpoints that came of it. */
    private static final class Script {
        private record Edit(long step, String message) {}

        private final List<Edit> edits = new ArrayList<>();
        private final TreeMap<Long, byte[]> keyframes = new TreeMap<>();

        /** Waits until the run has gone on by so many steps, and edits it: a checkpoint of that very step must come. */
        void edit(LivePage page, String message, int later) {
            long from = edits.isEmpty() ? 0 : edits.get(edits.size() - 1).step();
            page.frameWith(frame -> frame.step() >= from + later);
            page.send(message);
            long step = page.expect("changed").get("step").asLong();
            edits.add(new Edit(step, message));
            collectTo(step, page);
        }

        /** Takes the checkpoints up to the one of the step at which the run rests. */
        void collectTo(long rest, LivePage page) {
            page.checkpointWith(checkpoint -> {
                keyframes.put(checkpoint.step(), CheckpointCodec.encode(checkpoint));
                return checkpoint.step() == rest;
            });
        }

        long newest() {
            return keyframes.lastKey();
        }

        /** The parameters of each step up to the newest keyframe, of a run with the same edits at the same steps. */
        List<double[]> straight(Experiment experiment) {
            Run run = new Run(experiment);
            List<double[]> all = new ArrayList<>();
            for (long step = 0; step <= newest(); step++) {
                for (Edit edit : edits) {
                    if (edit.step() == step) {
                        apply(run, edit.message());
                    }
                }
                all.add(run.parameters());
                run.step();
            }
            return all;
        }

        private static void apply(Run run, String message) {
            Map<Class<?>, Consumer<ClientMessage>> ways = Map.of(
                    ClientMessage.Change.class,
                    read -> run.edits().apply(((ClientMessage.Change) read).experiment()),
                    ClientMessage.EditPoints.class,
                    read -> {
                        var edit = (ClientMessage.EditPoints) read;
                        run.edits().editPoints(edit.start(), edit.remove(), edit.add());
                    },
                    ClientMessage.SetParameter.class,
                    read -> {
                        var set = (ClientMessage.SetParameter) read;
                        if (set.input().isPresent()) {
                            run.edits()
                                    .setWeight(
                                            set.layer(), set.unit(), set.input().getAsInt(), set.value());
                        } else {
                            run.edits().setBias(set.layer(), set.unit(), set.value());
                        }
                    });
            ClientMessage read = MessageReader.read(message.replace('\'', '"'), run.experiment());
            ways.get(read.getClass()).accept(read);
        }

        /** The run at this step, made again from the keyframe before. */
        Run made(int step) {
            Run run = new Run(CheckpointCodec.decode(keyframe(step)));
            while (run.stepCount() < step) {
                run.step();
            }
            return run;
        }

        private byte[] keyframe(long step) {
            return keyframes.floorEntry(step).getValue();
        }

        void revisit(LivePage page, int step) {
            String kept = Base64.getEncoder().encodeToString(keyframe(step));
            page.send("{'type':'revisit','step':" + step + ",'checkpoint':'" + kept + "'}");
            JsonNode answer = page.expect("revisited");
            Optional<JsonNode> points = Optional.ofNullable(answer.get("points"));
            Frame frame = page.nextFrame();
            page.expect("status");
            assertEquals(step, frame.step(), "no frame of another step comes in between");
            List<DataPoint> then = made(step).data().points();
            points.ifPresent(sent -> assertEquals(then.size(), sent.size()));
        }
    }
}
