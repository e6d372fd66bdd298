package playground.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.experiment.Speed;
import playground.nn.Breaks;
import playground.protocol.BadMessage;
import playground.protocol.ErrorCode;
import playground.protocol.ServerMessage;
import playground.protocol.ServerMessage.SweepState;
import playground.protocol.SweepFrame;
import playground.protocol.SweepFrameCodec;
import playground.training.Outcome;
import playground.training.Run;

/** What the runs of a sweep are told to do, how far they are trained when, and what their page is owed then. */
final class SweepingTest {
    private static final long LONG = Long.MAX_VALUE / 2;
    private static final long STEP = 1000;
    private static final List<Experiment> THREE = Collections.nCopies(3, Experiment.DEFAULT);

    /** Each reading is a microsecond later, so that a step takes one. */
    private long now;

    private boolean fails;
    private int faults;
    private long frame;
    private final MemoryBudget budget = Budgets.forRuns(1 << 20);
    private final List<ServerMessage> answers = new ArrayList<>();
    private final SessionRun own = new SessionRun();
    private final RunMemory memory = new RunMemory(own, budget.share("a", () -> {}), () -> false);
    private final SweepUpdates updates = new SweepUpdates(answers::add);
    private final SweepLoop loop = new SweepLoop(updates, () -> now += STEP);
    private final Sweeping sweeping = new Sweeping(memory, updates, loop, breaks(), () -> faults++);

    private Breaks breaks() {
        return () -> {
            if (fails) {
                throw new IllegalStateException("a fault");
            }
        };
    }

    private Run begin(List<Experiment> experiments) {
        memory.take(Experiment.DEFAULT);
        own.replace(new Run(Experiment.DEFAULT), Outcome.STEPPED, false);
        sweeping.begin(own.get(), experiments);
        return own.get();
    }

    @Test
    void aPauseInTheMidstOfAStrideWaitsForTheRunsThatAreBehind() {
        begin(THREE);
        shown();
        sweeping.run();
        sweeping.train(now + 40 * STEP);
        assertFalse(sweeping.owesFrame(), "the first run is ahead of the others");
        sweeping.rest();
        assertFalse(sweeping.owesFrame());
        assertEquals(0, sweeping.untilNextTurn(now));
        sweeping.train(LONG);
        assertEquals(List.of(SweepState.RUNNING), statuses(), "that it rests is told after the frame");
        SweepFrame rested = shown();
        assertEquals(25, rested.step());
        rested.runs().forEach(run -> assertEquals(25, run.step()));
        assertEquals(List.of(SweepState.RUNNING, SweepState.RESTING), statuses());
        assertEquals(Scheduler.WHEN_WOKEN, sweeping.untilNextTurn(now));
        assertEquals(75, sweeping.takeSteps());
    }

    @Test
    void theNextStrideWaitsForTheFrameAndForItsTime() {
        begin(THREE);
        sweeping.run();
        assertEquals(Scheduler.WHEN_WOKEN, sweeping.untilNextTurn(now), "the page hasn't been sent the start");
        shown();
        sweeping.train(LONG);
        assertEquals(25, shown().step(), "an epoch of the first run");
        assertTrue(sweeping.untilNextTurn(now) > 0, "there are at most 20 frames a second");
        sweeping.changeSpeed(Speed.STEP_A_FRAME);
        sweeping.train(LONG);
        assertEquals(26, shown().step());
    }

    @Test
    void noFrameOfAnotherStepComesWhileTheRunsGoBack() {
        begin(THREE);
        shown();
        sweeping.to(300);
        while (!statuses().contains(SweepState.RESTING)) {
            sweeping.train(LONG);
            shown();
        }
        sweeping.to(200);
        while (!sweeping.owesFrame()) {
            sweeping.train(now + 50 * STEP);
        }
        SweepFrame there = shown();
        assertEquals(200, there.step());
        Run alone = new Run(Experiment.DEFAULT);
        for (int i = 0; i < 200; i++) {
            alone.step();
        }
        for (SweepFrame.RunState run : there.runs()) {
            assertArrayEquals(
                    new SweepFrame.RunState(SweepFrame.End.GOES_ON, 200, 8, alone.evaluate(), alone.parameters())
                            .parameters(),
                    run.parameters());
        }
    }

    @Test
    void itsMemoryIsTakenBesideTheOwnRunsAndGivenBackToTheByte() {
        memory.take(Experiment.DEFAULT);
        long before = budget.taken();
        begin(THREE);
        assertEquals(before + 3 * Footprint.ofSwept(Experiment.DEFAULT), budget.taken());
        begin(THREE.subList(0, 2));
        assertEquals(before + 2 * Footprint.ofSwept(Experiment.DEFAULT), budget.taken(), "in place of the older one");
        List<Experiment> many = Collections.nCopies(36, Experiment.DEFAULT);
        BadMessage busy = assertThrows(BadMessage.class, () -> begin(many));
        assertEquals(ErrorCode.BUSY, busy.answer().code());
        assertEquals(before + 2 * Footprint.ofSwept(Experiment.DEFAULT), budget.taken());
        assertEquals(2, shown().runs().size(), "the older one is still there");
        sweeping.end();
        assertEquals(before, budget.taken());
    }

    @Test
    void aFaultLosesTheSweepAndNothingElse() {
        Run run = begin(THREE);
        long withSweep = budget.taken();
        fails = true;
        sweeping.begin(run, THREE);
        assertEquals(1, faults);
        assertTrue(own.exists());
        assertTrue(budget.taken() < withSweep);
        var told = (ServerMessage.Refused) answers.get(answers.size() - 1);
        assertEquals(ErrorCode.INTERNAL, told.code());
        assertEquals("sweep", told.path());
        assertFalse(sweeping.owesFrame());
        assertEquals(Scheduler.WHEN_WOKEN, sweeping.untilNextTurn(now));
        assertThrows(BadMessage.class, sweeping::run);
        fails = false;
        sweeping.begin(run, THREE);
        assertEquals(2, shown().sweep(), "a sweep that wasn't made has no number");
    }

    @Test
    void aStrideIsHalvedWhenItTakesTooLongAndDoubledWhileItIsShort() {
        SweepPace pace = new SweepPace();
        pace.restart(Speed.FASTEST, 25, 0);
        long step = 0;
        for (long wanted : List.of(1L, 2L, 4L, 8L)) {
            assertEquals(step - step % wanted + wanted, pace.begin(step, 0));
            step = step - step % wanted + wanted;
            pace.arrived(SweepPace.EARLY - 1);
        }
        assertEquals(16, pace.begin(0, 0));
        pace.arrived(SweepPace.LATE + 1);
        assertEquals(8, pace.begin(0, 0));
        pace.arrived(SweepPace.LATE);
        assertEquals(8, pace.begin(0, 0), "in between it stays");
        pace.restart(Speed.EPOCH_A_FRAME, 25, 0);
        assertEquals(25, pace.begin(0, 0));
        pace.arrived(1);
        assertEquals(50, pace.begin(25, 0), "never more than the speed says");
    }

    private SweepFrame shown() {
        SweepFrame shown = SweepFrameCodec.decode(sweeping.frame(++frame));
        sweeping.frameSent();
        return shown;
    }

    private List<SweepState> statuses() {
        return answers.stream()
                .filter(ServerMessage.SweepStatus.class::isInstance)
                .map(answer -> ((ServerMessage.SweepStatus) answer).status())
                .toList();
    }
}
