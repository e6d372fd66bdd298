package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What axes, target and classes are called, by whoever looks at them. */
@Tag("e2e")
class NamesTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aClassIsNamedWhileItTrainsAndTheRunGoesOnAndEveryPlaceShowsItUntilItIsTakenBack() {
        PlaygroundPage playground = lab.open("#data=gauss&classes=3&layers=2");
        Page page = playground.page;
        playground.click("Run");
        playground.waitForEpoch(2);
        long step = playground.step();
        page.locator(".class-choice.class-1").dblclick();
        Locator field = page.getByLabel("Name of Class 2");
        assertThat(field).isFocused();
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, ".names-popover"));
        page.keyboard().type("<b>Gentoo</b>\u200B");
        playground.key("Enter");
        assertThat(page.getByLabel("Name of Class 3")).isFocused();
        playground.key("Escape");
        assertThat(page.locator(".names-popover")).isHidden();

        assertThat(page.locator(".legend-name").nth(1)).hasText("<b>Gentoo</b>");
        assertThat(page.locator("[aria-label^='Output for <b>Gentoo</b>, bias']"))
                .isVisible();
        playground.waitForUrl("names=");
        playground.waitForStepBeyond(step);
        playground.waitForStatus("running");
        playground.click("Pause");
        page.locator("#tab-example").click();
        assertThat(page.locator("[data-unit='1.1'] button")).hasText("<b>Gentoo</b>");

        PlaygroundPage elsewhere =
                lab.open(playground.link().substring(playground.link().indexOf('#')));
        assertThat(elsewhere.page.locator(".legend-name").nth(1)).hasText("<b>Gentoo</b>");

        long kept = playground.step();
        playground.undo().click();
        assertThat(page.locator(".legend-name").nth(1)).isHidden();
        assertThat(page.locator("[data-unit='1.1'] button")).hasText("Class 2");
        assertEquals(kept, playground.step());
        assertTrue(kept >= step, kept + " after " + step);
    }

    @Test
    void axesAreNamedByKeyboardAndTheNetworkAndItsFormulasSayWhichInputIsWhich() {
        PlaygroundPage playground = lab.open("#layers=2");
        Page page = playground.page;
        playground.focusPlane();
        playground.key("F2");
        assertThat(page.getByLabel("Name of x₁")).isFocused();
        page.keyboard().type("length");
        playground.key("Enter");
        page.keyboard().type("d".repeat(60));
        playground.key("Enter");
        playground.key("Escape");
        assertThat(page.getByTestId("plane")).isFocused();

        assertThat(playground.button("Feature length")).hasAttribute("title", "x₁ = length");
        assertThat(playground.button("Feature " + "d".repeat(40))).isVisible();
        page.locator("#tab-example").click();
        assertThat(page.locator("#view-example .formula-key")).hasText("x₁ = length · x₂ = " + "d".repeat(40));
        playground.undo().click();
        assertThat(playground.button("Feature x₂")).isVisible();
        assertThat(page.locator("#view-example .formula-key")).hasText("x₁ = length");
    }
}
