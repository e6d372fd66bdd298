package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.TrainingSettings.LEARNING_RATE;
import static playground.experiment.TrainingSettings.SCHEDULE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Speed;
import playground.explain.Inquiry;
import playground.lessons.LessonStep;
import playground.lessons.Lessons;
import playground.lessons.Measured;
import playground.lessons.Reading;
import playground.nn.Breaks;
import playground.nn.Schedule;
import playground.protocol.BadMessage;
import playground.protocol.ClientMessage;
import playground.protocol.ErrorCode;
import playground.protocol.Frame;
import playground.protocol.ServerMessage;
import playground.protocol.ServerMessage.RunStatus;
import playground.training.Run;

/** What a session's run is told to do, what it trains until when, and what its page is owed then. */
final class TrainingLoopTest {
    private static final long LONG = Long.MAX_VALUE / 2;

    /** Each reading is a microsecond later, so that a step takes one. */
    private long now;

    private final Credit credit = new Credit(() -> {});
    private final MemoryBudget memory = Budgets.forRuns(1 << 20);
    private final List<ServerMessage> answers = new ArrayList<>();
    private final SessionRun run = new SessionRun();
    private final RunMemory runMemory = new RunMemory(run, memory.share("a", () -> {}), () -> false);
    private final PageUpdates updates = new PageUpdates(run, answers::add);
    private final Tutor tutor = new Tutor(run, runMemory, answers::add);
    private final TrainingLoop loop = new TrainingLoop(run, updates, credit, tutor, () -> now += 1000);
    private final SweepUpdates sweepUpdates = new SweepUpdates(answers::add);
    private final SweepLoop sweepLoop = new SweepLoop(sweepUpdates, () -> now += 1000);
    private final CommandHandler commands = new CommandHandler(
            run,
            runMemory,
            new RunStarter(run, runMemory, updates, Breaks.NONE),
            loop,
            updates,
            credit,
            tutor,
            new Sweeping(runMemory, sweepUpdates, sweepLoop, Breaks.NONE, () -> {}));

    /** Trains once the page has been sent the checkpoint that the next step waits for. */
    private void train(long deadline) {
        if (updates.holdsTraining()) {
            updates.checkpoint(now);
        }
        loop.train(deadline);
    }

    @Test
    void theNextStepWaitsUntilThePageHasTheCheckpointOfAnEditOrOfTheStart() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        commands.run();
        loop.train(LONG);
        assertEquals(0, run.get().stepCount());
        assertEquals(Scheduler.WHEN_WOKEN, loop.untilNextTurn(now), "what is sent wakes it");
        updates.frame(1);
        assertEquals(0, updates.untilCheckpoint(now));
        updates.checkpoint(now);
        assertEquals(0, loop.untilNextTurn(now));
        loop.train(now + 3000);
        long edited = run.get().stepCount();
        assertTrue(edited > 0);
        commands.change(new ClientMessage.Change(
                Experiment.DEFAULT.withTraining(Experiment.DEFAULT.training().with(given(LEARNING_RATE, 0.5)))));
        loop.train(LONG);
        assertEquals(edited, run.get().stepCount());
        commands.step();
        assertEquals(0, updates.untilCheckpoint(now), "a step that was asked for doesn't wait for a frame");
        updates.checkpoint(now);
        loop.train(LONG);
        assertEquals(edited + 1, run.get().stepCount());
    }

    @Test
    void aRunThatTrainsFastHasItsCheckpointsByWhatItHasTrainedAndFewerTheLongerItIs() {
        CheckpointSchedule schedule = new CheckpointSchedule();
        schedule.begin();
        schedule.sent(1_000, 0);
        schedule.changed();
        schedule.trained(CheckpointSchedule.TRAINING - 1);
        assertTrue(schedule.untilDue(0) > 0);
        schedule.trained(1);
        assertEquals(0, schedule.untilDue(0));
        int sent = 0;
        for (int frame = 0; frame < 60 * 600; frame++) {
            schedule.trained(CheckpointSchedule.TRAINING);
            schedule.changed();
            if (schedule.untilDue(0) == 0) {
                schedule.sent(5_000, 0);
                sent++;
            }
        }
        assertTrue(sent < 2000, sent + " in ten minutes of full speed");
    }

    @Test
    void aRunRestsAtTheVeryStepThatDoesWhatALessonAsksFor() {
        LessonStep step = Lessons.find("neuron").orElseThrow().steps().stream()
                .filter(each -> each.id().equals("learn"))
                .findFirst()
                .orElseThrow();
        commands.watch(new ClientMessage.Watch(Optional.of(step)));
        assertEquals(List.of(), answers, "there is no run to tell of");

        commands.start(new ClientMessage.Start(step.start()));
        commands.run();
        while (run.isRunning()) {
            train(LONG);
            updates.frame(1);
            credit.use(now);
            credit.give(credit.sent());
        }
        double loss = run.get().evaluate().trainLoss().orElseThrow();
        assertTrue(loss < 0.05, "it rests where the loss is below the wanted one");
        answers.clear();
        tutor.frameSent(now);
        assertTrue(((ServerMessage.Watched) answers.get(0)).progress().done());

        answers.clear();
        tutor.frameSent(now);
        assertEquals(List.of(), answers, "what isn't news isn't told again");
        commands.watch(new ClientMessage.Watch(Optional.empty()));
        commands.change(new ClientMessage.Change(
                step.start().withTraining(step.start().training().with(given(LEARNING_RATE, 0.5)))));
        assertTrue(answers.stream().noneMatch(ServerMessage.Watched.class::isInstance), "the lesson was left");
    }

    @Test
    void aNetworkIsBuiltThroughTheCurveOfTheData() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT.withData(DataSettings.of(DataSet.BUMPS))));
        answers.clear();
        commands.build(new ClientMessage.Build(32));
        Experiment built = ((ServerMessage.Started) answers.get(0)).experiment();
        assertEquals(32, built.network().layers().get(0).units());
        assertTrue(Reading.ERROR_OF_CURVE.of(Measured.of(run.get())).orElseThrow() < 0.05);

        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        BadMessage refused = assertThrows(BadMessage.class, () -> commands.build(new ClientMessage.Build(8)));
        assertEquals("build with circle", refused.answer().value());
        assertEquals("sine, absolute, step, bumps, formula", refused.answer().allowed());
    }

    @Test
    void asManyAnswersAreTakenAsThereAreQuestionsAndNoneWithoutALesson() {
        ClientMessage.Answer one = new ClientMessage.Answer(Optional.of(List.of(OptionalDouble.of(1))));
        assertThrows(BadMessage.class, () -> commands.answer(one));

        LessonStep sum = Lessons.find("neuron").orElseThrow().steps().get(0);
        commands.start(new ClientMessage.Start(sum.start()));
        commands.watch(new ClientMessage.Watch(Optional.of(sum)));
        ClientMessage.Answer two =
                new ClientMessage.Answer(Optional.of(List.of(OptionalDouble.of(1), OptionalDouble.empty())));
        BadMessage refused = assertThrows(BadMessage.class, () -> commands.answer(two));
        assertEquals("numbers", refused.answer().path());
        assertEquals("1", refused.answer().allowed());

        answers.clear();
        commands.answer(one);
        assertEquals(
                List.of("other"),
                ((ServerMessage.Watched) answers.get(0)).progress().marks());
        commands.answer(new ClientMessage.Answer(Optional.empty()));
        assertTrue(((ServerMessage.Watched) answers.get(1)).progress().done(), "the right ones do the step");
    }

    @Test
    void aFaultEndsTheRunWithItsReasonAndAResetStartsItAgain() {
        Experiment experiment =
                Experiment.DEFAULT.withTraining(Experiment.DEFAULT.training().with(given(LEARNING_RATE, 0.5)));
        commands.start(new ClientMessage.Start(experiment));
        commands.run();
        answers.clear();
        run.lose();
        updates.tellFault();

        assertEquals(ErrorCode.INTERNAL, ((ServerMessage.Refused) answers.get(0)).code());
        assertEquals(new ServerMessage.Status(RunStatus.STOPPED, Optional.empty()), answers.get(1));
        assertFalse(updates.owesFrame());
        assertEquals(Scheduler.WHEN_WOKEN, loop.untilNextTurn(now));
        BadMessage refused = assertThrows(BadMessage.class, commands::run);
        assertEquals(ErrorCode.NOT_RUNNING, refused.answer().code());

        answers.clear();
        commands.reset();
        ServerMessage.Started again = (ServerMessage.Started) answers.get(0);
        assertEquals(2, again.run());
        assertEquals(experiment, again.experiment());
    }

    @ParameterizedTest
    @EnumSource
    void aFrameCarriesTheLearningRateThatTheScheduleHasForItsEpoch(Schedule.Kind kind) {
        commands.start(new ClientMessage.Start(scheduled(new Schedule(kind, 2, 0.25, 2))));
        for (int epoch = 0; epoch < 5; epoch++) {
            double share =
                    switch (kind) {
                        case CONSTANT -> 1;
                        case STEP -> new double[] {1, 1, 0.25, 0.25, 0.0625}[epoch];
                        case EXPONENTIAL -> Math.pow(0.5, epoch);
                        case COSINE -> new double[] {1, 0.5, 0, 0, 0}[epoch];
                    };
            double warmth = new double[] {1 / 3.0, 2 / 3.0, 1, 1, 1}[epoch];
            Frame frame = updates.frame(1 + epoch);
            assertEquals(epoch, frame.epoch());
            assertEquals(0.03 * share * warmth, frame.learningRate(), 1e-15, "epoch " + epoch);
            commands.epoch();
            train(LONG);
        }
    }

    @Test
    void aRunAtRestShowsTheRateOfItsEpochWhenItIsChangedAndNothingWhenItIsNot() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        commands.epoch();
        train(LONG);
        assertEquals(0.03, updates.frame(1).learningRate());
        commands.change(new ClientMessage.Change(scheduled(new Schedule(Schedule.Kind.STEP, 1, 0.5, 0))));
        assertTrue(updates.owesFrame());
        assertEquals(0.015, updates.frame(2).learningRate());
        commands.change(new ClientMessage.Change(scheduled(new Schedule(Schedule.Kind.STEP, 2, 0.5, 0))));
        assertEquals(0.03, updates.frame(3).learningRate());
        commands.change(new ClientMessage.Change(scheduled(new Schedule(Schedule.Kind.STEP, 3, 0.5, 0))));
        assertFalse(updates.owesFrame());
    }

    private static Experiment scheduled(Schedule schedule) {
        return Experiment.DEFAULT.withTraining(Experiment.DEFAULT.training().with(given(SCHEDULE, schedule)));
    }

    @Test
    void aTurnEndsAtItsDeadlineHoweverMuchIsToBeTrained() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        commands.speed(new ClientMessage.ChangeSpeed(Speed.TEN_EPOCHS_A_FRAME));
        commands.run();
        updates.frame(1);
        train(now + 2000);
        assertFalse(updates.owesFrame());
        assertEquals(0, loop.untilNextTurn(now));
        train(LONG);
        assertTrue(updates.owesFrame());
        assertEquals(10, updates.frame(2).epoch());
    }

    @Test
    void aStepOrEpochIsToBeMadeBeforeWhatFollowsButALongEpochIsLeftForAPause() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        assertFalse(loop.isCommanded());
        commands.step();
        assertTrue(loop.isCommanded());
        train(LONG);
        assertFalse(loop.isCommanded());
        assertEquals(1, updates.frame(1).step());

        commands.epoch();
        loop.takeSteps();
        train(now + 2000);
        assertEquals(1, loop.takeSteps());
        assertTrue(loop.isCommanded());
        answers.clear();
        loop.leaveLongEpoch();
        assertTrue(loop.isCommanded());
        now += TrainingLoop.LONG_EPOCH;
        loop.leaveLongEpoch();
        assertFalse(loop.isCommanded());
        assertTrue(updates.owesFrame());
        Frame left = updates.frame(2);
        updates.frameSent();
        assertEquals(List.of(new ServerMessage.Status(RunStatus.PAUSED, Optional.empty())), answers);
        assertEquals(2, left.step());
        commands.epoch();
        now += TrainingLoop.LONG_EPOCH;
        loop.leaveLongEpoch();
        train(LONG);
        assertEquals(25, updates.frame(3).step());
    }

    @Test
    void whileARunRunsNothingHasToWaitForItsTarget() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        commands.speed(new ClientMessage.ChangeSpeed(Speed.FASTEST));
        commands.run();
        train(now + 2000);
        assertFalse(loop.isCommanded());
        now += TrainingLoop.LONG_EPOCH;
        loop.leaveLongEpoch();
        assertEquals(0, loop.untilNextTurn(now));
    }

    @Test
    void trainingByTheClockRestsWhenThePageHasTakenNothingForAWhile() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        commands.speed(new ClientMessage.ChangeSpeed(Speed.FASTEST));
        commands.run();
        updates.checkpoint(now);
        while (credit.isLeft()) credit.use(now);
        assertTrue(loop.untilNextTurn(now) < Scheduler.WHEN_WOKEN);
        assertEquals(Scheduler.WHEN_WOKEN, loop.untilNextTurn(now + Credit.PATIENCE));
        commands.ack(new ClientMessage.Ack(1));
        assertTrue(loop.untilNextTurn(now + Credit.PATIENCE) < Scheduler.WHEN_WOKEN);
    }

    @Test
    void aRunAtFullSpeedHasKeyframesBetweenItsFramesWhichDelayNoCheckpointOfAFrame() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        updates.frame(1);
        updates.checkpoint(now);
        commands.speed(new ClientMessage.ChangeSpeed(Speed.FASTEST));
        commands.run();
        assertEquals(Scheduler.WHEN_WOKEN, updates.untilCheckpoint(now));
        for (int keyframe = 0; keyframe < 2; keyframe++) {
            train(now + 7 * CheckpointSchedule.TRAINING / 4);
            assertFalse(updates.owesFrame());
            assertEquals(0, updates.untilCheckpoint(now));
            updates.checkpoint(now);
            assertEquals(Scheduler.WHEN_WOKEN, updates.untilCheckpoint(now));
        }
        while (!updates.owesFrame()) {
            train(now + CheckpointSchedule.TRAINING);
        }
        updates.frame(2);
        now += CheckpointSchedule.INTERVAL;
        assertEquals(0, updates.untilCheckpoint(now));
    }

    @Test
    void aCheckpointWaitsUntilThePageHasBeenSentTheFrameOfItsState() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        assertEquals(Scheduler.WHEN_WOKEN, updates.untilCheckpoint(now));
        updates.frame(1);
        assertEquals(0, updates.untilCheckpoint(now));

        commands.speed(new ClientMessage.ChangeSpeed(Speed.TEN_EPOCHS_A_FRAME));
        commands.run();
        train(now + 2000);
        assertEquals(Scheduler.WHEN_WOKEN, updates.untilCheckpoint(now));
        train(LONG);
        assertEquals(Scheduler.WHEN_WOKEN, updates.untilCheckpoint(now));
        updates.frame(2);
        now += CheckpointSchedule.INTERVAL;
        assertEquals(0, updates.untilCheckpoint(now));
    }

    @Test
    void aRunLeftAloneGivesBackWhatItCanMakeAgainAndGoesOnWithTheSameBits() {
        Run alone = new Run(Experiment.DEFAULT);
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        long whole = memory.taken();
        for (int i = 0; i < 30; i++) {
            assertFalse(loop.isIdle(now));
            commands.step();
            train(LONG);
            alone.step();
        }
        Frame shown = updates.frame(1);
        updates.frameSent();
        updates.checkpoint(now);
        assertTrue(loop.isIdle(now));
        runMemory.release();
        assertTrue(runMemory.isReleased());
        assertTrue(memory.taken() < whole / 2, memory.taken() + " of " + whole);

        commands.step();
        assertEquals(whole, memory.taken());
        train(LONG);
        alone.step();
        assertEquals(alone.evaluate(), updates.frame(2).evaluation());
        assertNotEquals(shown.evaluation(), alone.evaluate());
    }

    @Test
    void aReleasedRunThatFindsNoMemoryStaysAsItIsUntilThereIsSome() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        updates.frame(1);
        updates.checkpoint(now);
        runMemory.release();
        MemoryBudget.Share other = memory.share("a", () -> {});
        assertTrue(other.resize((1 << 20) - memory.taken()));
        BadMessage refused = assertThrows(BadMessage.class, commands::step);
        assertEquals(ErrorCode.BUSY, refused.answer().code());
        BadMessage answer =
                assertThrows(BadMessage.class, () -> commands.inspect(new ClientMessage.Inspect(new Inquiry.Health())));
        assertEquals(ErrorCode.BUSY, answer.answer().code());
        assertEquals("inspect", answer.answer().path(), "a page counts it as the answer to its question");
        other.close();
        commands.step();
        train(LONG);
        assertEquals(1, updates.frame(2).step());
    }

    @Test
    void aPausedRunNeedsNoTurn() {
        commands.start(new ClientMessage.Start(Experiment.DEFAULT));
        assertEquals(Scheduler.WHEN_WOKEN, loop.untilNextTurn(now));
        commands.run();
        commands.pause();
        assertEquals(Scheduler.WHEN_WOKEN, loop.untilNextTurn(now));
    }
}
