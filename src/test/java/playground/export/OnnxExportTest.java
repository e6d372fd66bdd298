package playground.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static playground.experiment.Givens.given;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import playground.data.Formula;
import playground.experiment.Experiment;
import playground.experiment.NetworkSettings;
import playground.experiment.Refusal;
import playground.nn.Breaks;
import playground.training.Run;

/** The graph that is taken home, run by ONNX Runtime. */
class OnnxExportTest {
    /** It computes in float32. Of the unit that the network computes in or, if that is more, of the number itself. */
    private static final double TOLERANCE = 1e-5;

    @Test
    void theGraphTellsWhatTheCoreTellsWhateverTheNetwork() throws OrtException {
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        for (ExportCase one : ExportCase.all()) {
            TrainedNetwork trained = one.trained();
            float[][] questions = floats(one.questions());
            double[][] answers = one.answers(doubles(questions));
            try (OrtSession session = runtime.createSession(OnnxExport.write(trained, Breaks.NONE), oneThread());
                    OnnxTensor points = OnnxTensor.createTensor(runtime, questions);
                    OrtSession.Result result = session.run(Map.of("points", points))) {
                float[][] told = (float[][]) result.get("output").orElseThrow().getValue();
                for (int p = 0; p < answers.length; p++) {
                    for (int k = 0; k < answers[p].length; k++) {
                        double tolerance = TOLERANCE * Math.max(trained.target().unit(), Math.abs(answers[p][k]));
                        assertEquals(answers[p][k], told[p][k], tolerance, one.toString());
                    }
                }
                Map<String, String> metadata = session.getMetadata().getCustomMetadata();
                assertEquals(trained.link(), metadata.get("link"));
                if (trained.classifies()) {
                    long[] classes = (long[]) result.get("class").orElseThrow().getValue();
                    for (int p = 0; p < answers.length; p++) {
                        assertEquals(likeliest(trained, answers[p]), classes[p], one.toString());
                    }
                }
            }
        }
    }

    @Test
    void aNumberThatFloat32DoesNotHaveIsRefusedByName() {
        Experiment experiment = Experiment.DEFAULT.withNetwork(
                NetworkSettings.DEFAULT.with(given(NetworkSettings.FORMULAS, List.of(Formula.parse("x1 * 1e-60")))));
        TrainedNetwork trained = TrainedNetwork.of(new Run(experiment), "");

        Refusal refusal = assertThrows(Refusal.class, () -> OnnxExport.write(trained, Breaks.NONE));

        assertEquals("onnx with the number 1.0E-60", refusal.value());
    }

    private static OrtSession.SessionOptions oneThread() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        return options;
    }

    private static float[][] floats(double[][] points) {
        float[][] floats = new float[points.length][points[0].length];
        for (int p = 0; p < points.length; p++) {
            for (int i = 0; i < points[p].length; i++) {
                floats[p][i] = (float) points[p][i];
            }
        }
        return floats;
    }

    private static double[][] doubles(float[][] points) {
        double[][] doubles = new double[points.length][points[0].length];
        for (int p = 0; p < points.length; p++) {
            for (int i = 0; i < points[p].length; i++) {
                doubles[p][i] = points[p][i];
            }
        }
        return doubles;
    }

    private static int likeliest(TrainedNetwork trained, double[] answer) {
        if (answer.length == 1) {
            return answer[0] > trained.decision() ? 1 : 0;
        }
        int likeliest = 0;
        for (int k = 1; k < answer.length; k++) {
            likeliest = answer[k] > answer[likeliest] ? k : likeliest;
        }
        return likeliest;
    }
}
