package playground.bench;

import static playground.experiment.DataSettings.COUNT;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.BATCH_SIZE;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.NetworkSettings;
import playground.experiment.TrainingSettings;
import playground.explain.Inspector;
import playground.nn.Activation;
import playground.protocol.ClientMessage;
import playground.protocol.MessageReader;
import playground.protocol.MessageWriter;
import playground.protocol.ServerMessage;
import playground.training.Run;

/**
 * What an answer to {@code inspect} costs the server, from the question's text to the answer's text, in the thread's processor
 * time, for the questions that the page asks; and how much of it passes at most without a break that others could have their turns
 * in:
 *
 * <pre>mvn -q -Pbench test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.bench.InspectionBench</pre>
 */
public final class InspectionBench {
    private static final int STEPS_BEFORE = 100;
    private static final double WARM_UP_SECONDS = 2;
    private static final int ANSWERS = 100;

    private static final Map<String, String> QUESTIONS = questions();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** When the piece of work began that goes on, and the longest so far, in nanoseconds of the thread. */
    private static long pieceBegan;

    private static long longestPiece;

    private InspectionBench() {}

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("example", "'example','point':3,'select':{'layer':1,'unit':0}");
        questions.put("minibatch", "'example','minibatch':true,'select':{'layer':0,'unit':1,'input':0}");
        questions.put("matrices", "'matrices','rows':16");
        questions.put("graph of a unit", "'graph','point':3,'of':{'layer':1,'unit':0}");
        questions.put("slice", "'slice','parameter':{'layer':0,'unit':1,'input':0},'samples':81");
        questions.put("surface, running", "'surface','axes':'random','seed':1,'reach':1,'grid':17");
        questions.put("surface, resting", "'surface','axes':'gradient','reach':1,'grid':25");
        questions.put("check", "'check','h':0.00001,'minibatch':true");
        questions.put("check with sweep", "'check','h':0.00001,'sweep':true,'minibatch':true");
        questions.put("health", "'health'");
        return questions;
    }

    public static void main(String[] args) {
        HiddenLayer[] widest =
                Collections.nCopies(8, new HiddenLayer(32, Activation.TANH)).toArray(HiddenLayer[]::new);
        var largest = new Experiment(
                DataSettings.of(DataSet.SPIRAL).with(given(COUNT, 5000)),
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(widest))),
                TrainingSettings.DEFAULT.with(given(BATCH_SIZE, 5000)));
        System.out.printf("%-34s %10s %10s %10s %10s%n", "", "median ms", "p99 ms", "piece ms", "KB");
        measure("default network", Experiment.DEFAULT);
        measure("largest network", largest);
    }

    private static void measure(String name, Experiment experiment) {
        Run run = new Run(experiment, InspectionBench::takeBreak);
        for (int step = 0; step < STEPS_BEFORE; step++) run.step();
        QUESTIONS.forEach((title, rest) -> {
            String question = "{'type':'inspect','view':" + rest + "}";
            measure(name + ", " + title, run, question.replace('\'', '"'));
        });
    }

    private static void measure(String title, Run run, String question) {
        int length = answer(run, question).length();
        long end = System.nanoTime() + (long) (WARM_UP_SECONDS * 1e9);
        while (System.nanoTime() < end) answer(run, question);
        double[] milliseconds = new double[ANSWERS];
        double[] pieces = new double[ANSWERS];
        for (int i = 0; i < ANSWERS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            pieceBegan = start;
            longestPiece = 0;
            answer(run, question);
            takeBreak();
            milliseconds[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            pieces[i] = longestPiece / 1e6;
        }
        Arrays.sort(milliseconds);
        Arrays.sort(pieces);
        System.out.printf(
                "%-34s %10.2f %10.2f %10.2f %10.1f%n",
                title, milliseconds[ANSWERS / 2], milliseconds[ANSWERS * 99 / 100], pieces[ANSWERS / 2], length / 1e3);
    }

    private static void takeBreak() {
        long now = THREADS.getCurrentThreadCpuTime();
        longestPiece = Math.max(longestPiece, now - pieceBegan);
        pieceBegan = now;
    }

    private static String answer(Run run, String question) {
        var inspect = (ClientMessage.Inspect) MessageReader.read(question, run.experiment());
        var inspection = Inspector.inspect(run, inspect.inquiry());
        var answer = new ServerMessage.Inspected(1, run.stepCount(), run.epoch(), inspection);
        return MessageWriter.write(answer, run.breaks());
    }
}
