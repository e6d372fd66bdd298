package playground.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void gradientsOfAValueUsedTwiceAddUp() {
        Value a = Value.of(3);
        a.times(a).plus(a).backward();
        assertEquals(7, a.grad());
    }

    @Test
    void chainRuleGoesThroughEveryOperation() {
        Value x = Value.of(0.5);
        Value y = Value.of(2);
        Value result = x.times(y)
                .tanh()
                .dividedBy(y)
                .minus(x.sigmoid())
                .plus(x.exp().log())
                .plus(x.relu());
        result.backward();
        double t = StrictMath.tanh(1);
        double s = 1 / (1 + StrictMath.exp(-0.5));
        assertEquals(1 - t * t - s * (1 - s) + 1 + 1, x.grad(), 1e-14);
        assertEquals(0.5 * (1 - t * t) / 2 - t / 4, y.grad(), 1e-14);
    }

    @Test
    void backwardTwiceGivesTwiceTheGradient() {
        Value a = Value.of(3);
        Value square = a.times(a);
        square.backward();
        square.backward();
        assertEquals(12, a.grad());
    }

    @Test
    void deepGraphsDoNotOverflowTheStack() {
        Value a = Value.of(1);
        Value sum = a;
        for (int i = 0; i < 100_000; i++) sum = sum.plus(a);
        sum.backward();
        assertEquals(100_001, a.grad());
    }
}
