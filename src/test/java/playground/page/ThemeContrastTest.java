package playground.page;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the theme, light and dark, by the contrast of WCAG 2.2: a line needs 3 : 1 against what it stands on. */
class ThemeContrastTest {
    private static final Path THEME = Path.of("web/style/theme.css");
    private static final double LEAST = 3;

    @Test
    void theLinesOfTheLossStandOutFromWhatTheyAreDrawnOn() throws IOException {
        String theme = Files.readString(THEME);
        assertAll(List.of("train", "test").stream().flatMap(line -> List.of("paper", "card").stream()
                .flatMap(ground -> List.of(0, 1).stream().map(scheme -> () -> {
                    double contrast = contrast(colour(theme, line, scheme), colour(theme, ground, scheme));
                    assertTrue(
                            contrast >= LEAST,
                            line + " on " + ground + (scheme == 0 ? ", light" : ", dark") + ": " + contrast);
                }))));
    }

    /** A colour as it is written, or that of another name. */
    private static int colour(String theme, String name, int scheme) {
        Matcher other = Pattern.compile("--" + name + ": var\\(--([\\w-]+)\\);").matcher(theme);
        if (other.find()) {
            return colour(theme, other.group(1), scheme);
        }
        Matcher colours = Pattern.compile("--" + name + ": light-dark\\(#(\\w{6}), #(\\w{6})\\);")
                .matcher(theme);
        assertTrue(colours.find(), () -> "no colour " + name + " in " + THEME);
        return Integer.parseInt(colours.group(1 + scheme), 16);
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
