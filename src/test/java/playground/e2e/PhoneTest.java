package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A phone in portrait, by touch. */
@Tag("e2e")
class PhoneTest {
    private static final int WIDTH = 390;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void pointsAreDrawnAndLearnedByTouch() {
        PlaygroundPage phone = lab.open("#data=drawn&lr=0.3", phone());
        phone.button("Draw points").tap();
        phone.tapPlane(-3, -3);
        phone.tapPlane(-4, -2);
        phone.tapClass(2);
        phone.tapPlane(3, 3);
        phone.tapPlane(4, 2);
        phone.waitForPoints(4);
        phone.button("Run").tap();
        phone.waitForText("train-loss", Pattern.compile("0\\.0[0-4]\\d*"));
        phone.button("Pause").tap();
        phone.waitForStatus("paused");
    }

    @Test
    void fingersFindEveryControlOfTheNetwork() {
        PlaygroundPage phone = lab.open("#layers=8,8", phone());
        phone.page.locator("#part-network").tap();
        phone.page.locator(".network-unit").nth(3).tap();
        assertThat(phone.page.locator(".network-card")).isVisible();
        Object small = phone.page.evaluate("""
                () => [...document.querySelectorAll('#network-host button:not(.network-unit), .network-activation')]
                    .filter((control) => control.offsetParent && control.getBoundingClientRect().height < 39.5)
                    .map((control) => control.className).join(' ')""");
        assertEquals("", small, "less than 40 pixels high");
    }

    @Test
    void theCardOfAUnitLeavesTheUnitInSight() {
        PlaygroundPage phone = lab.open("#layers=8,8", phone());
        phone.page.locator("#part-network").tap();
        Locator unit = phone.page.locator(".network-unit").nth(7);
        unit.tap();
        assertThat(phone.page.locator(".network-card")).isVisible();
        BoundingBox card = phone.page.locator(".network-card").boundingBox();
        assertEquals(844, card.y + card.height, 1, "the card stands on the lower edge");
        BoundingBox place = unit.boundingBox();
        assertTrue(place.y > 80 && place.y + place.height < card.y, "the unit is at " + place.y);
        phone.page.locator(".network-close").first().tap();
        assertThat(phone.page.locator(".network-card")).isHidden();
    }

    @Test
    void nothingIsWiderThanTheScreen() {
        PlaygroundPage phone = lab.open("#layers=8,8,8,8&classes=6&data=spiral", phone());
        int width = ((Number) phone.page.evaluate("() => document.documentElement.scrollWidth")).intValue();
        assertTrue(width <= WIDTH, "the page is " + width + " pixels wide");
    }

    @Test
    void aDesktopPageNeedsNoScrolling() {
        for (int[] size : new int[][] {{1280, 720}, {1440, 900}}) {
            PlaygroundPage page = lab.open(
                    "",
                    new Browser.NewContextOptions()
                            .setViewportSize(size[0], size[1])
                            .setLocale("en-US"));
            Object overflow = page.page.evaluate("() => [document.documentElement.scrollWidth - innerWidth,"
                    + " document.documentElement.scrollHeight - innerHeight].map((d) => Math.max(d, 0)).join(' ')");
            assertEquals("0 0", overflow, size[0] + "×" + size[1]);
        }
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(WIDTH, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("en-US");
    }
}
