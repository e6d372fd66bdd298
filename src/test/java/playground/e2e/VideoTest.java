package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The run as a video: each format is decoded by what knows nothing of the page, and compared with the page's plane. */
@Tag("e2e")
class VideoTest {
    /** Where the plane is in a picture 1280 pixels wide. */
    private static final double PLANE_AT = 24.0 / 1280;

    private static final double PLANE_SIDE = 672.0 / 1280;

    /** Planes are compared at this size, in which points and lines of all of them are about equally large. */
    private static final int COMPARED = 84;

    /** Mean difference of red, green and blue, of 255, that coding and size make; and the least of two steps of the run. */
    private static final double SAME = 4;

    private static final double ANOTHER = 25;

    private static final Pattern HOLDS =
            Pattern.compile("(\\d+) moments from step 0 to step (\\d+), ([\\d.]+) seconds long.*");

    /** The browser lacks what comes before the format that is wanted. */
    private static final Map<String, String> LACKS = Map.of(
            "MP4", "() => {}",
            "WebM", """
                    () => {
                        const ask = VideoEncoder.isConfigSupported.bind(VideoEncoder);
                        VideoEncoder.isConfigSupported = (config) =>
                            config.codec.startsWith('avc') ? Promise.reject(new TypeError('unknown')) : ask(config);
                    }""",
            "GIF", "() => { delete globalThis.VideoEncoder; }");

    @RegisterExtension
    final Lab lab = new Lab();

    private record Video(double seconds, BufferedImage first, BufferedImage last) {}

    @ParameterizedTest
    @ValueSource(strings = {"MP4", "WebM", "GIF"})
    void aVideoBeginsWithStep0AndEndsWithWhatThePageShows(String format) throws IOException {
        PlaygroundPage playground = lab.open("#data=gauss&n=60&lr=0.3&layers=4");
        BufferedImage before = plane(playground);
        playground.page.evaluate(LACKS.get(format));
        playground.click("Run");
        playground.waitForStepBeyond(30);
        playground.click("Pause");
        playground.waitForStatus("paused");
        BufferedImage after = plane(playground);
        assertTrue(difference(before, after) > ANOTHER, "the run has changed the plane");

        Locator panel = open(playground);
        Matcher holds = HOLDS.matcher(panel.getByText("moments from").textContent());
        assertTrue(holds.matches());
        assertEquals(playground.step(), Long.parseLong(holds.group(2)));
        assertThat(button(panel, "GIF")).isVisible();
        assumeTrue(button(panel, format).count() == 1, "this browser makes no " + format);
        Download download = playground.page.waitForDownload(button(panel, format)::click);
        String ending = format.toLowerCase(Locale.ROOT);
        assertEquals("playground." + ending, download.suggestedFilename());
        assertThat(playground.messages()).containsText("playground." + ending + " is saved.");
        assertThat(panel.locator("progress")).isHidden();
        assertThat(button(panel, format)).isFocused();

        Video video = format.equals("GIF")
                ? ofGif(download.path().toFile())
                : played(playground.page, download.path(), ending);
        assertEquals(Double.parseDouble(holds.group(3)), video.seconds(), 0.06);
        BufferedImage first = planeOf(video.first());
        BufferedImage last = planeOf(video.last());
        assertTrue(difference(first, before) < SAME, "begins " + difference(first, before) + " away");
        assertTrue(difference(last, after) < SAME, "ends " + difference(last, after) + " away");
        assertTrue(difference(first, after) > ANOTHER, "the first differs from the last");
    }

    @Test
    void aCancelledVideoLeavesNothingAndTheRunGoesOnAlsoAfterAReloadFromWhichTheVideoBegins() {
        PlaygroundPage playground = lab.open("#n=60");
        List<Download> downloads = new ArrayList<>();
        playground.page.onDownload(downloads::add);
        Locator panel = open(playground);
        assertThat(button(panel, "GIF")).hasAttribute("aria-disabled", "true");
        assertThat(panel).containsText("nothing to see yet");
        playground.key("Escape");
        playground.click("Run");
        playground.waitForStepBeyond(200);
        open(playground);
        button(panel, "GIF").press("Enter");
        assertThat(panel.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        assertThat(button(panel, "Cancel")).isFocused();
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#take-home"));
        playground.key("Enter");
        assertThat(playground.messages()).containsText("The video was cancelled.");
        assertThat(button(panel, "GIF")).isFocused();
        assertThat(panel.locator("progress")).isHidden();
        playground.waitForStepBeyond(playground.step() + 20);
        playground.key("Escape");
        playground.click("Pause");
        playground.waitUntilKept();
        long step = playground.step();
        playground.page.reload();
        playground.waitForText("step", Pattern.compile(Long.toString(step)));
        playground.click("Step");
        playground.waitForStepBeyond(step);
        assertThat(open(playground)).containsText("What came before step " + step + " isn’t in it");
        assertEquals(List.of(), downloads);
    }

    private static Locator open(PlaygroundPage playground) {
        playground.click("Share");
        playground.click("Take it home");
        return playground.page.locator("#take-home");
    }

    private static Locator button(Locator panel, String name) {
        return panel.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The plane's picture once it has come to rest. */
    private static BufferedImage plane(PlaygroundPage playground) throws IOException {
        assertThat(playground.page.getByTestId("train-loss")).hasAttribute("data-value", Pattern.compile(".+"));
        String before;
        String now = "";
        do {
            before = now;
            playground.passFrames(5);
            now = (String) playground.page.getByTestId("plane").evaluate("plane => plane.toDataURL()");
        } while (!now.equals(before));
        return image(now);
    }

    private static BufferedImage image(String address) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    /** By a player, which goes to its first and its last moment. */
    private static Video played(Page page, Path file, String ending) throws IOException {
        String content = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        try (Page player = page.context().newPage()) {
            Object seen = player.evaluate("""
                    async ([content, type]) => {
                        const video = document.createElement('video');
                        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
                        video.muted = true;
                        video.src = URL.createObjectURL(new Blob([bytes], { type }));
                        document.body.append(video);
                        await new Promise((resolve, reject) => {
                            video.addEventListener('loadeddata', resolve);
                            video.addEventListener('error', () => reject(new Error(video.error.message)));
                        });
                        const { duration, videoWidth: width, videoHeight: height } = video;
                        const canvas = Object.assign(document.createElement('canvas'), { width, height });
                        const pictureAt = (time) => new Promise((resolve) => {
                            const look = (now, { mediaTime }) => {
                                if (Math.abs(mediaTime - time) > 0.04) return video.requestVideoFrameCallback(look);
                                canvas.getContext('2d').drawImage(video, 0, 0);
                                resolve(canvas.toDataURL());
                            };
                            video.requestVideoFrameCallback(look);
                            video.currentTime = time;
                        });
                        // what is there first would not be shown anew
                        const last = await pictureAt(duration - 0.01);
                        return [duration, await pictureAt(0.01), last];
                    }""", List.of(content, "video/" + ending));
            List<?> found = (List<?>) seen;
            return new Video(
                    ((Number) found.get(0)).doubleValue(), image((String) found.get(1)), image((String) found.get(2)));
        }
    }

    /** Each picture of a GIF is drawn over those before it, at its place. */
    private static Video ofGif(File file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            reader.setInput(in);
            BufferedImage whole =
                    new BufferedImage(reader.getWidth(0), reader.getHeight(0), BufferedImage.TYPE_INT_RGB);
            BufferedImage first = null;
            int hundredths = 0;
            for (int i = 0, count = reader.getNumImages(true); i < count; i++) {
                Node told = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                int left = number(told, "ImageDescriptor", "imageLeftPosition");
                int top = number(told, "ImageDescriptor", "imageTopPosition");
                hundredths += number(told, "GraphicControlExtension", "delayTime");
                whole.getGraphics().drawImage(reader.read(i), left, top, null);
                first = first == null ? scaled(whole, whole.getWidth(), whole.getHeight()) : first;
            }
            return new Video(hundredths / 100.0, first, whole);
        } finally {
            reader.dispose();
        }
    }

    private static int number(Node told, String element, String attribute) {
        Node found = ((Element) told).getElementsByTagName(element).item(0);
        assertNotNull(found, element);
        return Integer.parseInt(((Element) found).getAttribute(attribute));
    }

    private static BufferedImage planeOf(BufferedImage picture) {
        int at = (int) Math.round(PLANE_AT * picture.getWidth());
        int side = (int) Math.round(PLANE_SIDE * picture.getWidth());
        return picture.getSubimage(at, at, side, side);
    }

    /** The mean difference of red, green and blue. */
    private static double difference(BufferedImage one, BufferedImage other) {
        BufferedImage a = scaled(one, COMPARED, COMPARED);
        BufferedImage b = scaled(other, COMPARED, COMPARED);
        long sum = 0;
        for (int y = 0; y < COMPARED; y++) {
            for (int x = 0; x < COMPARED; x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((a.getRGB(x, y) >> shift & 0xFF) - (b.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * COMPARED * COMPARED);
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Image averaged = image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        small.getGraphics().drawImage(averaged, 0, 0, null);
        return small;
    }
}
