package playground;

import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LEAKY_SLOPE;
import static playground.experiment.NetworkSettings.LOSS;
import static playground.experiment.NetworkSettings.SEED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.data.Formula;
import playground.data.Input;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.FourierSettings;
import playground.experiment.HiddenLayer;
import playground.experiment.InputSettings;
import playground.experiment.NetworkSettings;
import playground.experiment.Objective;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Pass;
import playground.protocol.MessageWriter;
import playground.protocol.ServerMessage;

/**
 * Forward passes of the core through random networks, for the page's own forward pass to be compared with: what the server
 * tells of each network, points, parameters, and the outputs.
 */
final class ForwardPasses {
    private static final int POINTS = 50;
    private static final List<Activation> ACTIVATIONS = List.of(Activation.values());
    /** Together they have every step that a formula can have. */
    private static final List<Formula> FORMULAS = Stream.of(
                    "sin(x1 * x2) - cos(x2)",
                    "exp(-x1^2 / 8) + tanh(x)",
                    "max(x1, -x2) * min(pi, x2) - abs(x2) / e",
                    "log(x1^2 + 1) ^ 2",
                    "sqrt(abs(x1)) ^ 1.5",
                    "(x1^2 + .5) ^ -2 * 1e1")
            .map(Formula::parse)
            .toList();

    private final ObjectMapper json = new ObjectMapper();
    private final Random random = new Random(7);

    /** A list of passes, as JSON; every activation and every row of the table of objectives has its turn. */
    String json() throws JsonProcessingException {
        ArrayNode passes = json.createArrayNode();
        int rounds = 3 * Math.max(ACTIVATIONS.size(), Objective.TABLE.size());
        for (int n = 0; n < rounds; n++) {
            Objective objective = Objective.TABLE.get(n % Objective.TABLE.size());
            Activation activation = ACTIVATIONS.get(n % ACTIVATIONS.size());
            passes.add(pass(experiment(objective, activation)));
        }
        return passes.toString();
    }

    private ObjectNode pass(Experiment experiment) throws JsonProcessingException {
        List<DataPoint> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(new DataPoint(random.nextDouble(-6, 6), random.nextDouble(-6, 6), 0, false));
        }
        float[] parameters = new float[experiment.architecture().parameterCount()];
        for (int i = 0; i < parameters.length; i++) parameters[i] = (float) random.nextGaussian();
        ObjectNode pass = json.createObjectNode();
        pass.set("network", toldOf(experiment));
        pass.set("xs", json.valueToTree(points.stream().map(DataPoint::x).toList()));
        pass.set("ys", json.valueToTree(points.stream().map(DataPoint::y).toList()));
        pass.set("parameters", json.valueToTree(parameters));
        pass.set("outputs", json.valueToTree(core(experiment, points, parameters)));
        return pass;
    }

    private Experiment experiment(Objective objective, Activation activation) {
        DataSettings data =
                switch (objective.problem()) {
                    case TWO_CLASS -> DataSettings.DEFAULT;
                    case MULTI_CLASS -> DataSettings.of(DataSet.GAUSS).withClasses(3 + random.nextInt(4));
                    case REGRESSION -> DataSettings.drawnValues(List.of(new DataPoint(1, 1, 1, false)));
                };
        List<HiddenLayer> layers = new ArrayList<>();
        layers.add(new HiddenLayer(1 + random.nextInt(9), activation));
        while (layers.size() < 8 && random.nextBoolean()) {
            layers.add(new HiddenLayer(1 + random.nextInt(9), ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()))));
        }
        InputSettings inputs = new InputSettings(
                some(List.of(Feature.values())), new FourierSettings(random.nextInt(4), 1.5), some(FORMULAS));
        NetworkSettings network = NetworkSettings.DEFAULT
                .withInputs(inputs)
                .with(given(LAYERS, List.of(layers.toArray(HiddenLayer[]::new))))
                .with(given(SEED, random.nextInt(1000)))
                .with(given(LEAKY_SLOPE, random.nextInt(5) / 4.0))
                .with(given(LOSS, objective.lossKind()))
                .withOutput(objective.output());
        return new Experiment(data, network, TrainingSettings.DEFAULT);
    }

    private <T> List<T> some(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(all.size()));
    }

    private JsonNode toldOf(Experiment experiment) throws JsonProcessingException {
        return json.readTree(MessageWriter.write(new ServerMessage.Started(1, experiment, List.of())))
                .get("network");
    }

    private static double[][] core(Experiment experiment, List<DataPoint> points, float[] parameters) {
        Pass pass = new Pass(experiment.architecture(), points.size());
        double[][] inputs = Input.table(experiment.inputs(), points);
        for (int i = 0; i < inputs.length; i++) System.arraycopy(inputs[i], 0, pass.inputs()[i], 0, points.size());
        double[] exact = new double[parameters.length];
        for (int i = 0; i < exact.length; i++) exact[i] = parameters[i];
        pass.forward(exact, points.size());
        return pass.outputs();
    }
}
