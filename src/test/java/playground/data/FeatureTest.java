package playground.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FeatureTest {
    @Test
    void eachFeatureIsItsFormula() {
        double x = -2.5;
        double y = 1.75;
        double[] expected = {x, y, 6.25, 3.0625, -4.375, Math.sin(x), Math.sin(y), 9.3125};
        Feature[] features = Feature.values();

        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], features[i].of(x, y), 1e-15, features[i].name());
        }
    }

    @Test
    void bitsOfNeighbouringCellsDifferInOneAndAreOneOrMinusOne() {
        for (int i = 0; i < 15; i++) {
            double here = -5.625 + 0.75 * i;
            for (double other = -5.625; other < 6; other += 0.75) {
                assertEquals(1, differing(here, other, here + 0.75, other));
                assertEquals(1, differing(other, here, other, here + 0.75));
            }
        }
    }

    private static int differing(double x, double y, double nextX, double nextY) {
        int differing = 0;
        for (Feature bit : Feature.bits(8)) {
            assertEquals(1, Math.abs(bit.of(x, y)));
            differing += bit.of(x, y) == bit.of(nextX, nextY) ? 0 : 1;
        }
        return differing;
    }

    @Test
    void aMapOfFewerBitsIsACoarserOneAndBeyondItsEdgeABitIsAsAtTheEdge() {
        // the columns of bits 1 and 3, from left to right: 00, 01, 11, 10
        double[][] columns = {{-1, -1}, {-1, 1}, {1, 1}, {1, -1}};
        for (int i = 0; i < 4; i++) {
            double x = -4.5 + 3 * i;
            for (double within : new double[] {-1.4, 0, 1.4}) {
                assertEquals(columns[i][0], Feature.BIT_1.of(x + within, 5));
                assertEquals(columns[i][1], Feature.BIT_3.of(x + within, 5));
                assertEquals(columns[i][0], Feature.BIT_2.of(5, x + within));
                assertEquals(columns[i][1], Feature.BIT_4.of(5, x + within));
            }
        }
        for (Feature bit : Feature.bits(8)) {
            assertEquals(bit.of(5.9, -5.9), bit.of(1e6, -1e6));
        }
    }

    @Test
    void aFeatureReadsTheSecondCoordinateExactlyIfItsValueChangesWithIt() {
        for (Feature feature : Feature.values()) {
            boolean changes = false;
            for (double y = -5.6; y < 6; y += 0.7) {
                changes |= feature.of(0.5, y) != feature.of(0.5, 1);
            }
            assertEquals(changes, feature.readsX2(), feature.name());
        }
    }
}
