package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * As {@link RandomSessionTest}, but by the page's own controls, with clicks and keys: what Share copies opens, elsewhere, exactly
 * what the page shows, and the ways back lead to the first link and the last. A seed that fails is printed with all that was done.
 */
@Tag("e2e")
class RandomPageTest {
    private static final int ACTS = 6;
    /** Farther, another page doesn't follow step by step. */
    private static final long FARTHEST = 20;

    private static final Pattern ASKS = Pattern.compile("\\{\"type\":\"(start|change|editPoints|setParameter)\".*");
    private static final Pattern ANSWERS = Pattern.compile("\\{\"type\":\"(started|changed|error)\".*");

    @RegisterExtension
    final Lab lab = new Lab();

    private final List<String> story = new ArrayList<>();
    private Random random;
    private PlaygroundPage playground;
    private Page page;
    /** How many of the page's questions the server answered by its newest socket, and how many it hasn't yet. */
    private int answered;

    private int open;
    private WebSocket newest;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatShareCopiesOpensElsewhereExactlyWhatThePageShows(int seed) {
        random = new Random(seed);
        playground = lab.open("#n=60");
        page = playground.page;
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.onWebSocket(this::count);
        try {
            play();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + String.join("; ", story), e);
        }
    }

    private void play() {
        String start = reload();
        for (int n = 0; n < ACTS; n++) {
            if (random.nextInt(10) == 0) {
                say("reload");
                start = reload();
            } else {
                act();
            }
            if (n == ACTS / 2) {
                checkLink();
            }
        }
        // What was undone and not redone would come after the last link.
        all("Redo");
        String last = link();
        say("all from " + last + " back to " + start);
        all("Undo");
        assertEquals(start, link(), "the link after all was undone");
        all("Redo");
        assertEquals(last, link(), "the link after all was redone");
        checkLink();
    }

    private void act() {
        switch (random.nextInt(15)) {
            case 0, 1 -> {
                String set = of("circle", "xor", "gauss", "spiral", "drawn", "plane", "drawn-values");
                say("set " + set);
                page.locator(".thumbnail[data-set=" + set + "]").click();
            }
            case 2, 3 -> {
                String path = of("data.count", "data.noise", "data.trainShare", "training.batchSize");
                String key = of("ArrowRight", "ArrowLeft", "PageUp");
                Locator slider = page.locator("input.track[data-setting='" + path + "']");
                say(path + " " + key + (slider.isEnabled() ? "" : " is disabled"));
                if (slider.isEnabled()) {
                    for (int n = 1 + random.nextInt(4); n > 0; n--) {
                        slider.press(key);
                    }
                }
            }
            case 4 -> {
                String activation = of("relu", "sigmoid", "sine", "gelu");
                say(activation);
                page.locator("[data-setting='network.activation']").selectOption(activation);
            }
            case 5 -> press(of("Add a hidden layer", "Remove the last hidden layer", "Add a unit to hidden layer 1"));
            case 6, 7 -> {
                double x1 = random.nextInt(40) / 4.0 - 5;
                double x2 = random.nextInt(40) / 4.0 - 5;
                say("draw at " + x1 + ", " + x2);
                playground.draw();
                playground.clickPlane(x1, x2);
            }
            case 8 -> press(of("Undo", "Undo", "Redo"));
            case 9 -> {
                String keys = of("Control+z", "Control+y");
                say(keys);
                playground.key(keys);
            }
            case 10 -> press(of("Reset", "New weights", "New data"));
            case 11, 12 -> press(of("Run", "Pause", "Step"));
            case 13 -> {
                boolean back = random.nextInt(3) > 0;
                say(back ? "back" : "forward");
                // Before the playground's first address there is only the empty page.
                page.evaluate(back ? "navigation.canGoBack && history.back()" : "history.forward()");
            }
            default -> edit();
        }
        if (random.nextInt(3) > 0) {
            settle();
        }
    }

    /** A number is typed: the learning rate, or the bias of the output. */
    private void edit() {
        String value = of("0.1", "0.005", "1");
        if (random.nextBoolean()) {
            say("learning rate " + value);
            playground.field("Learning rate").fill(value);
            playground.field("Learning rate").press("Enter");
        } else {
            say("bias " + value);
            playground.openUnit("Output");
            Locator bias = page.locator(".network-card-bias input").first();
            bias.fill(value);
            bias.press("Enter");
            playground.key("Escape");
        }
        page.getByTestId("plane").focus();
    }

    private Locator find(String button) {
        return button.equals("Undo") ? playground.undo() : playground.button(button);
    }

    /** Presses a button if it is there and can be pressed. */
    private void press(String button) {
        Locator found = find(button);
        boolean possible = found.count() > 0 && found.isVisible() && found.isEnabled();
        say(button + (possible ? "" : " is disabled"));
        if (possible) {
            found.click();
        }
    }

    /** Loads the page anew and gives the link of what it shows then. */
    private String reload() {
        page.waitForWebSocket(page::reload);
        page.waitForCondition(() -> answered > 0);
        playground.chooseSpeed("step-a-frame");
        return link();
    }

    private void all(String direction) {
        settle();
        for (int n = 0; find(direction).isEnabled(); n++) {
            assertTrue(n <= 3 * ACTS, direction + " has no end");
            playground.key(direction.equals("Undo") ? "Control+z" : "Control+y");
            settle();
        }
    }

    /** What was copied opens, elsewhere, what is here; unless it was said that it can't, also after as many steps. */
    private void checkLink() {
        rest();
        String link = link();
        boolean carriesAll = uncarried().isEmpty();
        long step = playground.step();
        say("check at step " + step + (carriesAll ? "" : ", without " + uncarried()));
        String shown = shown(page);
        PlaygroundPage elsewhere = new PlaygroundPage(page.context().newPage());
        elsewhere.page.navigate(lab.address() + "/" + link);
        elsewhere.waitForStatus("idle");
        assertEquals(shown, shown(elsewhere.page), "what is shown of " + link);
        assertThat(elsewhere.messages()).isEmpty();
        String start = numbers(elsewhere);
        if (carriesAll && step <= FARTHEST) {
            elsewhere.page.evaluate(
                    "(steps) => { for (let n = 0; n < steps; n++) document.getElementById('step').click(); }",
                    (double) step);
            elsewhere.waitForText("step", Pattern.compile(Long.toString(step)));
            assertEquals(numbers(elsewhere), numbers(playground), "step " + step + " of " + link);
        }
        elsewhere.page.close();
        playground.click("Reset");
        playground.waitForText("step", Pattern.compile("0"));
        rest();
        assertEquals(List.of(), uncarried());
        assertEquals(start, numbers(playground), "the start of " + link);
    }

    private static String numbers(PlaygroundPage playground) {
        return playground.exact("train-loss") + " " + playground.exact("test-loss");
    }

    /** What Share copies, from the `#` on. */
    private String link() {
        settle();
        page.evaluate("navigator.clipboard.writeText('')");
        playground.click("Share");
        playground.click("Copy the link");
        page.waitForCondition(() -> !copied().isEmpty());
        String link = copied();
        assertEquals(page.url(), link, "the address and the link");
        return link.contains("#") ? link.substring(link.indexOf('#')) : "";
    }

    private String copied() {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    /** What Share says that the link can't carry. */
    private List<String> uncarried() {
        playground.click("Share");
        assertThat(page.locator("#share-copy")).isVisible();
        List<String> said = page.locator("#uncarried li").allTextContents();
        playground.click("Close");
        return said;
    }

    /**
     * Everything on the page that belongs to the experiment. A slider's number stands beside it; that of a stop rule that is off is
     * only remembered.
     */
    private static String shown(Page page) {
        return (String) page.evaluate("""
                () => {
                  const settings = [...document.querySelectorAll('[data-setting]')].map((field) => {
                    const { setting } = field.dataset;
                    if (field.type === 'range') return '';
                    if (/^(speed|view|network.activation|training.stop.(?!kind))/.test(setting)) return '';
                    return `${setting} ${/radio|checkbox/.test(field.type) ? `${field.value} ${field.checked}` : field.value}`;
                  });
                  const network = [...document.querySelectorAll('.network-layer, .network-features button')]
                    .filter((part) => part.offsetParent)
                    .map((part) => `${part.ariaLabel} ${part.ariaPressed} ${part.querySelector('.network-count')?.textContent}`
                      + ` ${part.querySelector('select')?.value}`);
                  return [...settings, ...network, document.getElementById('plane').dataset.points].filter(Boolean).join('\\n');
                }""");
    }

    // Waiting

    private void rest() {
        settle();
        if (playground.button("Pause").isVisible()) {
            press("Pause");
        }
        page.waitForCondition(() -> !"running".equals(page.getByTestId("status").getAttribute("data-status")));
        settle();
    }

    /** Until the page has the answers to all that it asked. With an answer it may ask for more, so it is looked at again. */
    private void settle() {
        do {
            page.waitForCondition(() -> open == 0);
            playground.passFrames(2);
        } while (open > 0);
    }

    private void count(WebSocket socket) {
        answered = 0;
        open = 0;
        newest = socket;
        socket.onFrameSent(
                frame -> open += socket == newest && ASKS.matcher(textOf(frame)).matches() ? 1 : 0);
        socket.onFrameReceived(frame -> {
            if (socket == newest && ANSWERS.matcher(textOf(frame)).matches()) {
                answered++;
                open--;
            }
        });
    }

    /** Of a binary frame, none. */
    private static String textOf(WebSocketFrame frame) {
        return frame.text() == null ? "" : frame.text();
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void say(String act) {
        story.add(act);
    }
}
