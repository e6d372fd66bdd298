package playground.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.experiment.DataSettings.BITS;
import static playground.experiment.DataSettings.FORMULA;
import static playground.experiment.DataSettings.INPUTS;
import static playground.experiment.DataSettings.NOISE;
import static playground.experiment.DataSettings.SET;
import static playground.experiment.Givens.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.data.Formula;

/** What else changes as another data set is chosen. */
class DataChoiceTest {
    private static final Experiment START = Experiment.DEFAULT;
    private static final List<Feature> OF_THE_PLANE = List.of(Feature.X1, Feature.X2);

    @ParameterizedTest
    @EnumSource(
            value = DataSet.class,
            names = {"SINE", "ABSOLUTE", "STEP", "BUMPS", "FORMULA"})
    void aSetOfOneVariableHasOneInputAndWhatIsGeneratedAfterItTwoAgain(DataSet set) {
        Experiment line = chosen(START, set);
        assertEquals(1, line.data().inputs());
        assertEquals(List.of(Feature.X1), line.inputs());
        Experiment plane = chosen(line, DataSet.SPIRAL);
        assertEquals(2, plane.data().inputs());
        assertEquals(OF_THE_PLANE, plane.inputs());
        assertEquals(1, chosen(line, DataSet.DRAWN_VALUES).data().inputs());
        assertRefused("inputs", "2", "1", () -> line.data().with(given(INPUTS, 2)));
    }

    @Test
    void aLineThatWasAskedForStaysALine() {
        Experiment line = START.withData(START.data().with(given(INPUTS, 1)));
        assertEquals(1, chosen(line, DataSet.XOR).data().inputs());
    }

    @Test
    void chosenInputsStayWhereTheDataHaveThem() {
        Experiment chosen =
                START.withNetwork(NetworkSettings.DEFAULT.withInputs(InputSettings.of(Feature.X2, Feature.SIN_X1)));
        Experiment line = chosen(chosen, DataSet.SINE);
        assertEquals(List.of(Feature.SIN_X1), line.inputs());
        assertEquals(List.of(Feature.SIN_X1), chosen(line, DataSet.CIRCLE).inputs());
    }

    @Test
    void editedPointsOfOneVariableAreDrawnOnesOfOneVariable() {
        DataSettings edited = DataSettings.of(DataSet.SINE).spliced(0, 1, List.of(), 2);
        assertEquals(DataSet.DRAWN_VALUES, edited.set());
        assertEquals(1, edited.inputs());
    }

    @Test
    void theNetworkOfTheParityIsGivenItsBits() {
        Experiment parity = chosen(START, DataSet.PARITY);
        assertEquals(Feature.bits(4), parity.inputs());
        Experiment wider = parity.withData(parity.data().with(given(BITS, 6)));
        assertEquals(Feature.bits(6), wider.inputs());
        assertEquals(64, wider.data().pointCount());
        assertEquals(64, wider.data().resolve().size());
        assertEquals(OF_THE_PLANE, chosen(wider, DataSet.CIRCLE).inputs());
        assertEquals(List.of(Feature.X1), chosen(wider, DataSet.SINE).inputs());
        assertEquals(
                Feature.bits(6),
                chosen(chosen(wider, DataSet.SINE), DataSet.PARITY).inputs());
    }

    @Test
    void bitsThatWereChosenStayWithTheParityAndWithItsEditedPointsAlone() {
        Experiment parity = chosen(START, DataSet.PARITY);
        Experiment few = parity.withNetwork(
                parity.network().withInputs(InputSettings.of(Feature.X1, Feature.BIT_1, Feature.BIT_4)));
        assertEquals(
                few.inputs(), few.withData(few.data().with(given(NOISE, 10))).inputs());
        assertEquals(
                List.of(Feature.X1, Feature.BIT_1),
                few.withData(few.data().with(given(BITS, 3))).inputs());
        assertEquals(List.of(Feature.X1), chosen(few, DataSet.XOR).inputs());
        Experiment edited = parity.withData(parity.data().spliced(0, 1, List.of(), 2));
        assertEquals(Feature.bits(4), edited.inputs());
        assertEquals(OF_THE_PLANE, chosen(edited, DataSet.GAUSS).inputs());
    }

    @Test
    void allCombinationsOfTheParityAreTrainedOnAtFirst() {
        DataSettings parity = START.data().with(given(SET, DataSet.PARITY));
        assertEquals(100, parity.trainShare());
        assertTrue(parity.resolve().stream().noneMatch(DataPoint::test));
        assertEquals(50, parity.with(given(SET, DataSet.CIRCLE)).trainShare());
        assertRefused("inputs", "1", "2", () -> parity.with(given(INPUTS, 1)));
        assertRefused("bits", "9", "2 … 8", () -> parity.with(given(BITS, 9)));
        assertRefused("bits", "1", "2 … 8", () -> parity.with(given(BITS, 1)));
    }

    @Test
    void theFormulaOfASetGivesTheTargetOfEachOfItsPoints() {
        DataSettings data = DataSettings.of(DataSet.FORMULA).with(given(FORMULA, Formula.parse("2 * x + 1")));
        for (DataPoint point : data.resolve()) {
            assertEquals(2 * point.x() + 1, point.target(), 0.0006);
        }
    }

    @Test
    void aFormulaThatGivesNoTargetAtAPointIsRefusedWithThePlace() {
        DataSettings data = DataSettings.of(DataSet.FORMULA);
        String range = "-1000000 … 1000000";
        assertRefused("formula", "x2", "x1, x", () -> data.with(given(FORMULA, Formula.parse("x1 + x2"))));
        double first = data.resolve().get(0).x();
        assertRefused(
                "formula",
                "Infinity at " + NumberRange.text(first),
                range,
                () -> data.with(given(FORMULA, Formula.parse("1 / 0"))));
        assertRefused(
                "formula",
                "10000000 at " + NumberRange.text(first),
                range,
                () -> data.with(given(FORMULA, Formula.parse("10000000"))));
        // also where it is the border between classes
        DataSettings above = DataSettings.of(DataSet.ABOVE_CURVE);
        assertRefused(
                "formula",
                "Infinity at " + NumberRange.text(above.resolve().get(0).x()),
                range,
                () -> above.with(given(FORMULA, Formula.parse("1 / 0"))));
        // another set doesn't read it
        assertEquals(
                DataSet.SINE,
                DataSettings.of(DataSet.SINE)
                        .with(given(FORMULA, Formula.parse("x2 / 0")))
                        .set());
    }

    private static Experiment chosen(Experiment experiment, DataSet set) {
        return experiment.withData(experiment.data().with(given(SET, set)));
    }

    private static void assertRefused(String path, String value, String allowed, Runnable change) {
        Refusal refusal = assertThrows(Refusal.class, change::run);
        assertEquals(List.of(path, value, allowed), List.of(refusal.path(), refusal.value(), refusal.allowed()));
    }
}
