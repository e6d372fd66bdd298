package playground.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import playground.nn.Breaks;

/** The Java that is taken home, compiled and run. */
class JavaExportTest {
    private static final double TOLERANCE = 1e-12;

    @Test
    void theClassTellsWhatTheCoreTellsWhateverTheNetwork(@TempDir Path folder) throws Exception {
        List<ExportCase> cases = ExportCase.all();
        compile(folder, cases.stream().map(one -> source(one.number(), JavaExport.write(one.trained(), Breaks.NONE))));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            for (ExportCase one : cases) {
                Class<?> written = loader.loadClass("network" + one.number() + "." + JavaExport.CLASS);
                double[][] points = one.questions();
                double[][] answers = one.answers(points);
                for (int p = 0; p < points.length; p++) {
                    double[] told = (double[])
                            written.getMethod("predict", double[].class).invoke(null, points[p]);
                    assertArrayEquals(answers[p], told, TOLERANCE, one.toString());
                }
                assertEquals(one.trained().link(), written.getField("LINK").get(null));
                Names names = one.trained().names();
                assertArrayEquals(names.columns().toArray(), (String[])
                        written.getField("COLUMNS").get(null));
                assertEquals(names.target(), written.getField("TARGET").get(null));
                if (one.trained().classifies()) {
                    assertArrayEquals(names.classes().toArray(), (String[])
                            written.getField("CLASSES").get(null));
                }
            }
        }
    }

    @Test
    void everyTwoKindsOfPartsMeetInTheNetworksThatAreExported() {
        List<ExportCase> cases = ExportCase.all();
        assertEquals(
                6 * 3,
                pairs(cases.stream(), one -> one.run().experiment().data().scaling()));
        assertEquals(
                6 * 12,
                pairs(cases.stream(), one -> one.run().network().activations().get(0)));
        assertEquals(6 * 17, pairs(cases.stream(), one -> one.run().experiment().objective()));
        assertEquals(
                6 * 7,
                pairs(
                        cases.stream(),
                        one -> one.run().experiment().training().optimizer().kind()));
    }

    private static long pairs(Stream<ExportCase> cases, java.util.function.Function<ExportCase, Object> part) {
        return cases.map(one -> one.kind() + " with " + part.apply(one))
                .distinct()
                .count();
    }

    private static JavaFileObject source(int number, String text) {
        String name = "network" + number + "/" + JavaExport.CLASS;
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "package network" + number + ";\n" + text;
            }
        };
    }

    private static void compile(Path folder, Stream<JavaFileObject> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options = List.of("-d", folder.toString(), "-Xlint:all", "--release", "17", "-proc:none");
        boolean compiled = compiler.getTask(null, null, problems, options, null, sources.toList())
                .call();
        assertTrue(compiled && problems.getDiagnostics().isEmpty(), () -> problems.getDiagnostics().stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new))
                .first());
    }
}
