package playground.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.protocol.MessageWriter;
import playground.protocol.ServerMessage;
import playground.training.Run;

/** Inspections of large networks take breaks, in which others of the same kind may be made. */
final class InspectionBreaksTest {
    private static final Source MINIBATCH = new Source.Minibatch();
    private static final Address WEIGHT = new Address(3, 1, OptionalInt.of(2));
    private static final Address UNIT = new Address(3, 1, OptionalInt.empty());
    /** A break of writing is due after 32 KiB, and comes when the writer's own buffer is full. */
    private static final int LONGEST_TEXT = 40_000;

    private static final Experiment LARGEST = new Experiment(
            DataSettings.of(DataSet.SPIRAL).with(given(COUNT, 2000)),
            NetworkSettings.DEFAULT.with(given(
                    LAYERS,
                    List.of(Collections.nCopies(8, new HiddenLayer(32, Activation.TANH))
                            .toArray(HiddenLayer[]::new)))),
            TrainingSettings.DEFAULT.with(given(BATCH_SIZE, 5000)));

    /** Each with the fewest breaks that it has to take. */
    static Set<Map.Entry<Inquiry, Integer>> inquiries() {
        return Map.<Inquiry, Integer>of(
                        new Inquiry.Example(MINIBATCH, Optional.of(WEIGHT)), 22,
                        new Inquiry.Example(new Source.Point(3), Optional.of(WEIGHT)), 18,
                        new Inquiry.Matrices(16), 18,
                        new Inquiry.Graph(new Source.Point(3), Optional.of(UNIT)), 4,
                        new Inquiry.Slice(MINIBATCH, WEIGHT, 0.1, OptionalDouble.empty(), OptionalDouble.empty(), 81),
                                81,
                        new Inquiry.Surface(MINIBATCH, new Inquiry.Axes.Gradient(), 1, 25), 625,
                        new Inquiry.Surface(MINIBATCH, new Inquiry.Axes.Random(1), 1, 17), 289,
                        new Inquiry.Check(MINIBATCH, 1e-5, true), 12,
                        new Inquiry.Health(), 18)
                .entrySet();
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void anInspectionTakesBreaksAndItsAnswerIsThatOfOneThatIsAlone(Map.Entry<Inquiry, Integer> asked) {
        Inquiry inquiry = asked.getKey();
        Run other = new Run(LARGEST);
        AtomicInteger breaks = new AtomicInteger();
        Run interrupted = new Run(LARGEST, () -> {
            if (breaks.incrementAndGet() % 50 == 1) {
                other.step();
                other.evaluate();
            }
        });
        String alone = MessageWriter.write(message(Inspector.inspect(new Run(LARGEST), inquiry)));
        Inspection answer = Inspector.inspect(interrupted, inquiry);
        assertTrue(breaks.get() >= asked.getValue(), breaks + " breaks of " + inquiry);
        int breaksBefore = breaks.get();
        assertEquals(alone, MessageWriter.write(message(answer), interrupted.breaks()));
        assertTrue(breaks.get() - breaksBefore >= alone.length() / LONGEST_TEXT, "breaks in writing " + inquiry);
    }

    private static ServerMessage message(Inspection inspection) {
        return new ServerMessage.Inspected(1, 0, 0, inspection);
    }
}
