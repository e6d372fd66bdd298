package playground.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RngTest {
    private static final int MANY = 200_000;

    @Test
    void drawsTheNumbersOfTheJdksXoshiro256PlusPlusFromTheSameState() {
        // no byte above 0x7F: JDK 17 puts these together wrongly
        long[] state = {0x0123456776543210L, 0x7F6E5D4C3B2A1908L, 3, 0x102030405060708L};
        ByteBuffer bytes = ByteBuffer.allocate(32);
        Arrays.stream(state).forEach(bytes::putLong);
        RandomGenerator jdk = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(bytes.array());

        Rng rng = Rng.ofState(state);

        for (int i = 0; i < 1000; i++) {
            assertEquals(jdk.nextLong(), rng.nextLong());
        }
    }

    @Test
    void fillsItsStateFromTheSeedLikeTheJdksSplitMix() {
        for (long seed : new long[] {0, 1, 42, (1L << 32) - 1, -1}) {
            SplittableRandom splitMix = new SplittableRandom(seed);
            long[] expected = {splitMix.nextLong(), splitMix.nextLong(), splitMix.nextLong(), splitMix.nextLong()};

            assertArrayEquals(expected, new Rng(seed).state());
        }
    }

    @Test
    void goesOnFromASavedStateAsIfNothingHadHappened() {
        Rng first = new Rng(7);
        first.nextGaussian();
        Rng second = Rng.ofState(first.state());

        for (int i = 0; i < 100; i++) {
            assertEquals(first.nextGaussian(), second.nextGaussian());
            assertEquals(first.nextInt(10), second.nextInt(10));
        }
    }

    @Test
    void refusesAStateOfZerosOrOfAnotherLength() {
        assertThrows(IllegalArgumentException.class, () -> Rng.ofState(new long[4]));
        assertThrows(IllegalArgumentException.class, () -> Rng.ofState(new long[] {1, 2, 3}));
    }

    @Test
    void refusesABoundThatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> new Rng(1).nextInt(0));
    }

    @Test
    void uniformNumbersFillTheirIntervalEvenly() {
        Rng rng = new Rng(3);
        int[] tenths = new int[10];
        for (int i = 0; i < MANY; i++) {
            tenths[(int) (rng.nextDouble(-5, 5) + 5)]++;
        }
        for (int count : tenths) {
            // 5 standard deviations of a binomial count
            assertEquals(MANY / 10.0, count, 5 * Math.sqrt(MANY * 0.09));
        }
    }

    @Test
    void gaussianNumbersHaveTheMomentsOfTheStandardNormal() {
        Rng rng = new Rng(4);
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        int withinOne = 0;
        for (int i = 0; i < MANY; i++) {
            double g = rng.nextGaussian();
            sum += g;
            squares += g * g;
            fourths += g * g * g * g;
            withinOne += Math.abs(g) < 1 ? 1 : 0;
        }
        double deviation = 1 / Math.sqrt(MANY);
        assertEquals(0, sum / MANY, 5 * deviation);
        assertEquals(1, squares / MANY, 5 * Math.sqrt(2) * deviation);
        assertEquals(3, fourths / MANY, 5 * Math.sqrt(96) * deviation);
        assertEquals(0.6826895, (double) withinOne / MANY, 5 * Math.sqrt(0.22) * deviation);
    }

    @Test
    void aShuffleMakesEveryOrderEquallyLikely() {
        Rng rng = new Rng(5);
        Map<String, Integer> counts = new HashMap<>();
        int shuffles = 60_000;
        for (int i = 0; i < shuffles; i++) {
            int[] entries = {0, 1, 2};
            rng.shuffle(entries, 3);
            counts.merge(Arrays.toString(entries), 1, Integer::sum);
        }
        assertEquals(6, counts.size());
        for (int count : counts.values()) {
            assertEquals(10_000, count, 5 * Math.sqrt(shuffles * (1 / 6.0) * (5 / 6.0)));
        }
    }

    @Test
    void aShuffleLeavesWhatLiesBehindItsLengthAlone() {
        int[] entries = {0, 1, 2, 3, 4};
        new Rng(6).shuffle(entries, 3);

        assertEquals(3, entries[3]);
        assertEquals(4, entries[4]);
        assertTrue(entries[0] + entries[1] + entries[2] == 3);
    }
}
