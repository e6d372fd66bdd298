package playground.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.data.Feature;
import playground.data.PointScaling;
import playground.data.Rng;
import playground.experiment.LossKind;
import playground.experiment.Objective;
import playground.experiment.ObjectiveSettings;
import playground.experiment.Problem;

class EpochOrderTest {
    private final List<DataPoint> points = new ArrayList<>();

    @Test
    void withoutShufflingAnEpochTakesTheTrainingPointsInTheirOwnOrder() {
        EpochOrder order = started("..t.t.", false);

        assertArrayEquals(new int[] {0, 1, 3, 5}, Arrays.copyOf(order.order(), order.count()));
    }

    @Test
    void shufflingKeepsEveryTrainingPointOnce() {
        EpochOrder order = started("..t.t...............", true);

        int[] shuffled = Arrays.copyOf(order.order(), order.count());
        int[] sorted = shuffled.clone();
        Arrays.sort(sorted);
        assertArrayEquals(samples().train, sorted);
        assertFalse(Arrays.equals(sorted, shuffled));
    }

    @Test
    void aMovedPointKeepsItsTurn() {
        EpochOrder order = started(".....", false);
        order.advance(2);

        edit(order, 3, 1, ".");
        edit(order, 0, 1, ".");

        assertRest(order, 2, 3, 4);
        assertEquals(2, order.position());
    }

    @Test
    void newPointsComeLastInTheEpoch() {
        EpochOrder order = started("...", false);
        order.advance(1);

        edit(order, 0, 0, ".t.");

        // what were 1 and 2 are 4 and 5 now
        assertRest(order, 4, 5, 0, 2);
    }

    @Test
    void removedPointsLeaveTheEpochBeforeAndAfterItsPosition() {
        EpochOrder order = started("......", false);
        order.advance(3);

        edit(order, 2, 2, "");

        assertEquals(2, order.position());
        assertRest(order, 2, 3);
    }

    @Test
    void aPointThatBecomesATestPointLeavesAndOneThatBecomesATrainingPointComesLast() {
        EpochOrder order = started("..t.", false);
        order.advance(1);

        edit(order, 1, 2, "t.");

        assertRest(order, 3, 2);
    }

    @Test
    void anEpochWhoseRestWasRemovedIsComplete() {
        EpochOrder order = started("....", false);
        order.advance(2);

        edit(order, 2, 2, "");

        assertTrue(order.complete());
        assertEquals(2, order.position());
    }

    @Test
    void betweenTwoEpochsAnEditOnlyMakesRoom() {
        EpochOrder order = started("...", false);

        edit(order, 3, 0, "...");
        order.begin(samples(), false, new Rng(1));

        assertRest(order, 0, 1, 2, 3, 4, 5);
    }

    private EpochOrder started(String marks, boolean shuffle) {
        points.addAll(points(marks));
        EpochOrder order = new EpochOrder(samples());
        order.begin(samples(), shuffle, new Rng(1));
        return order;
    }

    private void edit(EpochOrder order, int start, int removed, String added) {
        points.subList(start, start + removed).clear();
        points.addAll(start, points(added));
        order.splice(samples(), start, removed, added.length());
    }

    private static void assertRest(EpochOrder order, int... expected) {
        assertArrayEquals(expected, Arrays.copyOfRange(order.order(), order.position(), order.count()));
    }

    private Samples samples() {
        Objective objective = Objective.of(Problem.TWO_CLASS, ObjectiveSettings.of(LossKind.CROSS_ENTROPY));
        return new Samples(List.copyOf(points), PointScaling.NONE, List.of(Feature.X1), objective, 1);
    }

    /** A point for each mark: t for testing, anything else for training. */
    private static List<DataPoint> points(String marks) {
        return marks.chars().mapToObj(c -> new DataPoint(0, 0, 0, c == 't')).toList();
    }
}
