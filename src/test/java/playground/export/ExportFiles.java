package playground.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import playground.data.DataPoint;
import playground.nn.Breaks;
import playground.nn.Pass;
import playground.training.Run;

/**
 * Writes the networks of {@link ExportCase} as programs in Python, each in a folder of its own beside what the core makes of them,
 * for {@code src/test/python/exports.py} to run. {@code .ci/run} starts it.
 */
final class ExportFiles {
    private static final int STEPS = 10;

    private ExportFiles() {}

    public static void main(String[] folder) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (ExportCase one : ExportCase.all()) {
            Path home = Files.createDirectories(Path.of(folder[0], "%03d".formatted(one.number())));
            TrainedNetwork trained = one.trained();
            Files.writeString(home.resolve("network_numpy.py"), NumpyExport.write(trained, Breaks.NONE));
            Files.writeString(home.resolve("network_pytorch.py"), PyTorchExport.write(trained, Breaks.NONE));
            json.writeValue(home.resolve("core.json").toFile(), core(one));
        }
    }

    private static Map<String, Object> core(ExportCase one) {
        Map<String, Object> core = new LinkedHashMap<>();
        double[][] points = one.questions();
        core.put("case", one.toString());
        core.put("link", one.trained().link());
        core.put("names", one.trained().names());
        core.put("points", points);
        core.put("predictions", one.answers(points));
        if (one.run().trainable()) {
            core.put("gradient", gradient(one));
            core.put("steps", steps(one));
            core.put("parameters", one.run().parameters());
        }
        return core;
    }

    /** Of the mean loss of all points: as (points, targets), and a number for each parameter. */
    private static Map<String, Object> gradient(ExportCase one) {
        Run run = one.run();
        int count = run.data().points().size();
        Pass pass = new Pass(run.network(), count);
        run.data().gather(IntStream.range(0, count).toArray(), 0, count, pass);
        double[] gradient = new double[run.parameterCount()];
        pass.forward(run.parameters(), count);
        pass.backward(run.parameters(), gradient, count);
        Map<String, Object> answer = minibatch(one, run.data().points());
        answer.put("gradient", gradient);
        return answer;
    }

    /** Makes ten steps; of each, the minibatch. */
    private static List<Object> steps(ExportCase one) {
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            List<DataPoint> points = Arrays.stream(one.run().previews().comingPoints())
                    .mapToObj(one.run().data().points()::get)
                    .toList();
            Map<String, Object> step = minibatch(one, points);
            step.put("epoch", one.run().epoch());
            if (!one.run().step().goesOn()) {
                // it would diverge, and is taken back
                break;
            }
            steps.add(step);
        }
        return steps;
    }

    private static Map<String, Object> minibatch(ExportCase one, List<DataPoint> points) {
        boolean line = one.run().experiment().data().inputs() == 1;
        Map<String, Object> minibatch = new LinkedHashMap<>();
        minibatch.put(
                "points",
                points.stream()
                        .map(point -> line ? List.of(point.x()) : List.of(point.x(), point.y()))
                        .toList());
        minibatch.put("targets", points.stream().map(DataPoint::target).toList());
        return minibatch;
    }
}
