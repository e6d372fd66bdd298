package playground.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what lessons say, in one language, from {@code web/lessons/<language>/<lesson>.md}:
 *
 * <pre>
 * # The lesson's title
 *
 * about: What it is about.
 * after: What one can do after it.
 *
 * ## sum: The step's title
 *
 * Paragraphs, with *emphasis*, `code`, $formulas$ and {values} of the run.
 *
 * task: What to do.
 * option up: One of the things to foresee.
 * </pre>
 *
 * A text goes on until the next entry, title or end. Each becomes an entry such as {@code sum.title}, {@code sum.body},
 * {@code sum.task} or {@code sum.option.up}.
 */
public final class LessonTexts {
    /** An entry's key is a word, and then the ids of what it belongs to. */
    private static final Pattern ENTRY = Pattern.compile(
            "(about|after|task|predict|option|answer|choice|wrong|column|done|failed|hint)((?: [a-z0-9-]+)*): (.*)");

    private static final Pattern STEP = Pattern.compile("## ([a-z0-9-]+): (.*)");
    private static final String TITLE = "# ";

    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private final String file;
    /** What the key of an entry begins with: the step, with a dot. */
    private String step = "";
    /** Where a line goes that begins nothing. */
    private String key = "body";

    private LessonTexts(String file) {
        this.file = file;
    }

    /** The texts of all these lessons as one line of JSON: for each lesson its texts by their keys. */
    public static String json(List<String> lessons, String language, WebFiles files) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        lessons.forEach(lesson -> all.put(lesson, of(lesson, language, files)));
        try {
            return new ObjectMapper().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written.", e);
        }
    }

    /** The texts of one lesson by their keys; throws if there are none, or if one is given twice. */
    public static Map<String, String> of(String lesson, String language, WebFiles files) {
        String file = "lessons/" + language + "/" + lesson + ".md";
        try {
            byte[] text =
                    files.read(file).orElseThrow(() -> new IllegalStateException("A lesson has no texts: " + file));
            return new LessonTexts(file).read(new String(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of a lesson can't be read: " + file, e);
        }
    }

    private Map<String, String> read(String text) {
        text.lines().forEach(this::take);
        Map<String, String> read = new LinkedHashMap<>();
        texts.forEach((name, words) -> {
            String whole = words.toString().strip();
            if (!whole.isEmpty()) {
                read.put(name, whole);
            }
        });
        return read;
    }

    private void take(String line) {
        Matcher begins = STEP.matcher(line);
        Matcher entry = ENTRY.matcher(line);
        if (begins.matches()) {
            step = begins.group(1) + ".";
            begin("title", begins.group(2));
            begin("body", "");
        } else if (line.startsWith(TITLE)) {
            begin("title", line.substring(TITLE.length()));
            begin("body", "");
        } else if (entry.matches()) {
            begin(entry.group(1) + entry.group(2).replace(' ', '.'), entry.group(3));
        } else {
            texts.computeIfAbsent(key, name -> new StringBuilder()).append('\n').append(line);
        }
    }

    private void begin(String name, String text) {
        key = step + name;
        if (texts.putIfAbsent(key, new StringBuilder(text)) != null) {
            throw new IllegalStateException(file + " has " + key + " twice.");
        }
    }
}
