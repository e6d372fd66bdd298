package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page speaks the browser's language, and another one when asked to. */
@Tag("e2e")
class LanguageTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void theBrowsersLanguageIsSpokenFromTheStart() {
        PlaygroundPage vietnamese = lab.open("", speaking("vi-VN"));
        assertThat(vietnamese.page.locator("html")).hasAttribute("lang", "vi");
        assertThat(vietnamese.button("Chạy")).isVisible();

        PlaygroundPage chinese = lab.open("", speaking("zh-TW"));
        assertThat(chinese.page.locator("html")).hasAttribute("lang", "zh-Hant");
        assertThat(chinese.button("執行")).isVisible();

        PlaygroundPage other = lab.open("", speaking("fi-FI"));
        assertThat(other.page.locator("html")).hasAttribute("lang", "en");
        assertThat(other.button("Run")).isVisible();
    }

    @Test
    void aSwitchOfLanguageKeepsTheRunAndIsRemembered() {
        PlaygroundPage playground = lab.open("");
        playground.click("Run");
        playground.waitForStepBeyond(50);
        playground.chooseLanguage("vi");
        assertThat(playground.button("Tạm dừng")).isVisible();
        playground.waitForStepBeyond(playground.step());
        playground.page.reload();
        assertThat(playground.button("Tạm dừng")).isVisible();
        assertThat(playground.page.locator("html")).hasAttribute("lang", "vi");
    }

    @Test
    void betweenTwoChineseSentencesThereIsNoSpace() {
        PlaygroundPage playground = lab.open("", speaking("zh-TW"));
        playground.teachModules();
        Object joined = playground.page.evaluate("""
                async () => {
                    const { refusalSentence } = await import('/web/ui/refusals.js');
                    const refusal = { path: 'network.formulas', value: 'end', allowed: 'number, x1' };
                    return refusalSentence({ code: 'not-allowed', ...refusal });
                }""");
        assertTrue(joined.toString().matches(".+。\\S.+"), joined.toString());
    }

    private static Browser.NewContextOptions speaking(String locale) {
        return new Browser.NewContextOptions().setLocale(locale).setViewportSize(1280, 720);
    }
}
