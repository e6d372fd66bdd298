package playground;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which room may know of which. A rule that breaks is a question to the design, not to this test. */
@AnalyzeClasses(packages = "playground", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java/playground");

    /** Libraries by the names that README calls them. */
    private static final Map<String, String> LIBRARIES = Map.ofEntries(
            entry("JDK", "java.."),
            entry("FastCSV", "de.siegmar.fastcsv.."),
            entry("Jackson", "com.fasterxml.jackson.."),
            entry("j2html", "j2html.."),
            entry("SLF4J", "org.slf4j.."),
            entry("Javalin", "io.javalin.."),
            entry("Jetty", "org.eclipse.jetty.."),
            entry("Servlet", "jakarta.servlet.."),
            entry("Micrometer", "io.micrometer.."),
            entry("QR Code generator", "io.nayuki.qrcodegen.."),
            entry("ONNX", "ai.onnx.."));

    /** A row: the room, what it is, and what it may import. */
    private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\| .* \\| (JDK.*) \\|");

    @ArchTest
    static void aRoomImportsWhatReadmeSaysAndNothingElse(JavaClasses classes) {
        readRooms().forEach((room, mayImport) -> classes()
                .that()
                .resideInAPackage(packages("`" + room + "`"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(mayImport)
                .check(classes));
    }

    @ArchTest
    static void readmeNamesEveryRoomAndNoOther(JavaClasses classes) throws IOException {
        try (Stream<Path> rooms = Files.list(SOURCES).filter(Files::isDirectory)) {
            assertEquals(
                    rooms.map(room -> room.getFileName().toString()).collect(toCollection(TreeSet::new)),
                    readRooms().keySet());
        }
    }

    @ArchTest
    static void aRoomImportsAllThatReadmeSaysThatItMay(JavaClasses classes) {
        readRooms().forEach((room, mayImport) -> Stream.of(mayImport)
                .forEach(imported -> assertTrue(
                        classes.stream()
                                .filter(type -> resideInAPackage(packages("`" + room + "`"))
                                        .test(type))
                                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                                .anyMatch(dependency -> resideInAPackage(imported)
                                        .test(dependency.getTargetClass().getBaseComponentType())),
                        room + " doesn't import " + imported)));
    }

    @ArchTest
    static final ArchRule kindsOfASealedTypeAreToldApartByItsHandlerSoThatAForgottenOneDoesNotCompile =
            classes().should(askNoValueForItsKind());

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("playground.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thereIsNoUtilPackage =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..");

    @ArchTest
    static final ArchRule bitsNeverComeFromFunctionsThatDifferBetweenJdks = noClasses()
            .that()
            .resideInAnyPackage(
                    "playground.maths..",
                    "playground.nn..",
                    "playground.data..",
                    "playground.experiment..",
                    "playground.training..")
            .should()
            .callMethodWhere(JavaCall.Predicates.target(owner(type(Math.class)).or(owner(type(StrictMath.class))))
                    .and(JavaCall.Predicates.target(
                            nameMatching("a?(sin|cos|tan)h?|atan2|exp|expm1|log|log10|log1p|pow|hypot|cbrt|fma"))));

    /** For each room, the packages that it may import, its own among them. */
    private static SortedMap<String, String[]> readRooms() {
        SortedMap<String, String[]> rooms = new TreeMap<>();
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            lines.map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
                Stream<String> names = Stream.concat(
                        Stream.of("`" + row.group(1) + "`"),
                        Stream.of(row.group(2).split(", ")));
                rooms.put(row.group(1), names.map(ArchitectureTest::packages).toArray(String[]::new));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rooms;
    }

    private static String packages(String name) {
        return name.startsWith("`")
                ? "playground." + name.replace("`", "") + ".."
                : requireNonNull(LIBRARIES.get(name), "no library is known by the name " + name);
    }

    private static ArchCondition<JavaClass> askNoValueForItsKind() {
        return new ArchCondition<>("not ask by instanceof which kind of a sealed type a value is") {
            @Override
            public void check(JavaClass asking, ConditionEvents events) {
                for (InstanceofCheck check : asking.getInstanceofChecks()) {
                    JavaClass asked = check.getRawType();
                    boolean isKind = asked.getAllRawInterfaces().stream()
                            .anyMatch(type -> type.getPackageName().startsWith("playground")
                                    && type.reflect().isSealed());
                    if (isKind && !asked.equals(asking)) {
                        events.add(SimpleConditionEvent.violated(
                                check,
                                check.getOwner().getFullName() + " asks for " + asked.getName() + " in "
                                        + check.getSourceCodeLocation()));
                    }
                }
            }
        };
    }
}
