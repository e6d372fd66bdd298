package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person brings data of their own, looks at what was understood, and trains on them. */
@Tag("e2e")
class OwnDataTest {
    /** As a spreadsheet program copies cells, one of them with a line break. */
    private static final String CELLS = """
            weight\theight\t"kind\r
            (by hand)"\r
            1,5\t20\tlow\r
            2,5\t22,25\tlow\r
            3,5\t-\tlow\r
            4,5\t41\thigh\r
            5,5\t40\t"high"\r
            1.006,5\t39\thigh\r
            """;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void cellsPastedFromASpreadsheetAreLookedAtChangedUsedAndUndone() {
        PlaygroundPage playground = lab.open("#data=xor&n=40");
        playground.waitForPoints(40);
        playground.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        playground.page.evaluate("text => navigator.clipboard.writeText(text)", CELLS);
        playground.key("Control+v");
        Locator dialog = playground.page.locator("#own-data-dialog");
        assertThat(outcome(dialog)).containsText("5 rows are taken");
        assertThat(dialog.locator("thead")).containsText("kind (by hand)");
        assertThat(dialog.locator("tbody tr").first()).hasText("3" + "1.5" + "20" + "low");
        assertThat(dialog.locator(".own-data-classes")).hasText("high 3low 2");
        dialog.locator("summary").click();
        assertThat(dialog.locator(".own-data-dropped li")).hasText("Line 5: “-” in height is no number");
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#own-data-dialog"));
        // Nothing is replaced yet, and each choice is carried out at once, by keyboard alone.
        assertEquals(40, playground.pointCount());
        dialog.locator("#own-data-decimalMark").focus();
        playground.key("ArrowUp");
        assertThat(outcome(dialog)).containsText("4 rows are taken");
        assertThat(dialog.locator("#own-data-decimalMark")).isFocused();
        playground.key("ArrowDown");
        assertThat(outcome(dialog)).containsText("5 rows are taken");
        playground.key("Escape");
        assertThat(dialog).isHidden();
        assertEquals(40, playground.pointCount());

        playground.key("Control+v");
        dialog.getByText("Use these data").click();
        playground.waitForPoints(5);
        playground.page.locator("#messages").getByText("Undo").click();
        playground.waitForPoints(40);
        assertThat(playground.dataSet("Exclusive or")).isChecked();
    }

    @Test
    void penguinsDroppedAsAFileAreToldApartHereAndByOnnxRuntimeAndUndoBringsTheOldDataBack()
            throws IOException, OrtException {
        PlaygroundPage playground = lab.open("#data=gauss&n=60&layers=8&optimizer=adam&stop=epoch:100");
        playground.waitForPoints(60);
        drag(playground, "dragover");
        assertThat(playground.page.locator("#drop-target")).isVisible();
        drag(playground, "drop");
        assertThat(playground.page.locator("#drop-target")).isHidden();
        Locator dialog = playground.page.locator("#own-data-dialog");
        assertThat(outcome(dialog)).containsText("342 rows are taken: 241 to train on, 101 to test.");
        assertThat(dialog.locator("#own-data-scaling")).hasValue("standard");
        dialog.getByText("Use these data").click();
        playground.waitForPoints(342);
        // Bills are thrice as long as deep, so each has its own scale.
        assertThat(playground.page.getByTestId("plane"))
                .hasAttribute("data-extent", Pattern.compile("1\\d,\\d\\.?\\d*"));
        playground.chooseSpeed("fastest");
        playground.click("Run");
        playground.waitForEpoch(100);
        playground.waitForStatus("stopped");
        double accuracy = playground.number("test-accuracy");
        assertTrue(accuracy >= 0.95, accuracy + " of the test points");
        assertEquals(matrices(playground), matricesByOnnxRuntime(playground));

        Locator share = playground.page.locator("[data-setting='data.trainShare']:not([type=range])");
        share.fill("60");
        share.press("Enter");
        assertThat(playground.page.locator("#messages")).containsText("fitted anew");
        playground.undo().click();
        playground.undo().click();
        playground.waitForPoints(60);
        assertThat(playground.dataSet("Gaussian clusters")).isChecked();
    }

    /** The numbers of both matrices as the page shows them: of training and of test points, row by row. */
    private static List<Integer> matrices(PlaygroundPage playground) {
        playground.page.locator("#tab-errors").click();
        assertThat(playground.page.locator(".confusion").nth(1).locator("button"))
                .hasCount(9);
        return playground.page.locator(".confusion td button").allTextContents().stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** The same, counted over the points that the page saves, by the network that it saves. */
    private static List<Integer> matricesByOnnxRuntime(PlaygroundPage playground) throws IOException, OrtException {
        playground.click("Share");
        playground.page.getByText("Take it home").click();
        byte[] network = Files.readAllBytes(saved(playground, "ONNX"));
        List<String> lines = Files.readAllLines(saved(playground, "Points as CSV"));
        String drawing = Files.readString(saved(playground, "SVG"));
        assertTrue(
                drawing.contains(">bill_depth_mm<") && drawing.contains(">bill_length_mm<"),
                "the axes have their names");
        playground.key("Escape");
        List<String> classes = List.of("Adelie", "Chinstrap", "Gentoo");
        float[][] points = new float[lines.size() - 1][];
        for (int p = 0; p < points.length; p++) {
            String[] cells = lines.get(p + 1).split(",", -1);
            points[p] = new float[] {Float.parseFloat(cells[0]), Float.parseFloat(cells[1])};
        }
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        int[] counts = new int[18];
        try (OrtSession session = runtime.createSession(network);
                OnnxTensor given = OnnxTensor.createTensor(runtime, points);
                OrtSession.Result result = session.run(Map.of("points", given))) {
            long[] told = (long[]) result.get("class").orElseThrow().getValue();
            for (int p = 0; p < points.length; p++) {
                String[] cells = lines.get(p + 1).split(",", -1);
                int role = cells[3].equals("test") ? 9 : 0;
                counts[role + 3 * classes.indexOf(cells[2]) + (int) told[p]]++;
            }
        }
        return Arrays.stream(counts).boxed().toList();
    }

    private static Path saved(PlaygroundPage playground, String button) {
        Locator pressed = playground
                .page
                .locator("#take-home")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
        return playground.page.waitForDownload(pressed::click).path();
    }

    private static Locator outcome(Locator dialog) {
        return dialog.locator(".own-data-outcome");
    }

    private static void drag(PlaygroundPage playground, String event) {
        playground.page.evaluate("""
                async (event) => {
                  const file = await (await fetch('/web/data/penguins.csv')).blob();
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File([file], 'penguins.csv', { type: 'text/csv' }));
                  document.body.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
                }""", event);
    }
}
