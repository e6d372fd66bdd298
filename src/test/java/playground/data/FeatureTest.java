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

        for (int i = 0; i < features.length; i++) {
            assertEquals(expected[i], features[i].of(x, y), 1e-15, features[i].name());
        }
    }

    @Test
    void aFeatureReadsTheSecondCoordinateExactlyIfItsValueChangesWithIt() {
        for (Feature feature : Feature.values()) {
            assertEquals(feature.of(0.5, 1) != feature.of(0.5, 2), feature.readsX2(), feature.name());
        }
    }
}
