package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import playground.experiment.Ids;
import playground.experiment.NumberRange;
import playground.experiment.Ranges;
import playground.experiment.Scale;
import playground.lessons.Act;
import playground.lessons.Hint;
import playground.lessons.Lesson;
import playground.lessons.LessonStep;
import playground.lessons.Lessons;
import playground.lessons.Question;
import playground.lessons.Term;

/** Lessons as JSON: what a page must know of their structure, and the messages with which it takes one. */
public final class LessonJson {
    /** What is typed may be any number that is no slip of the hand. */
    private static final NumberRange TYPED = new NumberRange(-1e15, 1e15, 0, 0, Scale.LINEAR, false);

    private static final int MOST_QUESTIONS = 16;

    private LessonJson() {}

    /** All lessons as one line of JSON: a list. */
    public static String lessons() {
        return MessageWriter.text(json -> {
            json.writeStartArray();
            for (Lesson lesson : Lessons.ALL) {
                json.writeStartObject();
                json.writeStringField("id", lesson.id());
                json.writeStringField("note", lesson.note());
                json.writeNumberField("minutes", lesson.minutes());
                json.writeArrayFieldStart("steps");
                for (LessonStep step : lesson.steps()) {
                    write(json, step);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The terms of the glossary as one line of JSON: a list. */
    public static String terms() {
        return MessageWriter.text(json -> {
            json.writeStartArray();
            for (Term term : Term.GLOSSARY) {
                json.writeStartObject();
                json.writeStringField("id", term.id());
                json.writeStringField("light", Ids.id(term.light()));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, LessonStep step) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", step.id());
        json.writeFieldName("start");
        ExperimentJson.write(json, step.start(), true);
        writeIds(json, "lights", step.lights().stream().map(Ids::id).toList());
        List<String> options = new ArrayList<>();
        step.prediction().ifPresent(prediction -> prediction.options().forEach(option -> options.add(option.id())));
        writeIds(json, "options", options);
        json.writeArrayFieldStart("questions");
        for (Question question : step.questions()) {
            json.writeStartObject();
            json.writeStringField("id", question.id());
            writeIds(json, "choices", question.choices());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("hints", Hint.LEVELS);
        json.writeBooleanField("lab", step.lab());
        if (step.table().isPresent()) {
            write(json, step.table().get());
        }
        json.writeArrayFieldStart("solution");
        for (Act act : step.solution()) {
            json.writeStartObject();
            act.accept(new Writer(json)).write();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LessonStep.Table table) throws IOException {
        json.writeObjectFieldStart("table");
        writeIds(json, "columns", table.columns());
        json.writeArrayFieldStart("rows");
        for (List<Double> row : table.rows()) {
            json.writeStartArray();
            for (double number : row) {
                json.writeNumber(number);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What writes the fields of an act. */
    private interface Fieldwise {
        void write() throws IOException;
    }

    private static final class Writer implements Act.Handler<Fieldwise> {
        private final JsonGenerator json;

        Writer(JsonGenerator json) {
            this.json = json;
        }

        @Override
        public Fieldwise set(Act.Set act) {
            return () -> {
                json.writeStringField("act", "set");
                json.writeNumberField("layer", act.layer());
                json.writeNumberField("unit", act.unit());
                if (act.input().isPresent()) {
                    json.writeNumberField("input", act.input().getAsInt());
                }
                Numbers.write(json, "value", act.value());
            };
        }

        @Override
        public Fieldwise change(Act.Change act) {
            return () -> {
                json.writeStringField("act", "change");
                json.writeFieldName("experiment");
                ExperimentJson.write(json, act.experiment(), true);
            };
        }

        @Override
        public Fieldwise train(Act.Train act) {
            return () -> {
                json.writeStringField("act", "train");
                json.writeStringField("length", Ids.id(act.length()));
            };
        }

        @Override
        public Fieldwise answer(Act.Answer act) {
            return () -> json.writeStringField("act", "answer");
        }
    }

    private static void writeIds(JsonGenerator json, String name, List<String> ids) throws IOException {
        json.writeArrayFieldStart(name);
        for (String id : ids) {
            json.writeString(id);
        }
        json.writeEndArray();
    }

    static ClientMessage.Watch watch(ObjectNode message) {
        Fields fields = Fields.of(message, "", "type", "lesson", "step");
        if (!fields.has("lesson")) {
            return new ClientMessage.Watch(Optional.empty());
        }
        String id = Fields.text(fields.required("lesson"), "lesson");
        Lesson lesson = Lessons.find(id)
                .orElseThrow(() -> BadMessage.notAllowed(
                        ErrorCode.NOT_ALLOWED,
                        "lesson",
                        id,
                        Lessons.ALL.stream().map(Lesson::id).collect(Collectors.joining(", "))));
        String wanted = Fields.text(fields.required("step"), "step");
        return new ClientMessage.Watch(Optional.of(lesson.steps().stream()
                .filter(step -> step.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> BadMessage.notAllowed(
                        ErrorCode.NOT_ALLOWED,
                        "step",
                        wanted,
                        lesson.steps().stream().map(LessonStep::id).collect(Collectors.joining(", "))))));
    }

    static ClientMessage.Answer answer(ObjectNode message) {
        Fields fields = Fields.of(message, "", "type", "numbers");
        if (!fields.has("numbers")) {
            return new ClientMessage.Answer(Optional.empty());
        }
        ArrayNode list = fields.array("numbers", MOST_QUESTIONS);
        List<OptionalDouble> numbers = new ArrayList<>();
        for (JsonNode number : list) {
            String path = "numbers[" + numbers.size() + "]";
            numbers.add(
                    number.isNull() ? OptionalDouble.empty() : OptionalDouble.of(Fields.number(number, path, TYPED)));
        }
        return new ClientMessage.Answer(Optional.of(numbers));
    }

    static ClientMessage.Build build(ObjectNode message) {
        return new ClientMessage.Build(
                (int) Fields.of(message, "", "type", "pieces").number("pieces", Ranges.UNITS));
    }
}
