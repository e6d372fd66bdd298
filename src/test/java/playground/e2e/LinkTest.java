package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A link holds the experiment: whoever opens it has the same run. */
@Tag("e2e")
class LinkTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aLinkOpenedInASecondBrowserGivesTheSameLossAtStep1000() {
        // 251 of the 502 points are trained on: 20 minibatches an epoch, the last of 4
        PlaygroundPage first = lab.open("#batch=13&stop=epoch:50");
        first.draw();
        first.clickPlane(0.5, 5.5);
        first.clickPlane(-5.25, 0.125);
        first.addHiddenLayer();
        first.waitForUrl("layers=");
        PlaygroundPage second =
                lab.open(first.page.url().substring(lab.address().length() + 1));
        assertEquals(first.pointCount(), second.pointCount());
        for (PlaygroundPage playground : new PlaygroundPage[] {first, second}) {
            playground.click("Run");
            playground.waitForStatus("stopped");
            assertEquals(1000, playground.step());
        }
        assertEquals(first.exact("train-loss"), second.exact("train-loss"));
        assertEquals(first.exact("test-loss"), second.exact("test-loss"));
    }

    @Test
    void backAndForwardBringTheExperimentsBack() {
        PlaygroundPage playground = lab.open("");
        playground.chooseDataSet("Spiral");
        playground.waitForUrl("data=spiral");
        playground.chooseDataSet("Two moons");
        playground.waitForUrl("data=moons");
        playground.page.goBack();
        playground.waitForUrl("data=spiral");
        // the address changes before the page does
        assertThat(playground.dataSet("Spiral")).isChecked();
        playground.page.goForward();
        playground.waitForUrl("data=moons");
        assertThat(playground.dataSet("Two moons")).isChecked();
    }

    @Test
    void anUnknownKeyAndABadValueAreNamedAndTheRestIsUsed() {
        PlaygroundPage playground = lab.open("#data=xor&colour=red&lr=banana&n=200");
        assertThat(playground.messages()).containsText("“colour=red” is no setting");
        assertThat(playground.messages()).containsText("banana");
        assertTrue(playground.dataSet("Exclusive or").isChecked());
        assertEquals(200, playground.pointCount());
        assertEquals("0.03", playground.field("Learning rate").inputValue());
    }

    @Test
    void whatCannotBeIsOfferedAsItCouldBe() {
        PlaygroundPage playground = lab.open("#noise=90&inputs=1&features=x1,x2,sin-x1");
        // one note at a time, the newest first
        playground.messages().getByText("Use x₁, sin x₁ only").click();
        playground.waitForUrl("features=x1,sin-x1");
        playground.key("Control+z");
        assertThat(playground.page.locator("#network-summary")).containsText("1 – 4");
        playground.messages().getByText("Use 50").click();
        playground.waitForUrl("noise=50");
        assertThat(playground.messages()).isEmpty();
        Locator rate = playground.field("Learning rate");
        rate.fill("99");
        rate.press("Enter");
        playground.page.locator(".field-problem").getByText("Use 10").click();
        assertThat(rate).hasValue("10");
        assertThat(playground.page.locator(".field-problem")).hasCount(0);
        playground.page.evaluate("() => { location.hash += '&nois=20'; }");
        assertThat(playground.messages()).containsText("In the link, “nois=20” is no setting;");
        playground.messages().getByText("Use noise").click();
        playground.waitForUrl("noise=20");
        assertThat(playground.messages()).isEmpty();
    }

    @Test
    void aFormulaThatIsNoneIsNamedAndThePageStartsWithoutIt() {
        PlaygroundPage playground = lab.open("#formulas=sin(");
        assertThat(playground.messages()).containsText("The formula ends too early.");
        playground.click("Step");
        playground.waitForText("step", Pattern.compile("1"));
    }

    @Test
    void namedControlsAreHiddenAndOneLineNamesThoseThatThereAreNot() {
        PlaygroundPage playground = lab.open("#hide=speed,foo,optimizer,bar");
        assertThat(playground.page.getByLabel("Speed", exact())).isHidden();
        assertThat(playground.page.getByLabel("Optimizer", exact())).isHidden();
        assertThat(playground.button("Run")).isVisible();
        playground.waitForText("step", Pattern.compile("0"));
        assertThat(playground.messages().locator("p"))
                .hasText("The link asks to hide “foo” and “bar”, which this page doesn’t have; the rest is used.");
        playground.page.evaluate("() => { location.hash = 'hide=speed,a,b,c,d,e,f,g'; }");
        assertThat(playground.messages().locator("p"))
                .hasText(
                        "The link asks to hide “a”, “b”, and 5 others, which this page doesn’t have; the rest is used.");
    }

    private static com.microsoft.playwright.Page.GetByLabelOptions exact() {
        return new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true);
    }
}
