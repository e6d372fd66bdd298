package playground.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.data.Formula;
import playground.data.FormulaError;
import playground.data.Fourier;
import playground.data.Input;

/**
 * What a network is given of each point: features, then random Fourier features, then formulas; at least one of them in
 * all.
 *
 * @param features kept without repetition, in the order of {@link Feature}
 */
public record InputSettings(List<Feature> features, FourierSettings fourier, List<Formula> formulas) {
    public static final InputSettings DEFAULT = of(Feature.X1, Feature.X2);

    public InputSettings {
        features = features.stream().distinct().sorted().toList();
        formulas = List.copyOf(formulas);
        Ranges.FORMULAS.check("formulas", formulas.size());
        if (features.size() + fourier.count() + formulas.size() == 0) {
            throw new Refusal(
                    Refusal.Reason.OUT_OF_RANGE, "features", "0", "at least one feature, Fourier feature or formula");
        }
    }

    public static InputSettings of(Feature... features) {
        return new InputSettings(List.of(features), FourierSettings.NONE, List.of());
    }

    /** What a network for these data is given at first. */
    private static InputSettings usual(DataSettings data) {
        if (data.set() == DataSet.PARITY) {
            return new InputSettings(Feature.bits(data.bits()), FourierSettings.NONE, List.of());
        }
        return data.inputs() == 1 ? of(Feature.X1) : DEFAULT;
    }

    /**
     * These inputs, chosen for the data {@code before}, for the data {@code now}: the usual ones become the usual ones, and of
     * others those stay that the data have. The parity of bits is asked of the bits alone; drawn points, which may have been its,
     * are given as before.
     */
    InputSettings fitting(DataSettings before, DataSettings now) {
        boolean alike = now.inputs() == before.inputs()
                && (now.set() == before.set() || now.set().drawn());
        if (alike && now.bits() == before.bits()) {
            return now.inputs() == 1 ? withoutX2() : this;
        }
        boolean bits = now.set() == DataSet.PARITY;
        if (equals(usual(before)) || (bits && now.set() != before.set())) {
            return usual(now);
        }
        List<Feature> left = features.stream()
                .filter(f -> !f.isBit() || (bits && Feature.bits(now.bits()).contains(f)))
                .toList();
        if (left.size() + fourier.count() + formulas.size() == 0) {
            return usual(now);
        }
        InputSettings kept = new InputSettings(left, fourier, formulas);
        return now.inputs() == 1 ? kept.withoutX2() : kept;
    }

    /** The formula that {@code text} states; refused under the name {@code path}, with the index of the character. */
    public static Formula formula(String path, String text) {
        try {
            return Formula.parse(text);
        } catch (FormulaError error) {
            String place = path + "[" + error.position() + "]";
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, place, error.came(), error.allowed());
        }
    }

    public int count() {
        return features.size() + fourier.count() + formulas.size();
    }

    /** The inputs in their order, for data of this number of dimensions; the Fourier features are drawn from the seed. */
    List<Input> resolve(int dimensions, long seed) {
        List<Input> inputs = new ArrayList<>(features);
        inputs.addAll(
                Fourier.draw(fourier.count(), fourier.scale(), dimensions, RandomStream.FOURIER_FEATURES.from(seed)));
        inputs.addAll(formulas);
        return inputs;
    }

    /** These inputs for one-dimensional data: those that don't read x2, or x1 if none is left. */
    private InputSettings withoutX2() {
        List<Feature> left = features.stream().filter(f -> !f.readsX2()).toList();
        List<Formula> ofX1 = formulas.stream().filter(f -> !f.readsX2()).toList();
        boolean none = left.size() + fourier.count() + ofX1.size() == 0;
        return new InputSettings(none ? List.of(Feature.X1) : left, fourier, ofX1);
    }

    /** Refuses the first input that reads x2, which one-dimensional data don't have. */
    void checkWithoutX2() {
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).readsX2()) {
                String allowed = Arrays.stream(Feature.values())
                        .filter(f -> !f.readsX2() && !f.isBit())
                        .map(Ids::id)
                        .collect(Collectors.joining(", "));
                throw notAllowed("features[" + i + "]", Ids.id(features.get(i)), allowed);
            }
        }
        for (int i = 0; i < formulas.size(); i++) {
            if (formulas.get(i).readsX2()) {
                throw notAllowed("formulas[" + i + "]", "x2", "x1, x");
            }
        }
    }

    /** Refuses a formula that isn't finite at every point. */
    void checkFinite(List<DataPoint> points) {
        double[][] values = Input.table(formulas, points);
        for (int i = 0; i < values.length; i++) {
            for (int p = 0; p < points.size(); p++) {
                if (!Double.isFinite(values[i][p])) {
                    DataPoint point = points.get(p);
                    String at = "%s at (%s, %s)"
                            .formatted(
                                    NumberRange.text(values[i][p]),
                                    NumberRange.text(point.x()),
                                    NumberRange.text(point.y()));
                    throw notAllowed("formulas[" + i + "]", at, "a number at every point");
                }
            }
        }
    }

    private static Refusal notAllowed(String path, String value, String allowed) {
        return new Refusal(Refusal.Reason.NOT_ALLOWED, path, value, allowed);
    }
}
