package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run on paper. */
@Tag("e2e")
class PrintTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aDarkPageIsPrintedOnOneLightSheetWithNothingCut() {
        PlaygroundPage playground = lab.open(
                "#layers=32,32,32,32,32,32,32,32&optimizer=adamw&schedule=step:50:0.5&stop=early:20&huber=2&loss=huber");
        playground.chooseLanguage("vi");
        playground.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        byte[] pdf = playground.page.pdf(new Page.PdfOptions().setFormat("A4"));
        assertEquals(
                1,
                Pattern.compile("/Type /Page\\b")
                        .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                        .results()
                        .count());
        assertTrue(playground.page.locator("#print").all().isEmpty(), "the page is as it was");

        playground.page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        playground.page.evaluate("() => dispatchEvent(new Event('beforeprint'))");
        playground.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertEquals(List.of(), playground.page.evaluate("""
                () => {
                    const sheet = document.querySelector('#print').getBoundingClientRect();
                    return [...document.querySelectorAll('#print *')]
                        .filter((part) => {
                            const { left, right, bottom } = part.getBoundingClientRect();
                            return left < sheet.left || right > sheet.right + 1 || bottom > sheet.bottom + 1
                                || part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline';
                        })
                        .map((part) => part.outerHTML.slice(0, 100));
                }"""));
        assertThat(playground.page.getByRole(
                        AriaRole.ROW,
                        new Page.GetByRoleOptions().setName("Tốc độ học 0.03").setExact(true)))
                .isVisible();
        assertThat(playground
                        .page
                        .locator("#print th")
                        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^$"))))
                .hasCount(0);
        assertEquals(List.of(true, true, true), playground.page.evaluate("""
                () => [...document.querySelectorAll('#print canvas')].map((canvas) => {
                    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                    let light = 0;
                    let ink = 0;
                    for (let i = 0; i < data.length; i += 4) {
                        if (data[i + 3] > 0) ink += 1;
                        for (let k = i; k < i + 3; k++) if (data[k] > 128 || data[i + 3] === 0) light += 1;
                    }
                    return canvas.width === 3 * canvas.clientWidth && light > 0.6 * data.length && ink > 0;
                })"""));
    }
}
