package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.Givens.given;
import static playground.experiment.NetworkSettings.LAYERS;
import static playground.experiment.TrainingSettings.CLIP_NORM;
import static playground.experiment.TrainingSettings.OPTIMIZER;
import static playground.experiment.TrainingSettings.REGULARIZATION;
import static playground.experiment.TrainingSettings.REGULARIZATION_RATE;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HiddenLayer;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.ObjectiveSettings;
import playground.experiment.Refusal;
import playground.experiment.TrainingSettings;
import playground.explain.Address;
import playground.explain.Inquiry;
import playground.explain.Inspector;
import playground.explain.Source;
import playground.explain.Symbol;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.OptimizerKind;
import playground.nn.Output;
import playground.nn.Regularization;
import playground.protocol.MessageWriter;
import playground.protocol.ServerMessage;
import playground.training.Run;

/**
 * What stands on the page adds up: the row of numbers of every formula, read as it is written there and evaluated, comes to the
 * result written below it, to the digits shown. Each number on the page is one of those that round to it, and so is the result.
 */
@Tag("e2e")
class FormulaWritingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Integer> DIGITS = List.of(4, 15);
    private static final List<Source> EXAMPLES =
            List.of(new Source.Point(3), new Source.Place(2.5, -4, 1), new Source.Minibatch());

    /** Reads a row of numbers, as it is written, and counts what doesn't come to its result. */
    private static final String CHECK = """
            async ({ json, digits }) => {
                const formulas = JSON.parse(json);
                const { writeFormula } = await import('/web/ui/inspector/formula.js');
                const functions = {
                    ln: Math.log, sigmoid: (x) => 1 / (1 + Math.exp(-x)), tanh: Math.tanh,
                    sin: Math.sin, cos: Math.cos, exp: Math.exp,
                    sign: Math.sign, max: Math.max, min: Math.min, abs: Math.abs, sqrt: Math.sqrt,
                    softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
                    density: (x) => Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI),
                    // the integral of the density by its series x + x³/3 + x⁵/(3·5) + … (Marsaglia 2004)
                    normal: (x) => {
                        let term = x;
                        let sum = x;
                        for (let i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) sum += term *= (x * x) / i;
                        return 0.5 + sum * functions.density(x);
                    },
                };
                const names = { 'σ': 'sigmoid', 'Φ': 'normal', 'φ': 'density' };
                const signs = { '·': '*', '−': '-', '\\u2061': '' };
                /** A script of the numbers n[0], n[1] …, and how far each may be from what was rounded to it. */
                function read(element) {
                    const n = [];
                    const slack = [];
                    function number(text) {
                        const places = (text.split('.')[1] ?? '').length;
                        const significant = text.replace('.', '').replace(/^0+/, '').length;
                        slack.push(significant < digits ? 0 : 0.5 * 10 ** -places);
                        return `n[${n.push(Number(text)) - 1}]`;
                    }
                    function script(node) {
                        const children = [...node.children];
                        switch (node.localName) {
                            case 'mn': return number(node.textContent);
                            case 'mi': return names[node.textContent] ?? node.textContent;
                            case 'mo': return signs[node.textContent] ?? node.textContent;
                            case 'mfrac': return `((${script(children[0])})/(${script(children[1])}))`;
                            case 'msqrt': return `sqrt(${children.map(script).join('')})`;
                            case 'msup':
                                if (children[0].textContent === 'e') return `exp(${script(children[1])})`;
                                return `((${script(children[0])})**(${script(children[1])}))`;
                        }
                        if (children[0]?.textContent === '|') return `abs(${children.slice(1, -1).map(script).join('')})`;
                        return children.map(script).join('');
                    }
                    const text = script(element);
                    return { n, slack, text, value: new Function('n', ...Object.keys(functions), 'return ' + text) };
                }
                const wrong = [];
                let count = 0;
                for (const formula of formulas) {
                    const math = writeFormula(formula, true, { digits, charactersInRow: 60 });
                    const [, numbers, result] = [...math.firstElementChild.children].map((line) => line.lastElementChild);
                    if (formula.result === null) continue;
                    count++;
                    try {
                        const [shown, asked] = [read(result), read(numbers)];
                        const evaluate = ({ value }, n) => value(n, ...Object.values(functions));
                        const value = evaluate(asked, asked.n);
                        const expected = evaluate(shown, shown.n);
                        const spread = ({ n, slack, ...rest }, middle) => n.reduce((sum, x, i) => {
                            if (slack[i] === 0) return sum;
                            const moved = [1, -1].map((way) => evaluate({ ...rest }, n.with(i, x + way * slack[i])));
                            return sum + Math.max(...moved.map((other) => Math.abs(other - middle)));
                        }, 0);
                        const allowed = 1.01 * spread(asked, value) + spread(shown, expected) + 1e-13 * Math.abs(expected) + 1e-300;
                        if (!(Math.abs(value - expected) <= allowed)) {
                            wrong.push(`${formula.id}: ${numbers.textContent} is ${value},`
                                + ` shown as ${result.textContent} ± ${allowed}`);
                        }
                    } catch (problem) {
                        wrong.push(`${formula.id}: ${numbers.textContent}: ${problem}`);
                    }
                }
                return [count, ...wrong];
            }""";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void theNumbersOfEveryFormulaComeToTheResultShownForEveryActivationOutputAndLoss() throws IOException {
        List<Experiment> experiments = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            if (!activation.trainable()) continue;
            for (DataSettings data : List.of(
                    DataSettings.of(DataSet.CIRCLE),
                    DataSettings.of(DataSet.GAUSS).withClasses(3),
                    DataSettings.of(DataSet.PLANE))) {
                for (LossKind loss : LossKind.values()) {
                    for (Output output : Output.values()) {
                        experiment(data, activation, loss, output).ifPresent(experiments::add);
                    }
                }
            }
        }
        assertTrue(experiments.size() > 100, experiments.size() + " experiments");
        assertComesToWhatIsShown(experiments);
    }

    @Test
    void soDoThoseOfEveryOptimizerWithRegularizationAndClipping() throws IOException {
        List<Experiment> experiments = new ArrayList<>();
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            for (Regularization regularization : Regularization.values()) {
                experiments.add(Experiment.DEFAULT.withTraining(TrainingSettings.DEFAULT
                        .with(given(OPTIMIZER, optimizer))
                        .with(given(REGULARIZATION, regularization))
                        .with(given(REGULARIZATION_RATE, 0.02))
                        .with(given(CLIP_NORM, regularization == Regularization.L2 ? 0.01 : 0))));
            }
        }
        assertComesToWhatIsShown(experiments);
    }

    @Test
    void noQuantityIsShownByTheNameItHasInMessages() {
        List<String> wires = Arrays.stream(Symbol.values()).map(Symbol::wire).toList();
        PlaygroundPage playground = lab.open("");
        playground.teachModules();
        Object shown = playground.page.evaluate("""
                async (names) => {
                    const { symbol } = await import('/web/ui/inspector/symbols.js');
                    return names.filter((name) => name.length > 1 && symbol({ name }).textContent.includes(name));
                }""", wires);
        assertEquals(List.of(), shown);
    }

    private static Optional<Experiment> experiment(
            DataSettings data, Activation activation, LossKind loss, Output output) {
        try {
            var network = NetworkSettings.DEFAULT
                    .with(given(LAYERS, List.of(new HiddenLayer(2, activation), new HiddenLayer(2, activation))))
                    .withObjective(new ObjectiveSettings(loss, Optional.of(output), 0.7));
            return Optional.of(new Experiment(data, network, TrainingSettings.DEFAULT));
        } catch (Refusal notTogether) {
            return Optional.empty();
        }
    }

    private void assertComesToWhatIsShown(List<Experiment> experiments) throws IOException {
        // scripts are made of what was read
        PlaygroundPage playground = lab.open("", Laboratory.desktop().setBypassCSP(true));
        playground.teachModules();
        for (Experiment experiment : experiments) {
            // as text, because the driver takes long over objects
            String formulas = formulas(experiment).toString();
            for (int digits : DIGITS) {
                List<?> found = (List<?>) playground.page.evaluate(CHECK, Map.of("json", formulas, "digits", digits));
                assertTrue(((Number) found.get(0)).intValue() > 20, experiment + " has " + found.get(0) + " formulas");
                assertEquals(List.of(), found.subList(1, found.size()), digits + " digits, " + experiment);
            }
        }
    }

    /** Of a weight and a unit of each layer, for each kind of example. */
    private static ArrayNode formulas(Experiment experiment) throws IOException {
        Run run = new Run(experiment);
        for (int i = 0; i < 3; i++) run.step();
        ArrayNode formulas = JSON.createArrayNode();
        List<DenseLayer> layers = run.network().layers();
        for (Source source : EXAMPLES) {
            for (int layer = 0; layer < layers.size(); layer++) {
                int unit = layers.get(layer).fanOut() - 1;
                for (OptionalInt input : List.of(OptionalInt.empty(), OptionalInt.of(1))) {
                    var inquiry = new Inquiry.Example(source, Optional.of(new Address(layer, unit, input)));
                    var answer = new ServerMessage.Inspected(1, 3, 0, Inspector.inspect(run, inquiry));
                    JSON.readTree(MessageWriter.write(answer)).path("formulas").forEach(formulas::add);
                }
            }
        }
        return formulas;
    }
}
