package playground.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the columns and classes of data are called by whoever brought them. A text that is empty, or isn't there, is no name.
 * Control characters and characters that can't be seen are dropped, and spaces at the ends. Immutable.
 *
 * @param columns of the first and the second coordinate, with their units as their owner writes them
 * @param target of the column that is predicted
 * @param classes in the order of the class indexes; there may be names of more classes than the data have
 */
public record DataNames(List<String> columns, String target, List<String> classes) {
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
        String name = given.codePoints()
                .filter(DataNames::isSeen)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
        Ranges.NAME_LENGTH.check(path + ".length", name.codePointCount(0, name.length()));
        return name;
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
