package playground.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the columns and classes of data are called by whoever brought or drew them. A text that is empty, or isn't there, is no
 * name. Control characters and characters that can't be seen are dropped, and white space is one space between words; so does
 * web/model/renaming.js as a person types. Two may have the same name, as columns of a file have. No step reads a name. Immutable.
 *
 * @param columns of the first and the second coordinate, with their units as their owner writes them
 * @param target of the column that is predicted
 * @param classes in the order of the class indexes; there may be names of more classes than the data have
 */
public record DataNames(List<String> columns, String target, List<String> classes) {
    private static final Pattern SPACE = Pattern.compile("[\\t-\\r\\p{Z}]");
    /** Beside what Unicode calls other: joiners, fillers and selectors, which have no shape of their own. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F"
            + "\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

    public static final DataNames NONE = new DataNames(List.of(), "", List.of());

    public DataNames {
        columns = names("columns", columns, (int) Ranges.DIMENSIONS.max());
        target = name("target", target);
        classes = names("classes", classes, (int) Ranges.CLASSES.max());
    }

    private static List<String> names(String path, List<String> given, int most) {
        NumberRange.wholes(0, most, 1, 0).check(path, given.size());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            names.add(name(path + "[" + i + "]", given.get(i)));
        }
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        return List.copyOf(names);
    }

    private static String name(String path, String given) {
        String spaced = SPACE.matcher(given).replaceAll(" ");
        String name =
                UNSEEN.matcher(spaced).replaceAll("").replaceAll(" +", " ").strip();
        Ranges.NAME_LENGTH.check(path + ".length", name.codePointCount(0, name.length()));
        return name;
    }
}
