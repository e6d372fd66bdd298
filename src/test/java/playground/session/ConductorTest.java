package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.experiment.Speed;
import playground.nn.Breaks;
import playground.protocol.BadMessage;
import playground.protocol.ClientMessage;
import playground.protocol.ErrorCode;
import playground.protocol.Frame;
import playground.protocol.ServerMessage;
import playground.protocol.ServerMessage.RunStatus;
import playground.training.Run;

final class ConductorTest {
    private static final long LONG = Long.MAX_VALUE / 2;

    private final Credit credit = new Credit();
    private final MemoryBudget memory = Budgets.forRuns(1 << 20);
    private final List<ServerMessage> answers = new ArrayList<>();
    private final Conductor conductor =
            new Conductor(credit, memory.share("a", () -> {}), Breaks.NONE, () -> false, answers::add);

    @Test
    void aFaultEndsTheRunWithItsReasonAndAResetStartsItAgain() {
        Experiment experiment =
                Experiment.DEFAULT.withTraining(Experiment.DEFAULT.training().withLearningRate(0.5));
        conductor.start(new ClientMessage.Start(experiment));
        conductor.run();
        answers.clear();
        conductor.fail();

        assertEquals(ErrorCode.INTERNAL, ((ServerMessage.Refused) answers.get(0)).code());
        assertEquals(new ServerMessage.Status(RunStatus.STOPPED, Optional.empty()), answers.get(1));
        assertFalse(conductor.owesFrame());
        assertEquals(Scheduler.WHEN_WOKEN, conductor.untilNextTurn(System.nanoTime()));
        BadMessage refused = assertThrows(BadMessage.class, conductor::run);
        assertEquals(ErrorCode.NOT_RUNNING, refused.answer().code());

        answers.clear();
        conductor.reset();
        ServerMessage.Started again = (ServerMessage.Started) answers.get(0);
        assertEquals(2, again.run());
        assertEquals(experiment, again.experiment());
    }

    @Test
    void aTurnEndsAtItsDeadlineHoweverMuchIsToBeTrained() {
        conductor.start(new ClientMessage.Start(Experiment.DEFAULT));
        conductor.speed(new ClientMessage.ChangeSpeed(Speed.TEN_EPOCHS_A_FRAME));
        conductor.run();
        conductor.frame(1);
        conductor.train(System.nanoTime() + 1);
        assertFalse(conductor.owesFrame());
        assertEquals(0, conductor.untilNextTurn(System.nanoTime()));
        conductor.train(Long.MAX_VALUE / 2 + System.nanoTime());
        assertTrue(conductor.owesFrame());
        assertEquals(10, conductor.frame(2).epoch());
    }

    @Test
    void aStepOrEpochIsToBeMadeBeforeWhatFollowsButALongEpochIsLeftForAPause() {
        conductor.start(new ClientMessage.Start(Experiment.DEFAULT));
        assertFalse(conductor.isCommanded());
        conductor.step();
        assertTrue(conductor.isCommanded());
        conductor.train(System.nanoTime() + LONG);
        assertFalse(conductor.isCommanded());
        assertEquals(1, conductor.frame(1).step());

        conductor.epoch();
        conductor.takeSteps();
        while (conductor.takeSteps() == 0) {
            // a microsecond is enough for a step, and never for an epoch
            conductor.train(System.nanoTime() + 1000);
        }
        assertTrue(conductor.isCommanded());
        answers.clear();
        long now = System.nanoTime();
        conductor.leaveLongEpoch(now);
        assertTrue(conductor.isCommanded());
        conductor.leaveLongEpoch(now + Conductor.LONG_EPOCH);
        assertFalse(conductor.isCommanded());
        assertTrue(conductor.owesFrame());
        Frame left = conductor.frame(2);
        conductor.frameSent();
        assertEquals(List.of(new ServerMessage.Status(RunStatus.PAUSED, Optional.empty())), answers);
        assertTrue(left.step() < 25, left + " is a whole epoch");
        conductor.epoch();
        conductor.leaveLongEpoch(System.nanoTime() + Conductor.LONG_EPOCH);
        conductor.train(System.nanoTime() + LONG);
        assertEquals(25, conductor.frame(3).step());
    }

    @Test
    void whileARunRunsNothingHasToWaitForItsStretch() {
        conductor.start(new ClientMessage.Start(Experiment.DEFAULT));
        conductor.speed(new ClientMessage.ChangeSpeed(Speed.FASTEST));
        conductor.run();
        conductor.train(System.nanoTime() + 1);
        assertFalse(conductor.isCommanded());
        conductor.leaveLongEpoch(System.nanoTime() + Conductor.LONG_EPOCH);
        assertEquals(0, conductor.untilNextTurn(System.nanoTime()));
    }

    @Test
    void trainingByTheClockRestsWhenThePageHasTakenNothingForAWhile() {
        conductor.start(new ClientMessage.Start(Experiment.DEFAULT));
        conductor.speed(new ClientMessage.ChangeSpeed(Speed.FASTEST));
        conductor.run();
        long now = System.nanoTime();
        credit.use(now);
        credit.use(now);
        assertTrue(conductor.untilNextTurn(now) < Scheduler.WHEN_WOKEN);
        assertEquals(Scheduler.WHEN_WOKEN, conductor.untilNextTurn(now + Credit.PATIENCE));
        conductor.ack(new ClientMessage.Ack(1));
        assertTrue(conductor.untilNextTurn(now + Credit.PATIENCE) < Scheduler.WHEN_WOKEN);
    }

    @Test
    void aCheckpointWaitsUntilThePageHasBeenSentTheFrameOfItsState() {
        conductor.start(new ClientMessage.Start(Experiment.DEFAULT));
        assertEquals(Scheduler.WHEN_WOKEN, conductor.untilCheckpoint(System.nanoTime()));
        conductor.frame(1);
        assertEquals(0, conductor.untilCheckpoint(System.nanoTime()));

        conductor.speed(new ClientMessage.ChangeSpeed(Speed.TEN_EPOCHS_A_FRAME));
        conductor.run();
        conductor.train(System.nanoTime() + 1);
        assertEquals(Scheduler.WHEN_WOKEN, conductor.untilCheckpoint(System.nanoTime()));
        conductor.train(System.nanoTime() + Long.MAX_VALUE / 2);
        assertEquals(Scheduler.WHEN_WOKEN, conductor.untilCheckpoint(System.nanoTime()));
        conductor.frame(2);
        assertEquals(0, conductor.untilCheckpoint(System.nanoTime()));
    }

    @Test
    void aRunLeftAloneGivesBackWhatItCanMakeAgainAndGoesOnWithTheSameBits() {
        Run alone = new Run(Experiment.DEFAULT);
        conductor.start(new ClientMessage.Start(Experiment.DEFAULT));
        long whole = memory.taken();
        for (int i = 0; i < 30; i++) {
            assertFalse(conductor.mayBeReleased(System.nanoTime()));
            conductor.step();
            conductor.train(System.nanoTime() + Long.MAX_VALUE / 2);
            alone.step();
        }
        Frame shown = conductor.frame(1);
        conductor.frameSent();
        conductor.checkpoint(System.nanoTime());
        assertTrue(conductor.mayBeReleased(System.nanoTime()));
        conductor.release();
        assertFalse(conductor.mayBeReleased(System.nanoTime()));
        assertTrue(memory.taken() < whole / 2, memory.taken() + " of " + whole);

        conductor.step();
        assertEquals(whole, memory.taken());
        conductor.train(System.nanoTime() + Long.MAX_VALUE / 2);
        alone.step();
        assertEquals(alone.evaluate(), conductor.frame(2).evaluation());
        assertNotEquals(shown.evaluation(), alone.evaluate());
    }

    @Test
    void aReleasedRunThatFindsNoMemoryStaysAsItIsUntilThereIsSome() {
        conductor.start(new ClientMessage.Start(Experiment.DEFAULT));
        conductor.frame(1);
        conductor.checkpoint(System.nanoTime());
        conductor.release();
        MemoryBudget.Share other = memory.share("a", () -> {});
        assertTrue(other.resize((1 << 20) - memory.taken()));
        BadMessage refused = assertThrows(BadMessage.class, conductor::step);
        assertEquals(ErrorCode.BUSY, refused.answer().code());
        other.close();
        conductor.step();
        conductor.train(System.nanoTime() + Long.MAX_VALUE / 2);
        assertEquals(1, conductor.frame(2).step());
    }

    @Test
    void aPausedRunNeedsNoTurn() {
        conductor.start(new ClientMessage.Start(Experiment.DEFAULT));
        assertEquals(Scheduler.WHEN_WOKEN, conductor.untilNextTurn(System.nanoTime()));
        conductor.run();
        conductor.pause();
        assertEquals(Scheduler.WHEN_WOKEN, conductor.untilNextTurn(System.nanoTime()));
    }
}
