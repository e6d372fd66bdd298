package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.TrainingSettings.LEARNING_RATE;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.experiment.Experiment;
import playground.protocol.CheckpointCodec;
import playground.protocol.Frame;
import playground.training.Checkpoint;
import playground.training.Run;

/** Commands sent in one go are carried out one after the other, none is lost. */
final class CommandOrderTest {
    private static TestServer server;
    private static final String STEP = "{'type':'step'}";
    private static final String EPOCH = "{'type':'epoch'}";
    private static final String PAUSE = "{'type':'pause'}";
    private static final int STEPS_OF_AN_EPOCH = 25;

    @BeforeAll
    static void start() throws PlaygroundServer.PortTaken {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tenStepsInABurstAreTenSteps() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            burst(page, 10, STEP);
            page.frameAtStep(10);
            page.send(STEP);
            assertEquals(11, page.nextFrame().step());
        }
    }

    @Test
    void tenEpochsInABurstAreTenEpochs() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            burst(page, 10, EPOCH);
            assertEquals(10, page.frameAtStep(10 * STEPS_OF_AN_EPOCH).epoch());
            page.send(STEP);
            assertEquals(10 * STEPS_OF_AN_EPOCH + 1, page.nextFrame().step());
        }
    }

    @Test
    void aBurstIsCarriedOutWithoutAnyFrameBeingTaken() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            page.acknowledge(false);
            burst(page, 10, EPOCH);
            Frame second = page.frameWith(frame -> frame.frame() == 2);
            assertTrue(second.epoch() <= 10, second + " is beyond ten epochs");
            page.ack(2);
            page.frameAtStep(10 * STEPS_OF_AN_EPOCH);
        }
    }

    @Test
    void stepsEditsAndARunInOneGoComeToTheStateOfTheirOrder() {
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            page.send(STEP);
            page.send("{'type':'setParameter','layer':0,'unit':1,'input':0,'value':0.75}");
            page.send(STEP);
            page.send(EPOCH);
            page.send("{'type':'run'}");
            page.send(PAUSE);
            page.send(STEP);
            page.send("{'type':'setParameter','layer':2,'unit':0,'value':-3}");
            Checkpoint last = CheckpointCodec.decode(
                    page.checkpointWith(checkpoint -> checkpoint.parameters().get(24) == -3));

            Run alone = new Run(Experiment.DEFAULT);
            alone.step();
            alone.edits().setWeight(0, 1, 0, 0.75);
            while (alone.stepCount() < last.step()) {
                alone.step();
            }
            assertTrue(last.step() > STEPS_OF_AN_EPOCH, last.step() + " steps");
            alone.edits().setBias(2, 0, -3);
            assertEquals(alone.checkpoint(), last);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSequenceByChanceComesToTheStateOfItsOrder(long seed) {
        Random random = new Random(seed);
        Run alone = new Run(Experiment.DEFAULT);
        try (LivePage page = LivePage.started(server.port(), "{}")) {
            for (int i = 0; i < 40; i++) {
                switch (random.nextInt(5)) {
                    case 0 -> {
                        page.send(EPOCH);
                        do {
                            alone.step();
                        } while (alone.positionInEpoch() > 0);
                    }
                    case 1 -> {
                        double value = random.nextInt(100) / 64.0;
                        page.send("{'type':'setParameter','layer':1,'unit':0,'value':" + value + "}");
                        alone.edits().setBias(1, 0, value);
                    }
                    case 2 -> {
                        double rate = (1 + random.nextInt(9)) / 100.0;
                        page.send("{'type':'change','experiment':{'training':{'learningRate':" + rate + "}}}");
                        alone.edits()
                                .applyTraining(alone.experiment().training().with(given(LEARNING_RATE, rate)));
                    }
                    default -> {
                        page.send(STEP);
                        alone.step();
                    }
                }
            }
            page.send("{'type':'setParameter','layer':2,'unit':0,'value':5}");
            alone.edits().setBias(2, 0, 5);
            Checkpoint last = CheckpointCodec.decode(
                    page.checkpointWith(checkpoint -> checkpoint.parameters().get(24) == 5));
            assertEquals(alone.checkpoint(), last);
        }
    }

    @Test
    void aPauseAResetAndAStartLeaveLongEpochs() {
        String layers = "{'units':32,'activation':'tanh'},".repeat(8).replaceFirst(",$", "");
        // some thousand steps an epoch, each as dear as can be
        String longEpochs = "{'data':{'count':5000,'trainShare':90},'network':{'layers':[" + layers
                + "]},'training':{'batchSize':1,'optimizer':'adam','learningRate':0.0001,'clipNorm':1,'dropout':0.5}}";
        int most = 8;
        try (LivePage page = LivePage.started(server.port(), longEpochs)) {
            burst(page, most, EPOCH);
            page.send(PAUSE);
            page.send("{'type':'setParameter','layer':0,'unit':0,'value':0.625}");
            Checkpoint paused = CheckpointCodec.decode(
                    page.checkpointWith(checkpoint -> checkpoint.parameters().get(64) == 0.625));
            assertTrue(paused.step() > 0 && paused.epoch() < most, paused.epoch() + " epochs");
            page.send(STEP);
            page.frameAtStep(paused.step() + 1);

            burst(page, most, EPOCH);
            page.send("{'type':'reset'}");
            page.checkpointWith(checkpoint -> checkpoint.step() == 0);
            burst(page, most, EPOCH);
            page.send("{'type':'start','experiment':{}}");
            page.frameWith(frame -> frame.run() == 2);
        }
    }

    private static void burst(LivePage page, int count, String message) {
        for (int i = 0; i < count; i++) {
            page.send(message);
        }
    }
}
