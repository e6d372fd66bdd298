package playground.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The form of some JSON, as a JavaScript type in a comment and as a check of {@code web/wire/checks.js}. */
sealed interface PageForm {
    PageForm NUMBER = new Plain("number", "number");
    PageForm MEASURED = new Plain("number | null", "nullable(number)");
    PageForm TEXT = new Plain("string", "text");
    PageForm FLAG = new Plain("boolean", "flag");

    String type();

    String check();

    static PageForm oneOf(List<String> texts) {
        List<String> quoted = texts.stream().map(text -> "'" + text + "'").toList();
        return new Plain(String.join(" | ", quoted), "oneOf([" + String.join(", ", quoted) + "])");
    }

    record Plain(String type, String check) implements PageForm {}

    /** A form that is defined once, and used by its name. */
    record Named(String type) implements PageForm {
        @Override
        public String check() {
            return "later(() => CHECKS." + type + ")";
        }
    }

    record Items(PageForm of) implements PageForm {
        @Override
        public String type() {
            return of.type().contains(" | ") ? "(" + of.type() + ")[]" : of.type() + "[]";
        }

        @Override
        public String check() {
            return "list(" + of.check() + ")";
        }
    }

    /** A list with an entry for each name. */
    record Tuple(Map<String, PageForm> entries) implements PageForm {
        @Override
        public String type() {
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue().type())
                    .collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String check() {
            return entries.values().stream().map(PageForm::check).collect(Collectors.joining(", ", "tuple(", ")"));
        }
    }

    record Either(List<PageForm> forms) implements PageForm {
        @Override
        public String type() {
            return forms.stream().map(PageForm::type).collect(Collectors.joining(" | "));
        }

        @Override
        public String check() {
            return forms.stream().map(PageForm::check).collect(Collectors.joining(", ", "either(", ")"));
        }
    }

    /** Objects whose field {@code key} says which of the kinds they are. */
    record Union(String key, Map<String, PageForm> kinds) implements PageForm {
        @Override
        public String type() {
            return kinds.values().stream().map(PageForm::type).collect(Collectors.joining(" | "));
        }

        @Override
        public String check() {
            return kinds.entrySet().stream()
                    .map(kind -> keyOf(kind.getKey()) + ": " + kind.getValue().check())
                    .collect(Collectors.joining(", ", "union('" + key + "', { ", " })"));
        }

        /** As a key of an object literal: in quotes unless it is a name. */
        private static String keyOf(String id) {
            return id.matches("\\w+") ? id : "'" + id + "'";
        }
    }

    record Field(PageForm form, boolean optional) {}

    record Fields(Map<String, Field> fields) implements PageForm {
        @Override
        public String type() {
            return fields.entrySet().stream()
                    .map(entry -> entry.getKey()
                            + (entry.getValue().optional() ? "?: " : ": ")
                            + entry.getValue().form().type())
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }

        @Override
        public String check() {
            return fields.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + check(entry.getValue()))
                    .collect(Collectors.joining(", ", "object({ ", " })"));
        }

        private static String check(Field field) {
            String check = field.form().check();
            return field.optional() ? "optional(" + check + ")" : check;
        }

        /** These fields with one more, put first, or with another form for one of them. */
        Fields with(String name, PageForm form) {
            Map<String, Field> more = new LinkedHashMap<>();
            more.put(name, new Field(form, false));
            fields.forEach(more::putIfAbsent);
            return new Fields(more);
        }

        Fields and(Fields others) {
            Map<String, Field> more = new LinkedHashMap<>(fields);
            more.putAll(others.fields);
            return new Fields(more);
        }

        Fields only(Set<String> names) {
            Map<String, Field> fewer = new LinkedHashMap<>(fields);
            fewer.keySet().retainAll(names);
            return new Fields(fewer);
        }

        /** The form of objects with these fields or the other ones; only the fields that both have are always there. */
        Fields or(Fields other) {
            Map<String, Field> all = new LinkedHashMap<>();
            fields.forEach((name, field) -> all.put(name, either(field, other.fields.get(name))));
            other.fields.forEach((name, field) -> all.putIfAbsent(name, new Field(field.form(), true)));
            return new Fields(all);
        }

        private static Field either(Field one, Field other) {
            if (other == null) {
                return new Field(one.form(), true);
            }
            boolean optional = one.optional() || other.optional();
            boolean same = one.form().equals(other.form());
            return new Field(same ? one.form() : new Either(List.of(one.form(), other.form())), optional);
        }
    }
}
