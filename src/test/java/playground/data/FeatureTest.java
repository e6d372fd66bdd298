package playground.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureTest {
    @Test
    void eachFeatureIsItsFormula() {
        double x = -2.5;
        double y = 1.75;
        double[] expected = {x, y, 6.25, 3.0625, -4.375, Math.sin(x), Math.sin(y)};
        Feature[] features = Feature.values();

        for (int i = 0; i < features.length; i++) {
            assertEquals(expected[i], features[i].of(x, y), 1e-15, features[i].name());
        }
    }

    @Test
    void theTableHasARowForEachFeatureAndAColumnForEachPoint() {
        List<DataPoint> points = List.of(new DataPoint(1, 2, 0, false), new DataPoint(3, 4, 1, true));

        double[][] table = Feature.table(List.of(Feature.X2, Feature.X1_X2), points);

        assertEquals(2, table.length);
        assertArrayEquals(new double[] {2, 4}, table[0]);
        assertArrayEquals(new double[] {2, 12}, table[1]);
    }
}
