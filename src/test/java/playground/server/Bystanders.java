package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import playground.experiment.Experiment;
import playground.protocol.Frame;
import playground.training.Evaluation;
import playground.training.Run;

/** A class of one address that trains, page by page the default experiment at an epoch a frame, and looks at every frame. */
final class Bystanders implements AutoCloseable {
    static final String ADDRESS = "198.51.100.7";

    private final List<LivePage> pages = new ArrayList<>();

    Bystanders(int port, int count) {
        for (int i = 0; i < count; i++) {
            LivePage page = LivePage.forwarded(port, ADDRESS);
            page.send("{'type':'start','experiment':{}}");
            page.expect("started");
            page.expectStatus("idle");
            page.send("{'type':'run'}");
            page.expectStatus("running");
            page.nextFrame();
            pages.add(page);
        }
    }

    /** Each page goes on, and has had every epoch's frame, with the very numbers of a run that nobody disturbs. */
    void assertThatNothingWasMissed() {
        List<List<Frame>> seen = new ArrayList<>();
        for (LivePage page : pages) {
            List<Frame> frames = page.framesSoFar();
            frames.add(page.nextFrame());
            seen.add(frames);
        }
        int epochs = seen.stream().mapToInt(List::size).max().orElseThrow();
        List<Evaluation> alone = alone(epochs);
        for (List<Frame> frames : seen) {
            for (int i = 0; i < frames.size(); i++) {
                Frame frame = frames.get(i);
                assertEquals(i + 2, frame.frame());
                assertEquals(i + 1, frame.epoch());
                assertEquals(alone.get(i), frame.evaluation());
            }
        }
    }

    private static List<Evaluation> alone(int epochs) {
        Run run = new Run(Experiment.DEFAULT);
        List<Evaluation> evaluations = new ArrayList<>();
        while (evaluations.size() < epochs) {
            run.step();
            if (run.epoch() > evaluations.size()) {
                evaluations.add(run.evaluate());
            }
        }
        return evaluations;
    }

    @Override
    public void close() {
        pages.forEach(LivePage::close);
    }
}
