package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.INPUTS;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.FEATURES;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.NetworkSettings.LOSS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HandSet;
import playground.experiment.HiddenLayer;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.Refusal;
import playground.experiment.TrainingSettings;
import playground.explain.Inquiry;
import playground.explain.Inspector;
import playground.nn.Activation;
import playground.nn.Output;
import playground.protocol.BadMessage;
import playground.protocol.Fixture;
import playground.protocol.MessageReader;
import playground.protocol.MessageWriter;
import playground.protocol.ServerMessage;
import playground.training.Run;

/** Sentences about what was refused speak of settings and choices by the names that the page's controls have. */
@Tag("e2e")
class RefusalWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What no setting takes; where a sentence repeats it, it is the person's own word. */
    private static final List<String> BOGUS =
            List.of("\"QQQ\"", "1e12", "-1e12", "0.123456", "true", "[]", "{}", "null", "[\"QQQ\"]", "[1]");

    /** In a Chinese sentence a word of small Latin letters is one from the wire, but for these, which are written in formulas. */
    private static final Pattern WIRE = Pattern.compile("(?<![A-Za-z0-9₀-₉])[a-z][a-z0-9]+(?:[-.][a-z0-9]+)*");

    private static final Set<String> IN_FORMULAS =
            Set.of("x1", "x2", "sin", "cos", "tanh", "exp", "log", "abs", "sqrt", "pi", "epoch");

    /** In English: ids of several words, and paths. */
    private static final Pattern ENGLISH_WIRE =
            Pattern.compile("(?<![A-Za-z])[a-z]+[A-Z]|(experiment|data|network|training)\\.[a-z]"
                    + "|squared-|-error|cross-entropy|xavier-|leaky-relu|hard-step|x[12]-|sin-x");

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void noRefusalOfTheServerSpeaksInWordsOfTheWire() {
        List<String> refusals = new ArrayList<>(new LinkedHashSet<>(refusals()));
        assertTrue(refusals.size() > 300, "refusals: " + refusals.size());
        assertNoWireWords("""
                async (refusals) => {
                    const { refusalSentence } = await import('/web/ui/refusals.js');
                    return JSON.stringify(JSON.parse(refusals).map(refusalSentence));
                }""", "[" + String.join(",", refusals) + "]", refusals);
    }

    @Test
    void noBadEntryOfALinkIsAnsweredInWordsOfTheWire() {
        List<String> links = new ArrayList<>();
        for (String key : List.of(
                "data",
                "n",
                "noise",
                "split",
                "dataSeed",
                "inputs",
                "classes",
                "features",
                "fourier",
                "formulas",
                "layers",
                "activation",
                "slope",
                "loss",
                "output",
                "huber",
                "init",
                "seed",
                "optimizer",
                "momentum",
                "decay",
                "beta1",
                "beta2",
                "eps",
                "weightDecay",
                "lr",
                "schedule",
                "warmup",
                "clip",
                "dropout",
                "reg",
                "regRate",
                "batch",
                "shuffle",
                "stop",
                "frozen",
                "points")) {
            links.add("\"" + key + "=QQQ\"");
            links.add("\"data=plane&" + key + "=-QQQ:5:5\"");
        }
        assertNoWireWords("""
                async (links) => {
                    const { badEntrySentence } = await import('/web/ui/refusals.js');
                    const { readHash } = await import('/web/link/hash.js');
                    const catalogue = JSON.parse(document.getElementById('catalogue').textContent);
                    const sentence = (entry) => badEntrySentence(entry).replace(`${entry.key}=${entry.value}`, '');
                    return JSON.stringify(JSON.parse(links).map((link) => readHash(catalogue, link).bad.map(sentence).join(' ')));
                }""", "[" + String.join(",", links) + "]", links);
    }

    @Test
    void reasonsThatArePlainAreSaid() {
        PlaygroundPage playground = lab.open("");
        assertEquals(
                "Squared log error is only defined for targets above −1, and a point has the target −1. Possible with these data:"
                        + " Squared error, Absolute error, Huber.",
                sentence(
                        playground,
                        refusal(() -> new Experiment(
                                DataSettings.of(DataSet.DRAWN_VALUES)
                                        .withPoints(List.of(new DataPoint(0, 0, -1, false))),
                                NetworkSettings.DEFAULT.with(given(LOSS, LossKind.SQUARED_LOG_ERROR)),
                                TrainingSettings.DEFAULT))));
        assertEquals(
                "With one input there is no x₂, so the feature x₂ can't be used. Possible: x₁, x₁², sin x₁.",
                sentence(
                        playground,
                        refusal(() -> new Experiment(
                                DataSettings.DEFAULT.with(given(INPUTS, 1)),
                                NetworkSettings.DEFAULT,
                                TrainingSettings.DEFAULT))));
    }

    private static String sentence(PlaygroundPage playground, String refusal) {
        playground.teachModules();
        return (String) playground.page.evaluate("""
                async (refusal) => (await import('/web/ui/refusals.js')).refusalSentence(JSON.parse(refusal))""", refusal);
    }

    private void assertNoWireWords(String script, String argument, List<String> causes) {
        Set<String> bad = new TreeSet<>();
        for (String language : List.of("en", "vi", "zh-Hant")) {
            PlaygroundPage playground = lab.open("?lang=" + language);
            playground.teachModules();
            JsonNode sentences = read((String) playground.page.evaluate(script, argument));
            assertEquals(causes.size(), sentences.size());
            for (int i = 0; i < causes.size(); i++) {
                String sentence = sentences.get(i).asText();
                if (causes.get(i).startsWith("{\"code\"")) {
                    // what a client sent, as it sent it
                    String sent = read(causes.get(i)).path("value").asText();
                    sentence = sentence.replace("「" + sent + "」", "").replace("“" + sent + "”", "");
                }
                boolean english = ENGLISH_WIRE.matcher(sentence).find();
                boolean chinese = language.equals("zh-Hant")
                        && WIRE.matcher(sentence).results().anyMatch(word -> !IN_FORMULAS.contains(word.group()));
                if (english || chinese || sentence.contains("undefined") || sentence.contains("{")) {
                    bad.add(language + ": " + sentence + "  <  " + causes.get(i));
                }
            }
        }
        assertEquals("", String.join("\n", bad));
    }

    /** Every refusal that can be provoked, as the JSON of its answer. */
    private static List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        for (Fixture fixture : Fixture.refused()) {
            refusals.add(fixture.error().toString());
        }
        String whole = MessageWriter.write(new ServerMessage.Changed(0, Experiment.DEFAULT));
        JsonNode experiment = read(whole).get("experiment");
        for (String group : List.of("data", "network", "training")) {
            experiment
                    .get(group)
                    .fieldNames()
                    .forEachRemaining(name -> provoke(experiment.get(group), group, name, refusals));
        }
        for (DataSet set : DataSet.values()) {
            for (LossKind loss : LossKind.values()) {
                for (Output output : Output.values()) {
                    for (int classes : new int[] {2, 3}) {
                        add(
                                refusals,
                                () -> new Experiment(
                                        DataSettings.of(set).withClasses(classes),
                                        NetworkSettings.DEFAULT
                                                .with(given(LOSS, loss))
                                                .withOutput(output),
                                        TrainingSettings.DEFAULT));
                    }
                }
            }
            add(refusals, "experiment.data", () -> DataSettings.of(set)
                    .withPoints(List.of(new DataPoint(1e9, 0, 0, false))));
            add(refusals, "experiment.data", () -> DataSettings.of(set)
                    .withPoints(List.of(new DataPoint(1, 0, 77, false))));
        }
        for (Feature feature : Feature.values()) {
            add(
                    refusals,
                    () -> new Experiment(
                            DataSettings.DEFAULT.with(given(INPUTS, 1)),
                            NetworkSettings.DEFAULT.with(given(FEATURES, List.of(feature))),
                            TrainingSettings.DEFAULT));
        }
        add(refusals, "experiment.network", () -> NetworkSettings.DEFAULT.with(given(FEATURES, List.of())));
        add(
                refusals,
                () -> new Experiment(
                        DataSettings.DEFAULT,
                        NetworkSettings.DEFAULT.withHandSet(List.of(new HandSet(3, 0, OptionalInt.empty(), 1))),
                        TrainingSettings.DEFAULT));
        Run flat = new Run(Experiment.DEFAULT.withNetwork(
                NetworkSettings.DEFAULT.with(given(LAYERS, List.of(new HiddenLayer(1, Activation.HARD_STEP))))));
        add(refusals, "inspect", () -> Inspector.inspect(flat, new Inquiry.Health()));
        Run empty = new Run(Experiment.DEFAULT.withData(DataSettings.of(DataSet.DRAWN)));
        add(refusals, "inspect", () -> Inspector.inspect(empty, new Inquiry.Health()));
        return refusals;
    }

    private static void provoke(JsonNode settings, String group, String name, List<String> refusals) {
        for (String bogus : BOGUS) {
            ObjectNode message = JSON.createObjectNode().put("type", "change");
            ObjectNode part = message.putObject("experiment").putObject(group);
            part.set(name, read(bogus));
            add(refusals, () -> MessageReader.read(message.toString(), Experiment.DEFAULT));
            JsonNode old = settings.get(name);
            if (old instanceof ObjectNode object) {
                object.fieldNames().forEachRemaining(inner -> {
                    part.set(name, object.deepCopy().set(inner, read(bogus)));
                    add(refusals, () -> MessageReader.read(message.toString(), Experiment.DEFAULT));
                });
            } else if (old instanceof ArrayNode array && !array.isEmpty() && array.get(0) instanceof ObjectNode first) {
                first.fieldNames().forEachRemaining(inner -> {
                    part.putArray(name).add(first.deepCopy().<ObjectNode>set(inner, read(bogus)));
                    add(refusals, () -> MessageReader.read(message.toString(), Experiment.DEFAULT));
                });
            }
        }
    }

    private static String refusal(Runnable refused) {
        List<String> refusals = new ArrayList<>();
        add(refusals, refused);
        return refusals.get(0);
    }

    private static void add(List<String> refusals, Runnable refused) {
        add(refusals, "experiment", refused);
    }

    private static void add(List<String> refusals, String path, Runnable refused) {
        try {
            refused.run();
        } catch (BadMessage bad) {
            refusals.add(json(bad));
        } catch (Refusal refusal) {
            refusals.add(json(BadMessage.of(refusal, path)));
        }
    }

    private static String json(BadMessage bad) {
        return MessageWriter.write(bad.answer());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
