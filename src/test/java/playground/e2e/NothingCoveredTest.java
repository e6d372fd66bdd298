package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing that floats covers the plane, the lines of the loss, the figures or the control that it belongs to. */
@Tag("e2e")
class NothingCoveredTest {
    private static final ViewportSize DESK = new ViewportSize(1440, 900);
    private static final ViewportSize PROJECTOR = new ViewportSize(1024, 768);
    private static final ViewportSize PHONE = new ViewportSize(390, 844);
    private static final ViewportSize LYING = new ViewportSize(844, 390);

    /**
     * Whatever lies over the page, found by how it is laid out and not by name, and what of the page it covers. A note that nobody
     * asked for covers no control either; on a small screen it may cover a bar that leads elsewhere, since all else is needed more.
     */
    private static final String COVERED = """
            () => {
                const name = ({ id, localName, className, textContent }) =>
                    localName + (id ? '#' + id : '.' + className) + ' ' + textContent.slice(0, 20);
                const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
                const boxOf = (element) => element.getBoundingClientRect();
                const middle = (element) => {
                    const { left, top, width, height } = boxOf(element);
                    return document.elementFromPoint(left + width / 2, top + height / 2);
                };
                const phone = innerWidth < 700;
                const lying = innerHeight < 500;
                // There is no room beside what a person opened on a phone, and bars stand over what scrolls.
                const opened = '#share-popover, #customize, #more-inputs, .bubble, .network-card';
                const bars = '.transport, .pace, #inspector';
                const excused = phone ? opened + ',' + bars : lying ? bars : ':not(*)';
                const floats = (element) => {
                    if (element.matches('.message, :popover-open, dialog[open]')) return true;
                    const { position, backgroundColor } = getComputedStyle(element);
                    return ['absolute', 'fixed'].includes(position) && backgroundColor !== 'rgba(0, 0, 0, 0)';
                };
                const kept = '#plane-stage, #loss-chart, #metrics, [aria-expanded=true]';
                const control = 'button, input, select, h1, .status, .counter';
                const leadsElsewhere = phone ? '.top *' : lying ? '#inspector *' : ':not(*)';
                const end = lying ? boxOf(document.getElementById('inspector')).top : innerHeight;
                const found = [];
                for (const over of [...document.querySelectorAll('body *')].filter((each) => seen(each) && floats(each))) {
                    if (over.matches(excused)) continue;
                    const note = over.matches('.message, #reconnecting, .first-caption');
                    for (const under of [...document.querySelectorAll(note ? kept + ',' + control : kept)].filter(seen)) {
                        if (under.contains(over) || over.contains(under) || (note && under.matches(leadsElsewhere))) continue;
                        // What a bar hides can't be covered, nor the part of it that it hides.
                        const there = middle(under);
                        if (![over, under].some((one) => one.contains(there)) && !there?.contains(under)) continue;
                        const [a, b] = [over, under].map(boxOf);
                        const across = Math.min(a.right, b.right, innerWidth) - Math.max(a.left, b.left);
                        const along = Math.min(a.bottom, b.bottom, end) - Math.max(a.top, b.top);
                        if (across > 1 && along > 1) found.push(name(over) + ' covers ' + name(under));
                    }
                    if (over.matches('.message') && !over.contains(middle(over))) found.push('a message is hidden');
                }
                return found;
            }""";

    @RegisterExtension
    final Lab lab = new Lab();

    private final List<String> covered = new ArrayList<>();

    @Test
    void whatComesByItselfCoversNothing() {
        PlaygroundPage playground = lab.openFirst("");
        assertThat(playground.page.locator(".first-caption").first()).isVisible();
        check(playground, "captions", DESK, PROJECTOR, PHONE, LYING);
        playground.page.evaluate("() => { document.getElementById('reconnecting').hidden = false; }");
        check(playground, "reconnecting", DESK, PROJECTOR, PHONE, LYING);
        playground.page.evaluate("() => { document.getElementById('reconnecting').hidden = true; }");
        playground.click("Run");
        playground.waitForStatus("running");
        playground.click("Pause");
        assertThat(playground.messages()).containsText("The run rests");
        check(playground, "the cue", DESK, PROJECTOR, PHONE, LYING);
        playground.chooseLanguage("vi");
        playground.page.evaluate("() => { location.hash = 'noise=90&lr=banana&hide=foo,bar'; }");
        assertThat(playground.messages().locator("p")).hasCount(3);
        check(playground, "problems in Vietnamese", DESK, PROJECTOR, PHONE, LYING);
        assertEquals(List.of(), covered);
    }

    @Test
    void whatAPersonOpensCoversNothingWhereThereIsRoomBesideIt() {
        PlaygroundPage playground = lab.open("");
        open(playground, "#share", "#share-popover");
        check(playground, "share", DESK, PROJECTOR, PHONE);
        playground.click("Customize for students");
        check(playground, "customize", PROJECTOR, DESK);
        playground.page.locator("#customize .primary").click();
        assertThat(playground.messages()).containsText("could not be copied");
        check(playground, "a message beside customize", DESK);
        playground.messages().getByRole(AriaRole.BUTTON).click();
        playground.key("Escape");
        open(playground, "#describe", ".bubble");
        check(playground, "describe", DESK, PROJECTOR, PHONE);
        playground.key("Escape");
        for (ViewportSize size : List.of(DESK, PROJECTOR, PHONE)) {
            boolean phone = size == PHONE;
            resize(playground, size);
            if (phone) playground.page.locator("#part-network").click();
            open(playground, ".network-more", "#more-inputs");
            check(playground, "features", size);
            playground.key("Escape");
            open(playground, ".network-unit", ".network-card");
            check(playground, "card", size);
            playground.page.locator(".network-close").first().click();
            open(playground, "[data-about='training.learningRate']", ".bubble");
            check(playground, "label", size);
            playground.key("Escape");
            playground.page.locator("#chart-menu").click();
            check(playground, "chart menu", size);
            playground.page.locator("#chart-menu").click();
            if (phone) continue;
            open(playground, "#more", "#more-settings");
            check(playground, "more settings", size);
            playground.page.locator("#more-close").click();
        }
        assertEquals(List.of(), covered);
    }

    private static void open(PlaygroundPage playground, String opener, String opened) {
        playground.page.locator(opener).first().click();
        assertThat(playground.page.locator(opened)).isVisible();
    }

    private static void resize(PlaygroundPage playground, ViewportSize size) {
        playground.page.setViewportSize(size.width, size.height);
        playground.page.evaluate("() => scrollTo(0, 0)");
        // what is placed follows with the next frames
        playground.passFrames(4);
    }

    private void check(PlaygroundPage playground, String what, ViewportSize... sizes) {
        for (ViewportSize size : sizes) {
            resize(playground, size);
            List<?> found = (List<?>) playground.page.evaluate(COVERED);
            found.forEach(each -> covered.add(what + " at " + size.width + ": " + each));
        }
    }
}
