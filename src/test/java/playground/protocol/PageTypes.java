package playground.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.util.Converter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.data.DataPoint;
import playground.data.FormulaStep;
import playground.experiment.Ids;
import playground.explain.Inspection;
import playground.explain.Quantity;
import playground.explain.Symbol;
import playground.protocol.PageForm.Either;
import playground.protocol.PageForm.Field;
import playground.protocol.PageForm.Fields;
import playground.protocol.PageForm.Items;
import playground.protocol.PageForm.Named;
import playground.protocol.PageForm.Tuple;
import playground.protocol.PageForm.Union;

/**
 * Writes {@code web/wire/messages.js}, the types of the server's messages and their checks, from the same records and by the same
 * mapping that write the messages; and {@code web/wire/inspections.js}, the checks that a page needs only when its inspector asks:
 *
 * <pre>mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.protocol.PageTypes</pre>
 */
public final class PageTypes {
    static final Path MESSAGES = Path.of("web/wire/messages.js");
    static final Path INSPECTIONS = Path.of("web/wire/inspections.js");
    static final String COMMAND =
            "mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.protocol.PageTypes";

    private static final int WIDTH = 132;

    /** The names that the written file imports from {@code web/wire/checks.js}. */
    private static final List<String> CHECKS = List.of(
            "either",
            "flag",
            "later",
            "list",
            "nullable",
            "number",
            "object",
            "oneOf",
            "optional",
            "text",
            "tuple",
            "union");

    private static final SerializationConfig CONFIG = Mapping.JSON.getSerializationConfig();
    private static final AnnotationIntrospector ANNOTATIONS = CONFIG.getAnnotationIntrospector();

    /** The forms that can't be derived: of what the mapping writes by hand, and of texts that a page accepts without a check. */
    private static final Map<Class<?>, PageForm> BY_HAND = Map.ofEntries(
            Map.entry(Mapping.Finite.class, PageForm.NUMBER),
            Map.entry(Mapping.AllFinite.class, new Items(PageForm.NUMBER)),
            Map.entry(ExperimentJson.WithPoints.class, new Named("Experiment")),
            Map.entry(ExperimentJson.WithoutPoints.class, new Named("Experiment")),
            Map.entry(DataPoint.class, new Named("Point")),
            Map.entry(Quantity.Index.class, new Either(List.of(PageForm.NUMBER, PageForm.TEXT))),
            Map.entry(FormulaStep.Constant.class, PageForm.NUMBER),
            Map.entry(ErrorCode.class, PageForm.TEXT),
            Map.entry(ServerMessage.StatusReason.class, PageForm.TEXT),
            Map.entry(FormulaStep.Operation.class, PageForm.TEXT),
            Map.entry(Symbol.class, PageForm.TEXT));

    /** The forms by name; a form comes after those that it is made of. */
    private final Map<String, PageForm> named = new LinkedHashMap<>(SettingsTypes.ALL);

    private final Map<String, Class<?>> classes = new LinkedHashMap<>();
    /** The names of forms that only the inspector's answers have. */
    private final Set<String> inspections = new HashSet<>();

    private PageTypes() {}

    public static void main(String[] args) throws IOException {
        for (Map.Entry<Path, String> file : files().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    /** What is to stand in each file. */
    static Map<Path, String> files() {
        PageTypes types = new PageTypes();
        types.named.put("ServerMessage", types.union(ServerMessage.class));
        return Map.of(MESSAGES, types.messages(), INSPECTIONS, types.inspections());
    }

    private String messages() {
        StringBuilder typedefs = new StringBuilder();
        named.forEach((name, form) -> typedefs.append(wrapped(" * ", "@typedef {(" + form.type() + ")} " + name)));
        String checks = checks(false);
        for (String name : inspections) {
            if (!name.equals("Inspection") && checks.contains("CHECKS." + name + ")")) {
                throw new IllegalStateException("a message needs " + name + ", which the inspector alone would bring");
            }
        }
        return """
                /**
                 * The types of the server's messages, and their checks. Generated from the Java records that are written, which say
                 * what each field means, by `playground.protocol.PageTypes` of the tests:
                 *
                 *     %s
                 *
                %s */

                %s

                /**
                 * Those of the inspector's answers are put here by `inspections.js`, without which nothing is asked.
                 *
                 * @type {Record<string, import('./checks.js').Check>}
                 */
                export const CHECKS = {
                %s};

                export const serverMessage = CHECKS.ServerMessage;
                """.formatted(COMMAND, typedefs, imports(checks), checks);
    }

    private String inspections() {
        String checks = checks(true);
        return """
                /**
                 * The checks of the inspector's answers, whose types are in `messages.js`. Generated from the Java records that are
                 * written, by `playground.protocol.PageTypes` of the tests:
                 *
                 *     %s
                 */

                %s
                import { CHECKS } from './messages.js';

                Object.assign(CHECKS, {
                %s});
                """.formatted(COMMAND, imports(checks), checks);
    }

    private String checks(boolean ofInspections) {
        StringBuilder checks = new StringBuilder();
        named.forEach((name, form) -> {
            if (inspections.contains(name) == ofInspections) {
                checks.append(wrapped("  ", name + ": " + form.check() + ","));
            }
        });
        return checks.toString();
    }

    private static String imports(String checks) {
        List<String> used = CHECKS.stream()
                .filter(name -> Pattern.compile("\\b" + name + "\\b(?!:)")
                        .matcher(checks)
                        .find())
                .toList();
        return "import { " + String.join(", ", used) + " } from './checks.js';";
    }

    /** The text broken into lines that are no longer than code may be. */
    private static String wrapped(String margin, String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(margin);
        for (String part : text.split("(?<=, )|(?= \\| )", -1)) {
            if (line.length() + part.stripTrailing().length() > WIDTH) {
                lines.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(margin + "  ");
                part = part.stripLeading();
            }
            line.append(part);
        }
        return lines.append(line).append('\n').toString();
    }

    private PageForm of(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (BY_HAND.containsKey(raw)) {
            return BY_HAND.get(raw);
        }
        if (type.isArrayType() || type.isCollectionLikeType()) {
            return new Items(of(type.getContentType()));
        }
        if (raw == String.class || raw == Enum.class) {
            return PageForm.TEXT;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return PageForm.FLAG;
        }
        if (raw == double.class || raw == Double.class || raw == OptionalDouble.class) {
            return PageForm.MEASURED;
        }
        if (Stream.of(int.class, Integer.class, OptionalInt.class, long.class, Long.class)
                .anyMatch(raw::equals)) {
            return PageForm.NUMBER;
        }
        if (raw == Optional.class) {
            return of(type.containedType(0));
        }
        if (raw.isEnum()) {
            return PageForm.oneOf(Arrays.stream(raw.getEnumConstants())
                    .map(PageTypes::written)
                    .toList());
        }
        Optional<JavaType> converted = converted(describe(raw).getClassInfo());
        if (converted.isPresent()) {
            return of(converted.get());
        }
        if (raw.isSealed()) {
            return kindOf(raw).isPresent() ? named(raw, () -> union(raw)) : either(raw);
        }
        if (!raw.isRecord()) {
            throw new IllegalStateException("no form is known of " + type);
        }
        JsonFormat.Value format = ANNOTATIONS.findFormat(describe(raw).getClassInfo());
        if (format != null && format.getShape() == JsonFormat.Shape.ARRAY) {
            Map<String, PageForm> entries = new LinkedHashMap<>();
            fields(raw).fields().forEach((name, field) -> entries.put(name, field.form()));
            return new Tuple(entries);
        }
        return named(raw, () -> fields(raw));
    }

    private PageForm named(Class<?> type, Supplier<PageForm> form) {
        String name = type.getSimpleName().replaceAll("Json$", "");
        Class<?> other = classes.putIfAbsent(name, type);
        if (other == null) {
            PageForm made = form.get();
            named.put(name, made);
        } else if (other != type) {
            throw new IllegalStateException(other + " and " + type + " would both be " + name);
        }
        return new Named(name);
    }

    /** The form of a sealed type whose kinds have no field to tell them apart, such as {@link FormulaStep}. */
    private PageForm either(Class<?> sealed) {
        return new Either(
                kinds(sealed).map(kind -> of(CONFIG.constructType(kind))).toList());
    }

    /** The form of a sealed type whose kinds are told apart by their field {@code kind} or {@code type}. */
    private Union union(Class<?> sealed) {
        String key = kindOf(sealed).orElseThrow();
        Map<Class<?>, String> names = names(sealed);
        if (!names.keySet().equals(Set.of(sealed.getPermittedSubclasses()))) {
            throw new IllegalStateException("@JsonSubTypes of " + sealed + " doesn't name each kind once");
        }
        Map<String, PageForm> kinds = new LinkedHashMap<>();
        names.forEach((kind, name) -> {
            if (kind == ServerMessage.Inspected.class) {
                kinds.put(name, inspected(key, name));
            } else if (sealed == ServerMessage.class || kind.getEnclosingClass() != sealed) {
                kinds.put(name, named(kind, () -> fields(kind)));
            } else {
                kinds.put(name, fields(kind));
            }
        });
        return new Union(key, kinds);
    }

    /** The form of the answers, by view. If two answers have the same view, its form has the fields of both. */
    private PageForm inspected(String key, String name) {
        Set<String> others = Set.copyOf(named.keySet());
        Map<String, Fields> views = new LinkedHashMap<>();
        List<Class<?>> answers = kinds(Inspection.class)
                .sorted(Comparator.comparing(PageTypes::view))
                .toList();
        for (Class<?> answer : answers) {
            views.merge(Ids.id(view(answer)), fields(answer), Fields::or);
        }
        Fields heading = fields(ServerMessage.Inspected.class);
        Map<String, PageForm> kinds = new LinkedHashMap<>();
        views.forEach((view, found) -> {
            Fields all = heading.with(key, PageForm.oneOf(List.of(name)))
                    .with("view", PageForm.oneOf(List.of(view)))
                    .and(found);
            String answer = Character.toUpperCase(view.charAt(0)) + view.substring(1) + "Answer";
            named.put(answer, all);
            kinds.put(view, new Named(answer));
        });
        named.put("Inspection", new Union("view", kinds));
        inspections.addAll(named.keySet());
        inspections.removeAll(others);
        return new Named("Inspection");
    }

    /** The view of a kind of answer, from the handler's method for it, which needs no actual answer. */
    private static View view(Class<?> answer) {
        try {
            for (Method method : Inspection.Handler.class.getMethods()) {
                if (method.getParameterTypes()[0] == answer) {
                    method.setAccessible(true);
                    return (View) method.invoke(View.OF, (Object) null);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("no view of " + answer);
    }

    /** The kinds of a sealed type, sorted by name, because a compiler lists them in any order. */
    private static Stream<Class<?>> kinds(Class<?> sealed) {
        return Stream.<Class<?>>of(sealed.getPermittedSubclasses()).sorted(Comparator.comparing(Class::getName));
    }

    private Fields fields(Class<?> type) {
        BeanDescription bean = describe(type);
        Map<String, Field> fields = new LinkedHashMap<>();
        key(type).ifPresent(key -> fields.put(key[0], new Field(PageForm.oneOf(List.of(key[1])), false)));
        for (BeanPropertyDefinition property : bean.findProperties()) {
            AnnotatedMember member = property.getAccessor();
            if (Boolean.TRUE.equals(ANNOTATIONS.hasAnyGetter(member))) {
                Field entry = new Field(of(member.getType().getContentType()), true);
                for (Object key : member.getType().getKeyType().getRawClass().getEnumConstants()) {
                    fields.put(Ids.id((Enum<?>) key), entry);
                }
            } else if (ANNOTATIONS.findUnwrappingNameTransformer(member) == null) {
                fields.put(property.getName(), field(bean, member));
            } else if (member.getRawType() != Inspection.class) {
                fields.putAll(unwrapped(member.getRawType()).fields());
            }
        }
        return new Fields(fields);
    }

    private Fields unwrapped(Class<?> type) {
        if (!type.isSealed()) {
            return fields(type);
        }
        return kinds(type).map(this::fields).reduce(Fields::or).orElseThrow();
    }

    private Field field(BeanDescription bean, AnnotatedMember member) {
        JavaType type = member.getType();
        Include include = ANNOTATIONS
                .findPropertyInclusion(bean.getClassInfo())
                .withOverrides(ANNOTATIONS.findPropertyInclusion(member))
                .getValueInclusion();
        boolean mayBeEmpty = Stream.of(Optional.class, OptionalInt.class, OptionalDouble.class)
                .anyMatch(type::hasRawClass);
        boolean leftOut = include == Include.USE_DEFAULTS
                ? mayBeEmpty
                : include != Include.ALWAYS && !(include == Include.NON_NULL && type.isPrimitive());
        return new Field(form(member, type), leftOut);
    }

    private PageForm form(AnnotatedMember member, JavaType type) {
        Object byHand = ANNOTATIONS.findSerializer(member);
        if (byHand == JsonForms.LossOrUnit.class) {
            return new Either(List.of(PageForm.oneOf(List.of("loss")), of(type)));
        }
        if (byHand != null) {
            return BY_HAND.get(byHand);
        }
        PageForm whole = of(converted(member).orElse(type));
        Set<String> included =
                ANNOTATIONS.findPropertyInclusionByName(CONFIG, member).getIncluded();
        return included == null ? whole : fields(type.getRawClass()).only(included);
    }

    /** The type that a value is converted to before it is written; empty if it isn't converted. */
    private static Optional<JavaType> converted(Annotated annotated) {
        Object converter = ANNOTATIONS.findSerializationConverter(annotated);
        if (converter == null) {
            return Optional.empty();
        }
        JavaType type = CONFIG.constructType((Class<?>) converter);
        return Optional.of(type.findTypeParameters(Converter.class)[1]);
    }

    /** The field by which the kinds of a sealed type are told apart. */
    private static Optional<String> kindOf(Class<?> sealed) {
        return Optional.ofNullable(ANNOTATIONS.findPolymorphicTypeInfo(
                        CONFIG, describe(sealed).getClassInfo()))
                .map(info -> info.getPropertyName());
    }

    /** The name of that field, and its value for this kind. */
    private static Optional<String[]> key(Class<?> kind) {
        return kindOf(kind).map(key -> new String[] {key, names(kind).get(kind)});
    }

    private static Map<Class<?>, String> names(Class<?> sealed) {
        return ANNOTATIONS.findSubtypes(describe(sealed).getClassInfo()).stream()
                .collect(Collectors.toMap(
                        NamedType::getType, NamedType::getName, (a, b) -> a + " and " + b, LinkedHashMap::new));
    }

    private static BeanDescription describe(Class<?> type) {
        return CONFIG.introspect(CONFIG.constructType(type));
    }

    private static String written(Object constant) {
        return Mapping.JSON.valueToTree(constant).textValue();
    }
}
