package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The address holds what runs, the ways back restore it whole, and what a link can't carry is said. */
@Tag("e2e")
class SharingTest {
    private static final String LINE = "inputs=1&layers=2&points=VAsAAAAY_AAAALgLAAAB";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aRefusedInputIsNotInTheAddressAndTheLinkKeepsItsPoints() {
        PlaygroundPage first = lab.open("#" + LINE + "&features=x1,x2");
        assertEquals(3, first.pointCount());
        assertThat(first.messages()).not().isEmpty();
        assertFalse(first.link().contains("features"), first.link());
        PlaygroundPage elsewhere = lab.open(hash(first));
        assertEquals(3, elsewhere.pointCount());
        assertThat(elsewhere.messages()).isEmpty();
    }

    @Test
    void aRefusedLossIsNotInTheAddress() {
        PlaygroundPage first = lab.open("#data=plane&layers=2");
        first.page.locator("[data-setting='network.loss']").selectOption("squared-log-error");
        assertThat(first.messages()).not().isEmpty();
        assertThat(first.page.locator("[data-setting='network.loss']")).hasValue("squared-error");
        PlaygroundPage elsewhere = lab.open(hash(first));
        assertTrue(
                elsewhere.dataSet("Slope").isChecked() || elsewhere.page.url().contains("data=plane"));
        assertThat(elsewhere.messages()).isEmpty();
    }

    @Test
    void aLinkWithOneBadValueKeepsAllTheRest() {
        PlaygroundPage playground = lab.open("#" + LINE + "&features=x1,x2&lr=0.5");
        assertThat(playground.messages()).not().isEmpty();
        assertEquals(3, playground.pointCount());
        assertEquals("0.5", playground.field("Learning rate").inputValue());
        PlaygroundPage logarithm = lab.open("#data=plane&layers=2&loss=squared-log-error&n=77");
        assertEquals(77, logarithm.pointCount());
        assertFalse(logarithm.link().contains("loss"), logarithm.link());
    }

    @Test
    void undoOfOneClickOnAGeneratedSetGivesTheGeneratorBackAndTheRunIsNotDisturbed() {
        PlaygroundPage playground = lab.open("#data=xor");
        playground.click("Step");
        playground.waitForText("step", Pattern.compile("1"));
        playground.draw();
        playground.clickPlane(1, 1);
        assertEquals(501, playground.pointCount());
        playground.waitForUrl("points=");
        playground.undo().click();
        playground.waitForPoints(500);
        playground.page.waitForCondition(() -> playground.page.url().endsWith("#data=xor"));
        assertThat(playground.dataSet("Exclusive or")).isChecked();
        assertThat(playground.page.locator("#new-data")).isEnabled();
        assertEquals(1, playground.step());
        playground.click("Redo");
        playground.waitForPoints(501);
        playground.waitForUrl("points=");
    }

    @Test
    void undoRestoresTheWholeExperiment() {
        PlaygroundPage tanh = lab.open("#data=gauss&loss=squared-error&output=tanh");
        tanh.chooseDataSet("Slope");
        tanh.waitForUrl("data=plane");
        tanh.undo().click();
        tanh.page.waitForCondition(() -> tanh.page.url().endsWith("#data=gauss&loss=squared-error"));
        PlaygroundPage line = lab.open("#features=x1,x2,x2-squared");
        line.page.evaluate("location.hash = '#inputs=1'");
        line.page
                .locator(".network-features button[aria-pressed=true]")
                .nth(1)
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        line.waitForUrl("inputs=1");
        line.undo().click();
        line.page.waitForCondition(() -> line.page.url().endsWith("#features=x1,x2,x2-squared"));
        line.click("Redo");
        line.page.waitForCondition(() -> line.page.url().endsWith("#inputs=1"));
    }

    @Test
    void undoOfATrainingSettingDoesNotRestartTheRun() {
        PlaygroundPage playground = lab.open("");
        playground.click("Step");
        playground.waitForText("step", Pattern.compile("1"));
        playground.field("Learning rate").fill("0.5");
        playground.field("Learning rate").press("Enter");
        playground.waitForUrl("lr=0.5");
        playground.undo().click();
        playground.page.waitForCondition(() -> !playground.page.url().contains("lr="));
        assertThat(playground.field("Learning rate")).hasValue("0.03");
        assertEquals(1, playground.step());
    }

    @Test
    void aWeightSetByHandBeforeTheFirstStepIsInTheLinkAndResetComesBackToIt() {
        PlaygroundPage first = lab.open("#n=60");
        String drawn = first.exact("train-loss");
        setBias(first, "-0.1");
        first.waitForUrl("weights=2.0:-0.1");
        first.waitForChange("train-loss", drawn);
        String loss = first.exact("train-loss");
        PlaygroundPage elsewhere = lab.open(hash(first));
        assertEquals(loss, elsewhere.exact("train-loss"));
        first.click("Step");
        first.waitForText("step", Pattern.compile("1"));
        first.click("Reset");
        first.waitForText("step", Pattern.compile("0"));
        first.page.waitForCondition(() -> loss.equals(first.exact("train-loss")));
        first.click("New weights");
        first.waitForUrl("seed=");
        assertFalse(first.page.url().contains("weights="));
    }

    @Test
    void whatALinkCannotCarryIsSaidBeforeItIsCopiedAlsoAfterAReload() {
        PlaygroundPage playground = lab.open("#n=60");
        playground.click("Step");
        playground.waitForText("step", Pattern.compile("1"));
        setBias(playground, "3");
        playground.field("Learning rate").fill("0.5");
        playground.field("Learning rate").press("Enter");
        playground.waitForUrl("lr=0.5");
        assertFalse(playground.page.url().contains("weights="));
        Locator list = playground.page.locator("#uncarried");
        playground.click("Share");
        assertThat(list).containsText("weights set by hand: 1 (at step 1)");
        assertThat(list).containsText("“Learning rate” changed (at step 1)");
        playground.click("Close");
        playground.waitUntilKept();
        playground.page.reload();
        playground.waitForText("step", Pattern.compile("1"));
        playground.click("Share");
        assertThat(list).containsText("weights set by hand: 1 (at step 1)");
        playground.click("Close");
        playground.click("Reset");
        playground.waitForText("step", Pattern.compile("0"));
        playground.click("Share");
        assertThat(playground.page.locator("#share-popover")).isVisible();
        assertThat(list).isHidden();
    }

    @Test
    void theFourCornersOfExclusiveOrAllTrainAndThereIsNoTestLoss() {
        PlaygroundPage playground = lab.open("#data=drawn");
        playground.draw();
        for (double[] corner : List.of(
                new double[] {-3, -3, 1}, new double[] {3, 3, 1}, new double[] {-3, 3, 2}, new double[] {3, -3, 2})) {
            playground.chooseClass((int) corner[2]);
            playground.clickPlane(corner[0], corner[1]);
        }
        assertEquals(4, playground.pointCount());
        playground.waitForUrl("points=");
        assertEquals("–", playground.text("test-loss"));
        assertEquals("–", playground.text("test-accuracy"));
        assertEquals("100", playground.field("Training share, %").inputValue());
        Locator readout = playground.page.getByTestId("readout");
        playground.classAt(3, 3);
        assertThat(readout).containsText("training point");
        playground.classAt(0, 4);
        assertThat(readout).not().containsText("point");
        // by the tool for it, one of them becomes a test point, by keyboard
        playground.focusPlane();
        playground.key("t");
        playground.walkCursorTo(3, 3);
        playground.key("Enter");
        playground.page.waitForCondition(() -> !playground.text("test-loss").equals("–"));
        assertThat(readout).containsText("· test point");
        assertThat(playground.field("Training share, %")).hasValue("75");
        assertEquals(4, lab.open(hash(playground)).pointCount());
    }

    @Test
    void shareShowsTheLinkWithItsLengthAndAQrCodeUnlessTheLinkIsTooLongForOne() {
        PlaygroundPage playground = lab.open("#n=60");
        Locator code =
                playground.page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code of the link"));
        playground.click("Share");
        String link = playground.page.url();
        assertThat(playground.field("Link")).hasValue(link);
        assertThat(playground.page.locator("#share-length")).hasText(link.length() + " characters");
        assertThat(code).isVisible();
        playground.page.waitForCondition(() -> (int) code.evaluate("picture => picture.naturalWidth") > 0);
        assertThat(playground.page.locator("#share-copy")).isFocused();
        playground.key("Escape");
        assertThat(playground.page.locator("#share-popover")).isHidden();
        assertThat(playground.page.locator("#share")).isFocused();
        playground.page.evaluate("location.hash = '#n=300'");
        playground.waitForPoints(300);
        playground.draw();
        playground.clickPlane(1, 1);
        playground.waitForUrl("points=");
        playground.click("Share");
        assertThat(playground.page.locator("#share-qr-problem"))
                .hasText("The link is too long for a QR code that a phone could read.");
        assertThat(code).isHidden();
    }

    @Test
    void anEmbedShowsWhatIsTicked() {
        PlaygroundPage playground = lab.open("#n=60&hide=speed");
        playground.click("Share");
        Locator embed = playground.page.locator(".share-embed");
        embed.locator("summary").click();
        Locator code = playground.page.getByLabel("Code to embed");
        String address = lab.address() + "/#n=60&amp;hide=";
        playground.page.waitForCondition(() -> code.inputValue().startsWith("<iframe src=\"" + address + "speed\" "));
        box(embed, "Data").uncheck();
        assertTrue(code.inputValue().contains(address + "speed,data\" "), code.inputValue());
        embed.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Training 7 of 8"))
                .click();
        assertThat(box(embed, "Training")).isChecked();
        box(embed, "Speed").check();
        box(embed, "More settings").uncheck();
        assertTrue(code.inputValue().contains(address + "more,data\" "), code.inputValue());
        assertEquals(
                playground.page.locator("[data-control]").evaluateAll("controls => controls.length"),
                embed.locator("input").count() - 3,
                "each control has its box; head, run and training are no controls");
        assertEquals(
                List.of(),
                embed.locator("label").allTextContents().stream()
                        .filter(label -> !label.matches("[A-Z][^.]{2,29}"))
                        .toList(),
                "no short label");
    }

    @Test
    void thePictureOfThePlaneIsCopiedOrSavedWhereABrowserCannotCopyPictures() {
        PlaygroundPage playground = lab.open("#n=60");
        playground.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        playground.click("Share");
        playground.click("Copy the picture");
        assertThat(playground.messages()).containsText("The picture of the plane is copied.");
        assertEquals("image/png", playground.page.evaluate("""
                async () => {
                    const [item] = await navigator.clipboard.read();
                    return (await item.getType('image/png')).type;
                }"""));
        playground.page.evaluate("() => { window.ClipboardItem = undefined; }");
        playground.click("Share");
        Download saved = playground.page.waitForDownload(() -> playground.click("Copy the picture"));
        assertEquals("plane.png", saved.suggestedFilename());
        assertThat(playground.messages()).containsText("saved as plane.png");
    }

    @Test
    void aTeacherSeesThePageAsStudentsWillCopiesItsLinkAndLeavesWithoutAChange() {
        PlaygroundPage playground = lab.open("#n=60");
        playground.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        playground.click("Share");
        playground.click("Customize for students");
        Locator panel = playground.page.locator("#customize");
        assertThat(box(panel, "Head of the page")).isFocused();
        box(panel, "Network").press("Space");
        assertThat(playground.page.locator("#network-panel")).isHidden();
        box(panel, "Look inside").uncheck();
        assertThat(playground.page.locator("#inspector")).isHidden();
        playground.chooseLanguage("vi");
        assertThat(panel).containsText("Học sinh sẽ thấy gì");
        playground.chooseLanguage("en");
        panel.locator(".primary").click();
        assertThat(playground.messages()).containsText("It shows only what you have chosen.");
        assertEquals(
                lab.address() + "/#n=60&hide=network,inspector",
                playground.page.evaluate("() => navigator.clipboard.readText()"));
        playground.key("Escape");
        assertThat(panel).isHidden();
        assertThat(playground.page.locator("#network-panel")).isVisible();
        assertThat(playground.page.locator("#inspector")).isVisible();
        assertThat(playground.page.locator("#share")).isFocused();
        assertEquals(lab.address() + "/#n=60", playground.link());
    }

    private static Locator box(Locator within, String name) {
        return within.getByRole(
                AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void editsOfPointsAreCountedInGoodEnglish() {
        PlaygroundPage playground = lab.open("#n=60");
        playground.click("Step");
        playground.waitForText("step", Pattern.compile("1"));
        playground.draw();
        playground.clickPlane(1, 1);
        playground.waitForUrl("points=");
        playground.click("Share");
        assertThat(playground.page.locator("#uncarried")).hasText("edits of the points: 1 (at step 1)");
    }

    @Test
    void whatIsTakenHomeIsTheRunAsItStands() throws IOException {
        PlaygroundPage playground = lab.open("#n=60&layers=2");
        playground.click("Step");
        playground.waitForText("step", Pattern.compile("1"));
        playground.click("Share");
        playground.page.getByText("Take it home").press("Enter");
        Locator panel = playground.page.locator("#take-home");
        String program = saved(playground, "NumPy", "network_numpy.py");
        assertTrue(program.contains("LINK = \"" + lab.address() + "/#n=60&layers=2\""), program);
        assertTrue(program.contains("Steps of sgd: 1,"), program);
        String points = saved(playground, "Points as CSV", "data.csv");
        assertEquals(
                List.of(61L, 30L, 30L),
                List.of(
                        points.lines().count(),
                        points.lines()
                                .filter(line -> line.endsWith(",training"))
                                .count(),
                        points.lines().filter(line -> line.endsWith(",test")).count()));
        String losses = saved(playground, "Loss curve as CSV", "loss.csv");
        assertTrue(losses.lines().skip(1).toList().get(1).startsWith("1,0,"), losses);
        panel.getByLabel("Colors").selectOption("dark");
        panel.getByLabel("Size of the PNG").selectOption("4");
        BufferedImage pixels =
                ImageIO.read(download(playground, "PNG", "playground.png").toFile());
        assertEquals(4000, pixels.getWidth());
        assertTrue((pixels.getRGB(0, 0) & 0xFF) < 0x40, "dark");
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#take-home"));
        playground.chooseLanguage("vi");
        assertThat(panel.locator("h2")).hasText("Tải về máy");
        String drawing = saved(playground, "SVG", "playground.svg");
        assertTrue(drawing.contains(">Bước 1<") || drawing.contains("· Bước 1<"), "text stays text");
        assertEquals(
                3,
                drawing.split("<image ", -1).length - 1,
                "only the field and the maps of inputs and of units are pixels");
        playground.key("Escape");
        assertThat(panel).isHidden();
        assertThat(playground.page.locator("#share")).isFocused();
    }

    private static String saved(PlaygroundPage playground, String button, String name) throws IOException {
        return Files.readString(download(playground, button, name));
    }

    private static Path download(PlaygroundPage playground, String button, String name) {
        Locator panel = playground.page.locator("#take-home");
        Locator pressed = panel.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true));
        Download download = playground.page.waitForDownload(pressed::click);
        assertEquals(name, download.suggestedFilename());
        return download.path();
    }

    private static void setBias(PlaygroundPage playground, String value) {
        playground.openUnit("Output");
        Locator bias = playground.page.locator(".network-card-bias input");
        bias.fill(value);
        bias.press("Enter");
        playground.key("Escape");
    }

    private static String hash(PlaygroundPage playground) {
        String link = playground.link();
        return link.substring(link.indexOf('#'));
    }
}
