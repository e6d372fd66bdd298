package playground.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class InputTest {
    @Test
    void theTableHasARowForEachInputOfAnyKindAndAColumnForEachPoint() {
        List<DataPoint> points = List.of(new DataPoint(1, 2, 0, false), new DataPoint(3, 4, 1, true));
        List<Input> inputs = List.of(Feature.X2, Feature.X1_X2, new Fourier(0, 0, 0), Formula.parse("x1 - 10 * x2"));

        double[][] table = Input.table(inputs, points);

        assertEquals(4, table.length);
        assertArrayEquals(new double[] {2, 4}, table[0]);
        assertArrayEquals(new double[] {2, 12}, table[1]);
        assertArrayEquals(new double[] {1, 1}, table[2]);
        assertArrayEquals(new double[] {-19, -37}, table[3]);
    }
}
