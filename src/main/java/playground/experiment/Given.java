package playground.experiment;

import java.util.HashMap;
import java.util.Map;

/**
 * The values that a message gives for some settings of a part. The part's other settings keep their values. Not for several
 * threads.
 *
 * @param <P> the part
 */
public final class Given<P> {
    private final Map<String, Object> values = new HashMap<>();

    public <T> Given<P> put(Setting<P, T> setting, T value) {
        values.put(setting.path(), value);
        return this;
    }

    public boolean has(Setting<P, ?> setting) {
        return values.containsKey(setting.path());
    }

    /** The value given; else that of {@code base}. */
    @SuppressWarnings("unchecked") // put takes only values of the setting's own type
    <T> T get(Setting<P, T> setting, P base) {
        return has(setting) ? (T) values.get(setting.path()) : setting.of(base);
    }

    int whole(Setting<P, Double> setting, P base) {
        return get(setting, base).intValue();
    }
}
