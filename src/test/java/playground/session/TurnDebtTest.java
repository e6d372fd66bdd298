package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Who works longer than its turns pays with later ones, if that is usual. */
final class TurnDebtTest {
    private static final long TURN = Scheduler.SHORTEST_TURN;

    private final TurnDebt debt = new TurnDebt();

    @Test
    void aTurnThatIsLongForOnceCostsNoOther() {
        debt.charge(TURN, TURN);
        debt.charge(100 * TURN, TURN);
        assertFalse(debt.isDue(TURN));
        debt.charge(TURN, TURN);
        assertFalse(debt.isDue(TURN));
    }

    @Test
    void whatTurnsTakeBeyondTheirLengthTimeAndAgainIsOwedFromTheSecondOneOn() {
        debt.charge(3 * TURN, TURN);
        debt.charge(4 * TURN, TURN);
        assertEquals(2, skipped(TURN), "as much as the one before");
        debt.charge(4 * TURN, TURN);
        assertEquals(3, skipped(TURN));
    }

    @Test
    void workThatIsInterruptedIsChargedFourTimesAndFromTheFirstTimeOn() {
        debt.chargeInterrupted(2 * TURN, TURN);
        assertEquals(4 * 2 - 1, skipped(TURN));
    }

    @Test
    void everySecondTurnTooLongIsUsualToo() {
        debt.charge(8 * TURN, TURN);
        for (int i = 0; i < 3; i++) {
            debt.charge(TURN, TURN);
            debt.charge(8 * TURN, TURN);
            assertTrue(skipped(TURN) >= 6);
        }
    }

    @Test
    void whatWasOwedWhenTurnsWereLongIsPaidInFewOfThemWhenTheyAreShort() {
        debt.charge(100 * Scheduler.LONGEST_TURN, 0);
        debt.charge(100 * Scheduler.LONGEST_TURN, 0);
        assertEquals(TurnDebt.MOST_TURNS, skipped(TURN));
    }

    private int skipped(long length) {
        int turns = 0;
        while (debt.isDue(length)) {
            debt.pay(length);
            turns++;
        }
        return turns;
    }
}
