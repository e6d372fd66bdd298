package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static playground.experiment.DataSettings.NAMES;
import static playground.experiment.Givens.given;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.data.DataSet;
import playground.experiment.DataNames;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Refusal;

/** What columns and classes are called by their owner. */
class DataNamesTest {
    private static final DataNames PENGUINS =
            new DataNames(List.of("bill length", "bill depth"), "species", List.of("Adelie", "Gentoo"));

    @Test
    void whatCannotBeSeenIsDroppedAndEveryOtherCharacterStays() {
        DataNames names = new DataNames(
                List.of("\u0000le\u200Bng\u202Eth\n (mm) "), "<b>loài</b>", List.of("企鵝 🐧", "", "\uFEFF"));

        assertEquals(List.of("length (mm)"), names.columns());
        assertEquals("<b>loài</b>", names.target());
        assertEquals(List.of("企鵝 🐧"), names.classes(), "names that are empty at the end are none");
    }

    @Test
    void whiteSpaceOfAnyKindIsOneSpaceAndWhatOnlyLooksEmptyIsNoName() {
        DataNames names = new DataNames(
                List.of("bill\tlength\u00A0\u3000(mm)\u2028", "\u00A0 \t"),
                "\u3164\u2800\uFE0F",
                List.of("a\u200B \u200Bb"));

        assertEquals(List.of("bill length (mm)"), names.columns());
        assertEquals("", names.target());
        assertEquals(List.of("a b"), names.classes());
    }

    @Test
    void aNameIsRefusedWithItsPlaceIfItIsTooLongAndSoAreTooMany() {
        String most = "🐧".repeat(40);
        assertEquals(most, new DataNames(List.of(), most, List.of()).target());
        Refusal tooLong =
                assertThrows(Refusal.class, () -> new DataNames(List.of(), "", List.of("Adelie", "x".repeat(41))));
        assertEquals("classes[1].length", tooLong.path());
        assertEquals("0 … 40", tooLong.allowed());
        Refusal tooMany = assertThrows(Refusal.class, () -> new DataNames(Collections.nCopies(3, "x"), "", List.of()));
        assertEquals("columns", tooMany.path());
    }

    @Test
    void namesComeBackFromJsonAndTheirRefusalsHaveTheWholePath() {
        Experiment named =
                Experiment.DEFAULT.withData(DataSettings.drawn(2, List.of()).with(given(NAMES, PENGUINS)));
        String json = MessageWriter.text(writer -> ExperimentJson.write(writer, named, true));

        assertEquals(named, ExperimentJson.read(MessageReader.parse(json), "experiment", Experiment.DEFAULT));
        String wrong = json.replace("Gentoo", "G".repeat(41));
        BadMessage bad = assertThrows(
                BadMessage.class,
                () -> MessageReader.read("{\"type\":\"start\",\"experiment\":" + wrong + "}", Experiment.DEFAULT));
        assertEquals("experiment.data.names.classes[1].length", bad.answer().path());
    }

    @Test
    void aClassThatIsRemovedHasItsNameAgainWhenItComesBack() {
        DataSettings data = DataSettings.drawn(3, List.of()).with(given(NAMES, PENGUINS));
        DataSettings fewer = data.with(given(DataSettings.CLASSES, 2));
        DataNames third = new DataNames(List.of(), "", List.of("Adelie", "Gentoo", "Chinstrap"));

        assertEquals(PENGUINS, fewer.with(given(DataSettings.CLASSES, 3)).names());
        assertEquals(
                third,
                fewer.with(given(NAMES, third))
                        .with(given(DataSettings.CLASSES, 3))
                        .names());
    }

    @Test
    void editsKeepTheNamesAndAnotherSetHasNone() {
        DataSettings data = DataSettings.drawn(2, List.of()).with(given(NAMES, PENGUINS));

        assertEquals(PENGUINS, data.spliced(0, 0, List.of(), 2).names());
        assertEquals(
                DataNames.NONE, data.with(given(DataSettings.SET, DataSet.XOR)).names());
    }
}
