package playground.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static playground.experiment.Givens.given;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import playground.nn.Regularization;

/** Every row of the table of settings is read, put and checked by the record that holds it. */
class SettingsTableTest {
    @Test
    void whatIsGivenIsPut() {
        everyRow(new Putting<>(DataSettings.DEFAULT, DataSettings::with), DataSettings.TABLE);
        everyRow(new Putting<>(NetworkSettings.DEFAULT, NetworkSettings::with), NetworkSettings.TABLE);
        everyRow(new Putting<>(TrainingSettings.DEFAULT, TrainingSettings::with), TrainingSettings.TABLE);
    }

    @Test
    void everyRowThatARecordDeclaresIsInItsTable() throws IllegalAccessException {
        assertEquals(declared(DataSettings.class), new HashSet<>(DataSettings.TABLE));
        assertEquals(declared(NetworkSettings.class), new HashSet<>(NetworkSettings.TABLE));
        assertEquals(declared(TrainingSettings.class), new HashSet<>(TrainingSettings.TABLE));
    }

    @Test
    void aNumberIsAtFirstTheInitialValueOfItsRange() {
        everyNumberBegins(DataSettings.DEFAULT, DataSettings.TABLE);
        everyNumberBegins(NetworkSettings.DEFAULT, NetworkSettings.TABLE);
        // without a penalty there is no rate: the rate's initial value is that of a penalty that is switched on
        TrainingSettings penalized =
                TrainingSettings.DEFAULT.with(given(TrainingSettings.REGULARIZATION, Regularization.L2));
        everyNumberBegins(penalized, TrainingSettings.TABLE);
    }

    private static <P> void everyNumberBegins(P initial, List<Setting<P, ?>> table) {
        for (Setting<P, ?> setting : table) {
            if (setting.values() instanceof Values.Numeric number) {
                assertEquals(number.limits().initial(), setting.of(initial), setting.path());
            }
        }
    }

    private static Set<Setting<?, ?>> declared(Class<?> part) throws IllegalAccessException {
        Set<Setting<?, ?>> rows = new HashSet<>();
        for (Field field : part.getFields()) {
            if (field.get(null) instanceof Setting<?, ?> row) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static <P> void everyRow(Putting<P> putting, List<Setting<P, ?>> table) {
        table.forEach(setting -> setting.accept(putting));
    }

    private record Putting<P>(P base, BiFunction<P, Given<P>, P> with) implements Values.Handler<P, Boolean> {
        @Override
        public Boolean number(Setting<P, Double> setting, NumberRange range) {
            put(setting, range.max());
            put(setting, range.min());
            Refusal refusal = assertThrows(Refusal.class, () -> put(setting, range.max() + 1), setting.path());
            assertEquals(setting.name(), refusal.path());
            return true;
        }

        @Override
        public <E extends Enum<E>> Boolean choice(Setting<P, E> setting, Class<E> type) {
            for (E constant : type.getEnumConstants()) {
                put(setting, constant);
            }
            return true;
        }

        @Override
        public Boolean flag(Setting<P, Boolean> setting) {
            put(setting, true);
            put(setting, false);
            return true;
        }

        @Override
        public <T> Boolean compound(Setting<P, T> setting) {
            return true;
        }

        private <T> void put(Setting<P, T> setting, T value) {
            assertEquals(value, setting.of(with.apply(base, new Given<P>().put(setting, value))), setting.path());
        }
    }
}
