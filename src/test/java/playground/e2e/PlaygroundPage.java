package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;

/** The page as a person meets it: what can be pressed, and the numbers that can be read off it. */
public final class PlaygroundPage {
    /** Long enough on a machine that has much else to do; whoever waits is told at once when it is so. */
    private static final double PATIENCE_MS = 60_000;
    /** How far an arrow key moves the plane's cursor. */
    private static final double CURSOR_STEP = 0.25;
    /** The pointer moves by whole pixels, of which the plane has some thirty a unit. */
    private static final double NEAR = 0.2;

    /** In JavaScript. */
    private static final String KEPT =
            "JSON.parse(sessionStorage.getItem('backprop-playground.run') ?? 'null')?.checkpoint";

    final Page page;

    PlaygroundPage(Page page) {
        this.page = page;
        page.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Page page() {
        return page;
    }

    public void click(String button) {
        button(button).click();
    }

    void key(String key) {
        page.keyboard().press(key);
    }

    /** The text field with this label. */
    Locator field(String label) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    Locator messages() {
        return page.locator("#messages");
    }

    void chooseSpeed(String id) {
        page.getByLabel("Speed", new Page.GetByLabelOptions().setExact(true)).selectOption(id);
    }

    void chooseLanguage(String tag) {
        page.locator("#language").selectOption(tag);
        // its texts are fetched
        assertThat(page.locator("html")).hasAttribute("lang", tag);
    }

    Locator dataSet(String name) {
        return page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void chooseDataSet(String name) {
        dataSet(name).check(new Locator.CheckOptions().setForce(true));
    }

    void chooseClass(int number) {
        dataSet("Class " + number).check(new Locator.CheckOptions().setForce(true));
    }

    void addHiddenLayer() {
        click("Add a hidden layer");
    }

    /** Opens the card of the unit whose button's name begins like this, by pressing it. */
    void openUnit(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .first()
                .click();
    }

    /** The view "One example" has its numbers, and with it came what sizes the panel. */
    void waitForExample() {
        assertThat(page.locator("[data-unit='0.0'] [data-quantity=z][data-value]")
                        .first())
                .isVisible();
    }

    // The plane

    /** Chooses the tool that draws points; at first a page only looks. */
    void draw() {
        tool("draw").check(new Locator.CheckOptions().setForce(true));
    }

    Locator tool(String id) {
        return page.locator("input[name=tool][value=" + id + "]");
    }

    /** The button among the tools; the news of one's own points may have another one. */
    Locator undo() {
        return page.locator("#undo");
    }

    void clickPlane(double x1, double x2) {
        double[] pixel = pixelAt(x1, x2);
        page.mouse().click(pixel[0], pixel[1]);
    }

    void tapPlane(double x1, double x2) {
        page.getByTestId("plane").scrollIntoViewIfNeeded();
        double[] pixel = pixelAt(x1, x2);
        page.touchscreen().tap(pixel[0], pixel[1]);
    }

    void tapClass(int number) {
        page.locator(".class-choice").nth(number - 1).tap();
    }

    /** Gives the plane the focus and its keyboard cursor. */
    void focusPlane() {
        page.getByTestId("plane").focus();
        key("ArrowRight");
    }

    /** Moves the keyboard's cursor, which shows its place in the readout, by arrow keys. */
    void walkCursorTo(double x1, double x2) {
        Locator readout = page.getByTestId("readout");
        // the readout follows the keys with the next redraw
        passFrames(2);
        walk(x1 - Double.parseDouble(readout.getAttribute("data-x")), "ArrowRight", "ArrowLeft");
        walk(x2 - Double.parseDouble(readout.getAttribute("data-y")), "ArrowUp", "ArrowDown");
        assertThat(readout).hasAttribute("data-x", number(x1));
        assertThat(readout).hasAttribute("data-y", number(x2));
    }

    private void walk(double distance, String forward, String back) {
        for (long left = Math.round(Math.abs(distance) / CURSOR_STEP); left > 0; left--) {
            key(distance > 0 ? forward : back);
        }
    }

    int pointCount() {
        page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
        return Integer.parseInt(page.getByTestId("plane").getAttribute("data-points"));
    }

    void waitForPoints(int count) {
        assertThat(page.getByTestId("plane")).hasAttribute("data-points", Integer.toString(count));
    }

    /** The class that the page itself predicts at a place, as it tells whoever points there. */
    int classAt(double x1, double x2) {
        double[] pixel = pixelAt(x1, x2);
        page.mouse().move(pixel[0], pixel[1]);
        waitFor(
                "readout",
                "Math.hypot(element.dataset.x - wanted[0], element.dataset.y - wanted[1]) < wanted[2]",
                List.of(x1, x2, NEAR));
        return Integer.parseInt(page.getByTestId("readout").getAttribute("data-class"));
    }

    double[] pixelAt(double x1, double x2) {
        Locator plane = page.getByTestId("plane");
        BoundingBox box = plane.boundingBox();
        String[] centre = plane.getAttribute("data-centre").split(",", -1);
        double right = x1 - Double.parseDouble(centre[0]);
        double up = x2 - Double.parseDouble(centre[1]);
        // One number, or one for each direction.
        String[] extents = plane.getAttribute("data-extent").split(",", -1);
        double across = Double.parseDouble(extents[0]);
        double upwards = Double.parseDouble(extents[extents.length - 1]);
        return new double[] {
            box.x + (right + across) / (2 * across) * box.width, box.y + (upwards - up) / (2 * upwards) * box.height
        };
    }

    // Numbers

    long step() {
        return Long.parseLong(text("step"));
    }

    String text(String testId) {
        return page.getByTestId(testId).textContent().strip();
    }

    /** The number behind {@code testId} with all its digits, as the page received it. */
    String exact(String testId) {
        return page.getByTestId(testId).getAttribute("data-value");
    }

    double number(String testId) {
        return Double.parseDouble(exact(testId));
    }

    // Waiting

    void waitForStatus(String status) {
        waitFor("status", "element.dataset.status === wanted", status);
    }

    void waitForText(String testId, Pattern pattern) {
        assertThat(page.getByTestId(testId)).hasText(pattern);
    }

    void waitForChange(String testId, String before) {
        assertThat(page.getByTestId(testId)).not().hasAttribute("data-value", before);
    }

    void waitForUrl(String part) {
        page.waitForCondition(() -> page.url().contains(part));
    }

    /** The link to what runs, as the address has it once it has followed; it does so a moment later, or when the page is left. */
    String link() {
        page.evaluate("() => window.dispatchEvent(new Event('pagehide'))");
        return page.url();
    }

    /** The newest checkpoint that this tab keeps, from which a reload goes on; "" before there is one. */
    String kept() {
        return (String) page.evaluate(KEPT + "?.text ?? ''");
    }

    /** Waits until this tab keeps the step that is shown. */
    void waitUntilKept() {
        page.waitForCondition(() -> keptStep() == step());
    }

    /** The step of the newest checkpoint that this tab keeps; -1 before there is one. */
    long keptStep() {
        return ((Number) page.evaluate(KEPT + "?.step ?? -1")).longValue();
    }

    void waitForStepBeyond(long step) {
        waitFor("step", "Number(element.textContent) > wanted", (double) step);
    }

    public void waitForEpoch(long epoch) {
        waitForText("epoch", Pattern.compile(Long.toString(epoch)));
    }

    /**
     * Waits until the condition, in JavaScript, holds for {@code element} and what is {@code wanted} of it. The page itself
     * looks, at each of its changes: being asked from here again and again would take its time away.
     */
    private void waitFor(String testId, String condition, Object wanted) {
        String script = """
                ([testId, wanted, patience]) => new Promise((resolve, reject) => {
                    const find = () => document.querySelector(`[data-testid="${testId}"]`);
                    const holds = () => { const element = find(); return element !== null && (%s); };
                    const end = (settle, value) => { observer.disconnect(); clearTimeout(timer); settle(value); };
                    const observer = new MutationObserver(() => { if (holds()) end(resolve); });
                    const fail = () => end(reject, new Error(`waited for ${testId} ${wanted}, not ${find()?.outerHTML}`));
                    const timer = setTimeout(fail, patience);
                    observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
                    if (holds()) end(resolve);
                })""".formatted(condition);
        while (true) {
            try {
                page.evaluate(script, List.of(testId, wanted, PATIENCE_MS));
                return;
            } catch (PlaywrightException e) {
                // A page that is left or loaded anew doesn't answer, and the next one is asked.
                if (!e.getMessage().contains("Execution context was destroyed")) {
                    throw e;
                }
            }
        }
    }

    /** Runs the page's clock through so many animation frames. */
    public void passFrames(int frames) {
        page.evaluate("""
                async (frames) => {
                    for (let i = 0; i < frames; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
                }""", frames);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /**
     * To be called before a script imports modules of the page that write texts or letters: such a module is not the one within the
     * page's bundle, and knows neither until it is told.
     */
    void teachModules() {
        page.evaluate("""
                async () => {
                    const { moreTexts, startLanguage } = await import('/web/ui/i18n.js');
                    const { writeWith } = await import('/web/ui/inspector/letters.js');
                    const catalogue = JSON.parse(document.getElementById('catalogue').textContent);
                    writeWith(catalogue.letters);
                    await startLanguage(catalogue.languages);
                    await moreTexts('parts');
                }""");
    }
}
