package playground;

import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Ids;
import playground.experiment.NetworkSettings;
import playground.experiment.Objective;
import playground.experiment.TrainingSettings;
import playground.nn.Clipping;
import playground.nn.Optimizer;
import playground.nn.OptimizerKind;
import playground.nn.OptimizerSettings;
import playground.nn.Pass;
import playground.nn.Regularization;
import playground.nn.Schedule;

/**
 * What the core makes of given numbers, for the formulas that the page shows beside settings to be compared with: each has the path
 * of its setting, the choice, and the numbers by the names that the formula has for them, the last of which the core computed.
 */
final class CoreNumbers {
    private static final double RATE = 0.1;

    private final Random random = new Random(11);

    String json() throws JsonProcessingException {
        Stream<Map<String, Object>> all = Stream.of(
                        Stream.of(OptimizerKind.values()).map(this::secondStep),
                        Stream.of(Schedule.Kind.values()).map(this::scheduled),
                        Stream.of(Regularization.values()).map(this::penalized),
                        Stream.of(clipped(0.5), clipped(50)),
                        Objective.TABLE.stream().map(this::loss))
                .flatMap(numbers -> numbers);
        return new ObjectMapper().writeValueAsString(all.toList());
    }

    /** The second step, which finds memories of the first. */
    private Map<String, Object> secondStep(OptimizerKind kind) {
        OptimizerSettings settings = new OptimizerSettings(kind, 0.8, 0.7, 0.6, 0.9, 0.01, 0.2);
        Optimizer optimizer = settings.create(1);
        double[] parameter = {random.nextGaussian()};
        optimizer.step(parameter, new double[] {random.nextGaussian()}, RATE);
        double g = random.nextGaussian();
        Map<String, Object> numbers = numbers("training.optimizer", Ids.id(kind));
        numbers.putAll(Map.of("momentum", 0.8, "decay", 0.7, "beta1", 0.6, "beta2", 0.9, "epsilon", 0.01));
        numbers.putAll(Map.of("weightDecay", 0.2, "eta", RATE, "g", g, "t", 2, "w", parameter[0]));
        List<String> memories =
                switch (kind) {
                    case SGD -> List.of();
                    case MOMENTUM, NESTEROV -> List.of("velocity");
                    case ADAGRAD, RMSPROP -> List.of("squares");
                    case ADAM, ADAMW -> List.of("m", "v");
                };
        for (int i = 0; i < memories.size(); i++) {
            numbers.put(memories.get(i), optimizer.state().get(i)[0]);
        }
        optimizer.step(parameter, new double[] {g}, RATE);
        numbers.put("w'", parameter[0]);
        return numbers;
    }

    private Map<String, Object> scheduled(Schedule.Kind kind) {
        Map<String, Object> numbers = numbers("training.schedule.kind", Ids.id(kind));
        numbers.putAll(Map.of("eta", RATE, "q", 0.5, "T", 7, "E", 17));
        numbers.put("eta_E", new Schedule(kind, 7, 0.5, 0).rate(RATE, 17));
        return numbers;
    }

    private Map<String, Object> penalized(Regularization kind) {
        double[] parameters = {-1.5, 0};
        double[] gradients = {0.25, 0};
        Experiment experiment = Experiment.fitting(
                DataSettings.DEFAULT.with(given(DataSettings.INPUTS, 1)),
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of())),
                TrainingSettings.DEFAULT);
        kind.addGradient(experiment.architecture(), parameters, 0.2, gradients);
        Map<String, Object> numbers = numbers("training.regularization", Ids.id(kind));
        numbers.putAll(Map.of("w", -1.5, "dWeight", 0.25, "lambda", 0.2));
        numbers.put("g", gradients[0]);
        return numbers;
    }

    private Map<String, Object> clipped(double limit) {
        double[] gradients = {3, 4};
        double norm = Clipping.byNorm(gradients, limit);
        Map<String, Object> numbers = numbers("training.clipNorm", "");
        numbers.putAll(Map.of("g", 3, "clipNorm", limit, "norm", norm));
        numbers.put("gClipped", gradients[0]);
        return numbers;
    }

    private Map<String, Object> loss(Objective objective) {
        DataSettings data =
                switch (objective.problem()) {
                    case TWO_CLASS -> DataSettings.DEFAULT;
                    case MULTI_CLASS -> DataSettings.of(DataSet.GAUSS).withClasses(3);
                    case REGRESSION -> DataSettings.drawnValues(List.of(new DataPoint(1, 1, 1, false)));
                };
        NetworkSettings network = NetworkSettings.DEFAULT
                .with(given(LAYERS, List.of()))
                .with(given(LOSS, objective.lossKind()))
                .withOutput(objective.output());
        Pass pass = new Pass(new Experiment(data, network, TrainingSettings.DEFAULT).architecture(), 1);
        double[] parameters =
                random.doubles(pass.network().parameterCount(), 0.1, 0.9).toArray();
        for (double[] input : pass.inputs()) input[0] = random.nextDouble();
        int units = pass.targets().length;
        double[] targets = new double[units];
        for (int k = 0; k < units; k++) {
            targets[k] = k == 0 ? 1 : objective.lowTarget();
            pass.targets()[k][0] = targets[k];
        }
        pass.forward(parameters, 1);
        Map<String, Object> numbers = numbers("network.loss", Ids.id(objective.lossKind()));
        numbers.put("classes", data.classes());
        numbers.put("K", units);
        numbers.put("huberDelta", network.objective().huberDelta());
        numbers.put("y", units == 1 ? targets[0] : targets);
        double[] outputs =
                Stream.of(pass.outputs()).mapToDouble(output -> output[0]).toArray();
        numbers.put("yhat", units == 1 ? outputs[0] : outputs);
        numbers.put("C", pass.loss(1));
        return numbers;
    }

    private static Map<String, Object> numbers(String path, String choice) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("path", path);
        numbers.put("choice", choice);
        return numbers;
    }
}
