package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as the page writes them. */
@Tag("e2e")
class NumbersTest {
    /** What is cut off: text wider than its box, in figures, fields and cells that can be seen. */
    private static final String CUT = """
            () => [...document.querySelectorAll(
                '.figure, input[type=text], #metrics dd, #readout, .inspector-table td, [data-testid]')]
                .filter((element) => element.checkVisibility() && element.tagName !== 'CANVAS' && element.clientWidth > 0)
                .filter((element) => element.scrollWidth > element.clientWidth + 1)
                .map((element) => (element.id || element.className) + ': ' + (element.value || element.textContent))
                .join('\\n')""";

    @RegisterExtension
    final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void noNumberOutgrowsItsBoxInARunThatDiverged(int width) {
        PlaygroundPage playground = lab.open(
                "#data=plane&layers=none&lr=10&features=x1,x2,x1-squared",
                new Browser.NewContextOptions().setViewportSize(width, 844).setLocale("en-US"));
        playground.click("Run");
        playground.waitForStatus("diverged");
        assertThat(playground.page.getByTestId("train-loss")).hasText(Pattern.compile("\\d\\.\\d\\d·10.*"));
        assertEquals("", playground.page.evaluate(CUT));
        playground.focusPlane();
        assertThat(playground.page.getByTestId("readout")).containsText("·10");
        assertEquals("", playground.page.evaluate(CUT));
        for (int i : new int[] {0, 1, 4, 5}) {
            String tab = InspectorTabsTest.TABS.get(i);
            playground.page.locator("#tab-" + tab).click();
            assertThat(playground.page.locator(InspectorTabsTest.FILLED.get(i)).first())
                    .isVisible();
            assertEquals("", playground.page.evaluate(CUT), tab);
        }
    }

    @Test
    void theSmallestLearningRatesAreReadWhole() {
        PlaygroundPage playground = lab.open("#lr=0.00005");
        assertThat(playground.field("Learning rate")).hasValue("5e-5");
        assertEquals("", playground.page.evaluate(CUT));
    }

    /** With a canvas that only notes what is written where. */
    @Test
    void noTagAndNoRimLiesOnANumberOfTheDiagram() {
        PlaygroundPage playground = lab.open("");
        Object covered = playground.page.evaluate("""
                async () => {
                    const { drawExample } = await import('/web/draw/example.js');
                    const texts = [];
                    const covers = [];
                    let order = 0;
                    const box = (text, x, y, align, pad) => {
                        const width = 6 * text.length;
                        const left = align === 'center' ? x - width / 2 : x;
                        return {
                            left: left - pad, right: left + width + pad, top: y - 5 - pad, bottom: y + 5 + pad,
                            text, order: order++,
                        };
                    };
                    const context = new Proxy({ textAlign: 'left' }, {
                        get(target, name) {
                            if (name === 'measureText') return (text) => ({ width: 6 * text.length });
                            if (name === 'fillText') return (text, x, y) => texts.push(box(text, x, y, target.textAlign, 0));
                            if (name === 'strokeText') return (text, x, y) => covers.push(box(text, x, y, target.textAlign, 2));
                            if (name === 'roundRect') {
                                return (left, top, width, height) => {
                                    if (width > 44 || height < 20)
                                        covers.push({ left, right: left + width, top, bottom: top + height, order: order++ });
                                };
                            }
                            return target[name] ?? (() => {});
                        },
                        set: (target, name, value) => { target[name] = value; return true; },
                    });
                    const bad = [];
                    for (const gap of [112, 130, 160, 240]) {
                        const column = (left, count) => ({
                            left, right: left + 40, size: 40, pitch: 60, x: left + 20,
                            units: Array.from({ length: count }, (_, i) => ({ x: left + 20, y: 60 + 60 * i })),
                        });
                        const features = column(60, 2);
                        const layers = [column(100 + gap, 3), column(140 + 2 * gap, 1)];
                        const layout = { features, used: [0, 1], layers, gap, width: 200 + 2 * gap, height: 300 };
                        const theme = { ink: '', card: '', line: '', accent: '', positive: '', negative: '' };
                        const write = () => '−0.2624';
                        for (const active of [0, 1]) {
                            texts.length = covers.length = 0;
                            drawExample(context, layout, theme, {
                                inputs: ['−5.024', '−3.123'],
                                units: [[['z −1.234', 'a −0.844'], ['z −1.234'], ['z −1.234']], [['z −0.4444']]],
                                gradients: [Array(6).fill(-0.2624), Array(3).fill(-0.2624)], write, active,
                                select: { layer: 1, unit: 0 }, loss: '',
                            });
                            for (const text of texts.filter(({ text }) => text === '−0.2624')) {
                                const cover = covers.find((other) => other.order > text.order
                                    && other.left < text.right && other.right > text.left
                                    && other.top < text.bottom && other.bottom > text.top);
                                if (cover) bad.push(JSON.stringify({ gap, active, text, cover }));
                            }
                        }
                    }
                    return bad.join('\\n');
                }""");
        assertEquals("", covered);
    }
}
