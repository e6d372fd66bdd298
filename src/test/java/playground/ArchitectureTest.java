package playground;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.util.stream.Stream;

/** Which room may know of which. A rule that breaks is a question to the design, not to this test. */
@AnalyzeClasses(packages = "playground", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule mathsKnowsTheJdkOnly =
            room("maths").onlyDependOnClassesThat().resideInAnyPackage(jdkAnd("maths"));

    @ArchTest
    static final ArchRule nnKnowsTheJdkAndMathsOnly =
            room("nn").onlyDependOnClassesThat().resideInAnyPackage(jdkAnd("nn", "maths"));

    @ArchTest
    static final ArchRule dataKnowsTheJdkAndMathsOnly =
            room("data").onlyDependOnClassesThat().resideInAnyPackage(jdkAnd("data", "maths"));

    @ArchTest
    static final ArchRule trainingKnowsNnDataAndMathsOnly =
            room("training").onlyDependOnClassesThat().resideInAnyPackage(jdkAnd("training", "nn", "data", "maths"));

    @ArchTest
    static final ArchRule explainKnowsTrainingNnDataAndMathsOnly = room("explain")
            .onlyDependOnClassesThat()
            .resideInAnyPackage(jdkAnd("explain", "training", "nn", "data", "maths"));

    @ArchTest
    static final ArchRule protocolKnowsJacksonTrainingAndExplainOnly = room("protocol")
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    jdkAnd("protocol", "explain", "training", "nn", "data", "maths", "com.fasterxml.jackson"));

    @ArchTest
    static final ArchRule pageKnowsNothingOfTheServer = noClasses()
            .that()
            .resideInAPackage("playground.page..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("playground.server..", "io.javalin..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule onlyTheServerAndMainKnowJavalin = noClasses()
            .that()
            .resideOutsideOfPackage("playground.server..")
            .and()
            .doNotHaveFullyQualifiedName("playground.Main")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule nobodyButMainKnowsTheServer = noClasses()
            .that()
            .resideOutsideOfPackages("playground", "playground.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("playground.server..");

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
            .resideInAnyPackage("playground.maths..", "playground.nn..", "playground.data..", "playground.training..")
            .should()
            .callMethodWhere(JavaCall.Predicates.target(owner(type(Math.class)).or(owner(type(StrictMath.class))))
                    .and(JavaCall.Predicates.target(
                            nameMatching("a?(sin|cos|tan)h?|atan2|exp|expm1|log|log10|log1p|pow|hypot|cbrt|fma"))));

    private static ClassesShould room(String name) {
        return classes().that().resideInAPackage("playground." + name + "..").should();
    }

    private static String[] jdkAnd(String... rooms) {
        return Stream.concat(
                        Stream.of("java.."),
                        Stream.of(rooms).map(r -> (r.contains(".") ? r : "playground." + r) + ".."))
                .toArray(String[]::new);
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
