package playground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.DataSettings.NOISE;
import static playground.experiment.DataSettings.TRAIN_SHARE;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;
import static playground.experiment.TrainingSettings.CLIP_NORM;
import static playground.experiment.TrainingSettings.DROPOUT;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;
import static playground.experiment.TrainingSettings.SCHEDULE;
import static playground.experiment.TrainingSettings.STOP;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.experiment.DataNames;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Frozen;
import playground.experiment.NetworkSettings;
import playground.experiment.Refusal;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;
import playground.nn.Schedule;

/** A run taken up from a checkpoint is the run that it was taken of. */
final class CheckpointTest {
    private static final Experiment XOR = Experiment.DEFAULT.withData(
            DataSettings.of(DataSet.XOR).with(given(NOISE, 20)).with(given(COUNT, 90)));

    @ParameterizedTest
    @EnumSource
    void withEveryOptimizerARunGoesOnWithTheSameBits(OptimizerKind optimizer) {
        Run uncut = new Run(XOR.withTraining(TrainingSettings.DEFAULT
                .with(given(OPTIMIZER, optimizer))
                .with(given(LEARNING_RATE, 0.05))
                .with(given(REGULARIZATION, Regularization.L2))
                .with(given(REGULARIZATION_RATE, 0.01))));
        steps(uncut, 137);
        assertSameFromHere(uncut, new Run(uncut.checkpoint()));
    }

    @Test
    void withDropoutClippingAScheduleEarlyStoppingAndFrozenPartsARunGoesOnWithTheSameBits() {
        Experiment experiment = XOR.withTraining(TrainingSettings.DEFAULT
                .with(given(OPTIMIZER, OptimizerKind.NESTEROV))
                .with(given(DROPOUT, 0.3))
                .with(given(CLIP_NORM, 0.5))
                .with(given(SCHEDULE, new Schedule(Schedule.Kind.EXPONENTIAL, 3, 0.5, 2)))
                .with(given(STOP, StopRule.early(5)))
                .withFrozen(List.of(Frozen.unit(0, 1))));
        Run uncut = new Run(experiment);
        steps(uncut, 47);
        Run resumed = new Run(uncut.checkpoint());
        for (int i = 0; i < 500; i++) {
            assertEquals(uncut.step(), resumed.step());
        }
        assertEquals(uncut.checkpoint(), resumed.checkpoint());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 6, 17, 25, 250})
    void atWhateverStepOfAnEpochItIsTaken(int step) {
        Run uncut = new Run(XOR);
        steps(uncut, step);
        assertSameFromHere(uncut, new Run(uncut.checkpoint()));
    }

    @Test
    void aRunReleasedBeforeEveryStepHasTheSameBits() {
        TrainingSettings training = TrainingSettings.DEFAULT
                .with(given(OPTIMIZER, OptimizerKind.ADAM))
                .with(given(DROPOUT, 0.3));
        Run whole = new Run(Experiment.DEFAULT.withTraining(training));
        Run released = new Run(Experiment.DEFAULT.withTraining(training));
        for (int step = 0; step < 120; step++) {
            if (step == 60) {
                for (Run run : List.of(whole, released)) {
                    run.edits().editPoints(3, 2, List.of(new DataPoint(0.5, -1, 1, false)));
                }
            }
            whole.step();
            released.release();
            released.step();
            released.release();
            assertEquals(whole.evaluate(), released.evaluate());
        }
        assertEquals(whole.checkpoint(), released.checkpoint());
        assertEquals(whole.data().points(), released.data().points());
    }

    @Test
    void aCheckpointDoesNotChangeWhenItsRunGoesOn() {
        Run run = new Run(XOR);
        steps(run, 7);
        Checkpoint taken = run.checkpoint();
        Run again = new Run(taken);
        assertEquals(taken, again.checkpoint());
        steps(run, 100);
        assertEquals(taken, again.checkpoint());
    }

    @Test
    void aRunOfACheckpointGivesTheSameCheckpointsAsTheUncutOne() {
        Run uncut = new Run(XOR);
        steps(uncut, 33);
        Run resumed = new Run(uncut.checkpoint());
        steps(uncut, 500);
        steps(resumed, 500);
        assertEquals(uncut.checkpoint(), resumed.checkpoint());
    }

    @Test
    void editsByHandAreInIt() {
        Run uncut = new Run(XOR);
        steps(uncut, 12);
        uncut.edits()
                .applyTraining(TrainingSettings.DEFAULT
                        .with(given(OPTIMIZER, OptimizerKind.ADAM))
                        .with(given(BATCH_SIZE, 7)));
        steps(uncut, 3);
        uncut.edits()
                .editPoints(
                        3,
                        2,
                        List.of(new DataPoint(0.1, 0.2, 1, false), new DataPoint(-3, 2, 0, true), point(4, -4, 1)));
        uncut.edits().setBias(0, 1, 0.625);
        uncut.edits().setWeight(1, 0, 2, -0.1);
        assertSameFromHere(uncut, new Run(uncut.checkpoint()));
        steps(uncut, 2);
        assertSameFromHere(uncut, new Run(uncut.checkpoint()));
    }

    @Test
    void aResetAfterwardsGoesToTheSameStart() {
        Run uncut = new Run(XOR);
        steps(uncut, 40);
        Run resumed = new Run(uncut.checkpoint());
        uncut.reset();
        resumed.reset();
        assertSameFromHere(uncut, resumed);
    }

    @Test
    void aDivergedRunIsStillDiverged() {
        Run diverged =
                new Run(Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 10))));
        while (diverged.step().goesOn()) {}
        Run resumed = new Run(diverged.checkpoint());
        assertEquals(diverged.divergence(), resumed.divergence());
        assertEquals(Outcome.DIVERGED, resumed.step());
    }

    @Test
    void aRunThatItsRuleStoppedIsStillStoppedUntilItsNextStep() {
        Run stopped = new Run(XOR.withTraining(TrainingSettings.DEFAULT.with(given(STOP, StopRule.atEpoch(2)))));
        while (stopped.step().goesOn()) {}
        Run resumed = new Run(stopped.checkpoint());
        assertTrue(resumed.stopped());
        resumed.step();
        assertFalse(resumed.stopped());
        assertFalse(new Run(resumed.checkpoint()).stopped());
    }

    @Test
    void otherTrainingSettingsAndOtherPointsAreTakenAsEditsOfTheRun() {
        Run edited = new Run(XOR);
        steps(edited, 12);
        Run resumed = new Run(edited.checkpoint());
        edited.edits().editPoints(88, 2, List.of(point(1, 1, 0)));
        edited.edits().editPoints(40, 1, List.of());
        edited.edits().applyTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, 0.3)));
        assertTrue(resumed.edits().adopt(edited.experiment()));
        assertEquals(edited.experiment(), resumed.experiment());
        assertEquals(edited.data().points(), resumed.data().points());
        assertEquals(12, resumed.stepCount());
    }

    @Test
    void anEditAtOnePlaceIsTakenAsThatEdit() {
        Run edited = new Run(XOR);
        steps(edited, 12);
        Run resumed = new Run(edited.checkpoint());
        edited.edits().editPoints(40, 3, List.of(point(1, 1, 0)));
        assertTrue(resumed.edits().adopt(edited.experiment()));
        assertSameFromHere(edited, resumed);
    }

    /** What only makes other points is kept with points that are drawn; 50 and 51 per cent of so few points are as many. */
    @Test
    void dataThatMakeTheSamePointsAreTheRunsOwn() {
        DataSettings drawn = DataSettings.drawn(2, List.of(point(1, 1, 0), point(-1, 1, 1)));
        DataSettings few = DataSettings.of(DataSet.CIRCLE).with(given(COUNT, 20));
        for (List<DataSettings> same : List.of(
                List.of(drawn, drawn.with(given(DataSettings.SEED, 7))),
                List.of(drawn, drawn.with(given(NOISE, 5))),
                List.of(few, few.with(given(TRAIN_SHARE, 51))))) {
            Run run = new Run(XOR.withData(same.get(0)));
            steps(run, 12);
            Experiment wanted = XOR.withData(same.get(1));
            assertTrue(run.edits().takes(wanted));
            Run resumed = new Run(run.checkpoint());
            assertTrue(resumed.edits().adopt(wanted));
            run.edits().apply(wanted);
            assertEquals(wanted, resumed.experiment());
            assertSameFromHere(run, resumed);
        }
    }

    /** Names are what people read: a diverged run isn't any better for another one. */
    @Test
    void otherNamesLeaveARunAsItIsToTheBit() {
        DataNames names = new DataNames(List.of("length", "depth"), "species", List.of("Adelie", "Gentoo"));
        for (double rate : List.of(0.03, 10.0)) {
            Experiment plain =
                    Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT.with(given(LEARNING_RATE, rate)));
            Experiment named = plain.withData(plain.data().withNames(names));
            Run run = new Run(plain);
            for (int i = 0; (i < 40 || rate > 1) && run.step().goesOn(); i++) {}
            assertEquals(rate > 1, run.divergence().isPresent());
            Run other = new Run(run.checkpoint());
            assertTrue(other.edits().takes(named));
            other.edits().apply(named);
            assertEquals(named, other.experiment());
            assertTrue(named.trainsAs(plain));
            assertEquals(run.divergence(), other.divergence());
            for (int i = 0; i < 20; i++) {
                assertEquals(run.step(), other.step());
            }
            other.edits().apply(plain);
            assertSameFromHere(run, other);
        }
        assertFalse(XOR.trainsAs(Experiment.DEFAULT));
    }

    @Test
    void whatWouldStartARunAnewIsAnotherExperiment() {
        Run run = new Run(XOR);
        steps(run, 12);
        Checkpoint before = run.checkpoint();
        NetworkSettings network = XOR.network();
        List<Experiment> others = List.of(
                XOR.withNetwork(network.with(given(NetworkSettings.SEED, 2))),
                XOR.withNetwork(network.with(given(LAYERS, List.of()))),
                XOR.withData(XOR.data().with(given(DataSettings.SEED, 7))),
                XOR.withData(DataSettings.of(DataSet.CIRCLE)),
                XOR.withData(DataSettings.drawn(3, List.of(point(1, 1, 2)))),
                XOR.withData(DataSettings.drawnValues(List.of(point(1, 1, 2)))));
        for (Experiment other : others) {
            assertFalse(run.edits().adopt(other));
            assertEquals(before, run.checkpoint());
        }
    }

    @Test
    void whatDoesNotFitItsExperimentIsRefusedByItsName() {
        Run run = new Run(XOR);
        steps(run, 3);
        Checkpoint whole = run.checkpoint();
        List<Double> fewer = whole.parameters().subList(1, whole.parameters().size());
        List<Integer> twice = new ArrayList<>(whole.turns());
        twice.set(0, twice.get(1));
        assertEquals("parameters", refused(with(whole, fewer, whole.moments(), whole.generators(), whole.turns(), 30)));
        assertEquals(
                "moments",
                refused(with(whole, whole.parameters(), List.of(fewer), whole.generators(), whole.turns(), 30)));
        assertEquals(
                "generators", refused(with(whole, whole.parameters(), whole.moments(), List.of(), whole.turns(), 30)));
        List<List<Long>> zeros = List.of(List.of(0L, 0L, 0L, 0L));
        assertEquals("generators", refused(with(whole, whole.parameters(), whole.moments(), zeros, whole.turns(), 30)));
        assertEquals("turns", refused(with(whole, whole.parameters(), whole.moments(), whole.generators(), twice, 30)));
        assertEquals(
                "turns",
                refused(with(whole, whole.parameters(), whole.moments(), whole.generators(), whole.turns(), 45)));
        assertEquals(
                "turns", refused(with(whole, whole.parameters(), whole.moments(), whole.generators(), List.of(), 30)));
    }

    private static Checkpoint with(
            Checkpoint whole,
            List<Double> parameters,
            List<List<Double>> moments,
            List<List<Long>> generators,
            List<Integer> turns,
            int position) {
        return new Checkpoint(
                whole.experiment(),
                whole.step(),
                whole.epoch(),
                whole.stopped(),
                whole.divergence(),
                parameters,
                moments,
                generators,
                turns,
                position,
                whole.losses(),
                whole.early());
    }

    private static String refused(Checkpoint checkpoint) {
        return assertThrows(Refusal.class, () -> new Run(checkpoint)).path();
    }

    private static void assertSameFromHere(Run uncut, Run resumed) {
        for (int i = 0; i < 60; i++) {
            assertEquals(uncut.evaluate(), resumed.evaluate());
            assertEquals(uncut.epoch(), resumed.epoch());
            assertEquals(uncut.step(), resumed.step());
        }
        assertEquals(uncut.checkpoint(), resumed.checkpoint());
    }

    private static DataPoint point(double x, double y, double target) {
        return new DataPoint(x, y, target, false);
    }

    private static void steps(Run run, int count) {
        for (int i = 0; i < count; i++) {
            run.step();
        }
    }
}
