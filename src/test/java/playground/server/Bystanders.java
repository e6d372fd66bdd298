package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import playground.experiment.Experiment;
import playground.protocol.Frame;
import playground.training.Evaluation;
import playground.training.Run;

/** A class of one address that trains, page by page the default experiment at 25 steps a second, and looks at every frame. */
final class Bystanders implements AutoCloseable {
    static final String ADDRESS = "198.51.100.7";

    private final List<LivePage> pages = new ArrayList<>();

    Bystanders(int port, int count) {
        for (int i = 0; i < count; i++) {
            LivePage page = LivePage.forwarded(port, ADDRESS);
            page.send("{'type':'start','experiment':{}}");
            page.expect("started");
            page.expectStatus("idle");
            page.send("{'type':'speed','speed':'twenty-five-steps-a-second'}");
            page.send("{'type':'run'}");
            page.expectStatus("running");
            page.nextFrame();
            pages.add(page);
        }
    }

    /** Each page goes on, and has had every frame, with the very numbers of a run that nobody disturbs. */
    void assertThatNothingWasMissed() {
        List<Evaluation> alone = new ArrayList<>();
        Run run = new Run(Experiment.DEFAULT);
        for (LivePage page : pages) {
            List<Frame> frames = page.framesSoFar();
            frames.add(page.nextFrame());
            for (int i = 0; i < frames.size(); i++) {
                Frame frame = frames.get(i);
                assertEquals(i + 2, frame.frame());
                while (alone.size() < frame.step()) {
                    run.step();
                    alone.add(run.evaluate());
                }
                assertEquals(alone.get((int) frame.step() - 1), frame.evaluation());
            }
        }
    }

    @Override
    public void close() {
        pages.forEach(LivePage::close);
    }
}
