package playground.experiment;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The one table of all settings of an experiment, in its order; the rows stand beside the records that hold their values. */
public final class Settings {
    /** Every row; a row within another comes after that one. */
    public static final List<Setting<?, ?>> ALL = Stream.of(
                    DataSettings.TABLE, NetworkSettings.TABLE, TrainingSettings.TABLE)
            .flatMap(Collection::stream)
            .flatMap(setting -> Stream.concat(Stream.of(setting), setting.values().parts().stream()))
            .toList();

    private Settings() {}

    /** The row with this path. */
    public static Setting<?, ?> at(String path) {
        return ALL.stream()
                .filter(setting -> setting.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no setting is at " + path));
    }

    /** Every range by the path of its setting, indexes left out. */
    public static Map<String, NumberRange> ranges() {
        return byPath(setting -> setting.values().range());
    }

    /** Every enum that is chosen from, by the path of its setting. */
    public static Map<String, Class<? extends Enum<?>>> choices() {
        return byPath(setting -> setting.values().choices());
    }

    private static <V> Map<String, V> byPath(Function<Setting<?, ?>, Optional<V>> value) {
        Map<String, V> values = new LinkedHashMap<>();
        for (Setting<?, ?> setting : ALL) {
            value.apply(setting).ifPresent(found -> values.put(setting.path(), found));
        }
        return Collections.unmodifiableMap(values);
    }
}
