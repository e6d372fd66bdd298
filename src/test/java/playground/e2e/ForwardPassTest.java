package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.data.DataPoint;
import playground.data.Feature;
import playground.data.Input;
import playground.nn.Activation;
import playground.nn.Network;
import playground.nn.Pass;
import playground.training.Ids;
import playground.training.Objective;

/** The page's own forward pass, which only draws, says the same as the core. */
@Tag("e2e")
class ForwardPassTest {
    private static final List<Activation> ACTIVATIONS = List.of(Activation.values());
    private static final int NETWORKS = 60;
    private static final int POINTS = 50;
    private static final double TOLERANCE = 1e-5;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void agreesWithTheCoreOnRandomNetworksOverAllFeaturesActivationsAndOutputs() throws JsonProcessingException {
        PlaygroundPage playground = lab.open("");
        Random random = new Random(7);
        for (int n = 0; n < NETWORKS; n++) {
            Objective objective = Objective.TABLE.get(n % Objective.TABLE.size());
            List<Feature> features = randomFeatures(random);
            Network.Builder builder = Network.from(features.size());
            List<Map<String, Object>> layers = new ArrayList<>();
            for (int l = random.nextInt(4); l > 0; l--) {
                // every activation has its turn
                Activation activation = ACTIVATIONS.get((n + l) % ACTIVATIONS.size());
                int units = 1 + random.nextInt(9);
                builder.hidden(units, activation);
                layers.add(Map.of("units", units, "activation", Ids.id(activation)));
            }
            int outputs = objective.outputs(2 + random.nextInt(5));
            layers.add(Map.of("units", outputs, "activation", Ids.id(objective.output())));
            Network network = builder.output(outputs, objective.output(), objective.loss());

            float[] parameters = new float[network.parameterCount()];
            for (int i = 0; i < parameters.length; i++) parameters[i] = (float) random.nextGaussian();
            List<DataPoint> points = new ArrayList<>();
            for (int i = 0; i < POINTS; i++) {
                points.add(new DataPoint(random.nextDouble(-6, 6), random.nextDouble(-6, 6), 0, false));
            }
            String what = features + " " + layers;
            double[][] expected = core(network, features, points, parameters);
            double[][] actual = page(playground, features, layers, points, parameters);
            for (int k = 0; k < outputs; k++) {
                for (int p = 0; p < POINTS; p++) {
                    // relative for the unbounded outputs of a regression
                    double allowed = TOLERANCE * Math.max(1, Math.abs(expected[k][p]));
                    assertEquals(expected[k][p], actual[k][p], allowed, what);
                }
            }
        }
    }

    private static List<Feature> randomFeatures(Random random) {
        List<Feature> all = new ArrayList<>(List.of(Feature.values()));
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(all.size()));
    }

    private static double[][] core(
            Network network, List<Feature> features, List<DataPoint> points, float[] parameters) {
        Pass pass = new Pass(network, points.size());
        double[][] inputs = Input.table(features, points);
        for (int i = 0; i < inputs.length; i++) System.arraycopy(inputs[i], 0, pass.inputs()[i], 0, points.size());
        double[] exact = new double[parameters.length];
        for (int i = 0; i < exact.length; i++) exact[i] = parameters[i];
        pass.forward(exact, points.size());
        return pass.outputs();
    }

    private static double[][] page(
            PlaygroundPage playground,
            List<Feature> features,
            List<Map<String, Object>> layers,
            List<DataPoint> points,
            float[] parameters)
            throws JsonProcessingException {
        Map<String, Object> question = Map.of(
                "features", features.stream().map(Ids::id).toList(),
                "layers", layers,
                "xs", points.stream().map(DataPoint::x).toList(),
                "ys", points.stream().map(DataPoint::y).toList(),
                "parameters", parameters);
        ObjectMapper json = new ObjectMapper();
        Object answer = playground.page.evaluate("""
                async (question) => {
                    const { features, layers, xs, ys, parameters } = JSON.parse(question);
                    const { Forward } = await import('/web/net/forward.js');
                    const forward = new Forward({ features, layers }, xs.length);
                    forward.setPoints(xs, ys);
                    const output = forward.run(Float32Array.from(parameters)).at(-1);
                    return JSON.stringify(output.map((unit) => [...unit]));
                }""", json.writeValueAsString(question));
        return json.readValue((String) answer, double[][].class);
    }
}
