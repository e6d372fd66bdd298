package playground.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.nn.Breaks;

/** The description that is taken home as JSON, read by another program. */
class JsonExportTest {
    @Test
    void everyParameterAndWhatTheOptimizerRemembersIsThereToTheBit() throws Exception {
        for (ExportCase one : ExportCase.all().subList(0, 24)) {
            JsonNode json = new ObjectMapper().readTree(JsonExport.write(one.trained(), Breaks.NONE));
            List<Double> parameters = new ArrayList<>();
            for (JsonNode layer : json.get("layers")) {
                layer.get("weights").forEach(unit -> unit.forEach(weight -> parameters.add(weight.doubleValue())));
                layer.get("biases").forEach(bias -> parameters.add(bias.doubleValue()));
            }
            assertArrayEquals(
                    one.run().parameters(),
                    parameters.stream().mapToDouble(Double::doubleValue).toArray());
            List<double[]> state = one.run().optimizerState();
            assertEquals(state.size(), json.get("optimizerState").size());
            for (int i = 0; i < state.size(); i++) {
                assertArrayEquals(
                        state.get(i),
                        new ObjectMapper()
                                .treeToValue(json.get("optimizerState").get(i), double[].class));
            }
            assertEquals(one.trained().link(), json.get("link").textValue());
            assertEquals(one.run().network().inputs(), json.get("inputs").size());
        }
    }
}
