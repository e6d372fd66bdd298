package playground.export;

import static playground.export.Literals.list;

import java.util.List;
import playground.data.Affine;
import playground.data.FormulaStep;
import playground.nn.Breaks;

/** What the files in Python have in common: how they begin, how they write arithmetic, and how they write arrays. */
abstract class PythonSource extends Infix {
    /** The library's name in the file. */
    private final String library;

    final TrainedNetwork trained;
    final SourceText text;
    /** The index of the output layer. */
    final int last;

    PythonSource(String library, TrainedNetwork trained, Breaks breaks) {
        this.library = library;
        this.trained = trained;
        text = new SourceText(breaks);
        last = trained.network().layers().size() - 1;
    }

    @Override
    String function(FormulaStep.Operation operation) {
        return library + "."
                + switch (operation) {
                    case MIN -> "minimum";
                    case MAX -> "maximum";
                    case POWER -> "pow";
                    default -> operation.symbol();
                };
    }

    @Override
    public final String number(double value) {
        return Double.isFinite(value) ? super.number(value) : "float(\"" + value + "\")";
    }

    @Override
    public final String floor(String operand) {
        return library + ".floor(" + operand + ")";
    }

    @Override
    public final String everywhere(double value) {
        return library + ".full_like(x1, " + number(value) + ")";
    }

    final void begin(String use, String imports) {
        Names names = trained.names();
        text.lines("\"\"\"" + String.join("\n", Facts.of(trained)) + "\n\n" + use + "\n\"\"\"\n");
        text.lines(imports + "\n");
        text.lines("COLUMNS = " + list(names.columns(), Literals::python, "[]"));
        text.lines("TARGET = " + Literals.python(names.target()));
        if (trained.classifies()) {
            text.lines("CLASSES = " + list(names.classes(), Literals::python, "[]"));
        }
        text.lines("LINK = " + Literals.python(trained.link()));
    }

    /** The function that makes the network's inputs of points, one row each. */
    final void inputs(String columns, String stack) {
        int count = trained.columns().size();
        text.lines("\n\ndef inputs(points):");
        text.lines("    \"\"\"What the first layer gets of each point, which is given in the data's own units.\"\"\"");
        text.lines("    " + (count == 1 ? "(x1,)" : "x1, x2") + " = " + columns);
        for (int i = 0; i < count; i++) {
            Affine scale = trained.columns().get(i);
            if (!scale.equals(Affine.IDENTITY)) {
                text.lines("    x%1$d = (x%1$d - %2$s) / %3$s"
                        .formatted(i + 1, number(scale.shift()), number(scale.unit())));
            }
        }
        List<String> inputs = InputExpressions.write(trained.inputs(), this);
        text.lines("    return " + library
                + stack.formatted("[\n        " + String.join(",\n        ", inputs) + ",\n    ]"));
    }

    /** The class of each row of predictions, as the body of a function. */
    final String classOf(String argMax) {
        return trained.network().outputs() == 1
                ? "(predictions[:, 0] > %s)".formatted(number(trained.decision()))
                : "predictions." + argMax;
    }

    /** A value scaled as the network takes it, as an operand. */
    final String scaled(Affine scale, String value) {
        return scale.equals(Affine.IDENTITY)
                ? value
                : "((%s - %s) / %s)".formatted(value, number(scale.shift()), number(scale.unit()));
    }

    /** A scaled value back in its own unit. */
    final String restored(String value) {
        Affine scale = trained.target();
        return scale.equals(Affine.IDENTITY)
                ? value
                : "%s * %s + %s".formatted(value, number(scale.unit()), number(scale.shift()));
    }

    /** Lines at the top level of the file, after two empty ones. */
    final void define(String lines) {
        text.lines("\n\n" + lines.stripTrailing());
    }
}
