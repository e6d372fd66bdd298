package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.experiment.Objective;
import playground.experiment.Settings;

final class CatalogueTest {

    @Test
    void itHoldsEveryRangeChoiceAndObjectiveThatValidationReads() throws IOException {
        JsonNode catalogue = Fixture.JSON.readTree(Catalogue.json(List.of("en", "vi")));
        assertEquals(
                Experiment.DEFAULT, ExperimentJson.read(catalogue.get("defaults"), "defaults", Experiment.DEFAULT));
        assertEquals(Settings.ranges().size(), catalogue.get("ranges").size());
        assertEquals(10, catalogue.at("/ranges/training.learningRate/max").doubleValue());
        assertEquals(
                "logarithmic",
                catalogue.at("/ranges/training.learningRate/scale").textValue());
        assertTrue(catalogue.at("/ranges/data.seed/integer").booleanValue());
        assertEquals(
                "[\"x1\",\"x2\",\"x1-squared\",\"x2-squared\",\"x1-x2\",\"sin-x1\",\"sin-x2\",\"radius-squared\","
                        + "\"bit-1\",\"bit-2\",\"bit-3\",\"bit-4\",\"bit-5\",\"bit-6\",\"bit-7\",\"bit-8\"]",
                catalogue.at("/choices/network.features").toString());
        assertEquals(
                "{\"id\":\"drawn\",\"problem\":\"classification\",\"minClasses\":2,\"maxClasses\":6,\"drawn\":true,"
                        + "\"inputs\":0,\"trainShare\":100}",
                catalogue.at("/choices/data.set/15").toString());
        assertEquals(1, catalogue.at("/choices/data.set/10/inputs").intValue());
        assertEquals(8, catalogue.at("/choices/data.set/6/features").size());
        assertEquals(Objective.TABLE.size(), catalogue.get("objectives").size());
        assertEquals("sigmoid", catalogue.at("/objectives/0/output").textValue());
        assertEquals("vi", catalogue.at("/languages/1").textValue());
        assertEquals("epoch-a-frame", catalogue.get("defaultSpeed").textValue());
        assertEquals(1, catalogue.get("withoutGradient").size());
        assertEquals("hard-step", catalogue.at("/withoutGradient/0").textValue());
        assertEquals("2/η", catalogue.at("/stabilityLimits/sgd").textValue());
        assertTrue(catalogue.at("/stabilityLimits/adam").isMissingNode());
    }
}
