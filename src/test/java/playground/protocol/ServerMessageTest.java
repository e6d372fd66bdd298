package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.data.DataPoint;
import playground.experiment.Experiment;
import playground.experiment.Ids;
import playground.explain.Inspector;
import playground.explain.Steepness;
import playground.lessons.StepWatch;
import playground.protocol.ServerMessage.RunStatus;
import playground.protocol.ServerMessage.StatusReason;
import playground.training.Diagnosis;
import playground.training.Run;

final class ServerMessageTest {

    static List<Fixture> examples() {
        return Fixture.examples(Fixture.SERVER);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsWhatTheServerWrites(Fixture example) throws IOException {
        JsonNode expected = example.message();
        ServerMessage message = example.content().has("inspect") ? inspected(example.content()) : rebuilt(expected);
        assertEquals(expected, Fixture.JSON.readTree(MessageWriter.write(message)));
    }

    @Test
    void everyTypeOfMessageHasItsExamples() {
        assertEquals(ServerMessage.class.getPermittedSubclasses().length, Fixture.SERVER.size());
        Set<String> types = Arrays.stream(MessageType.values())
                .map(type -> type.name().replace("_", ""))
                .collect(Collectors.toSet());
        Set<String> files = Fixture.CLIENT.stream()
                .map(file -> file.toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
        assertEquals(types, files);
    }

    @Test
    void nanNeverTravels() {
        var points = new ServerMessage.Points(List.of(new DataPoint(Double.NaN, 0, 0, false)));
        assertThrows(IllegalArgumentException.class, () -> MessageWriter.write(points));
    }

    /** What the server finds in a new run of the fixture's experiment. */
    private static ServerMessage inspected(JsonNode content) {
        Run run = new Run(experiment(content.get("experiment")));
        var inspect = (ClientMessage.Inspect)
                MessageReader.read(content.get("inspect").toString(), Experiment.DEFAULT);
        return new ServerMessage.Inspected(1, 0, 0, Inspector.inspect(run, inspect.inquiry()));
    }

    private static ServerMessage rebuilt(JsonNode json) {
        return switch (json.get("type").textValue()) {
            case "started" ->
                new ServerMessage.Started(
                        json.get("run").longValue(),
                        experiment(json.get("experiment")),
                        points(json.get("points")),
                        Optional.ofNullable(json.get("resumed"))
                                .map(resumed -> new ServerMessage.Resumed(
                                        resumed.get("step").longValue(),
                                        resumed.get("edited").booleanValue())));
            case "changed" ->
                new ServerMessage.Changed(json.get("step").longValue(), experiment(json.get("experiment")));
            case "revisited" ->
                new ServerMessage.Revisited(
                        json.get("step").longValue(),
                        experiment(json.get("experiment")),
                        Optional.ofNullable(json.get("points")).map(ServerMessageTest::points));
            case "points" -> new ServerMessage.Points(points(json.get("points")));
            case "status" ->
                new ServerMessage.Status(
                        Ids.parse(RunStatus.class, json.get("status").textValue(), "status"),
                        Optional.ofNullable(json.get("reason"))
                                .map(reason -> Ids.parse(StatusReason.class, reason.textValue(), "reason")),
                        Optional.ofNullable(json.get("steepness"))
                                .map(found -> new Steepness(
                                        found.get("step").longValue(),
                                        found.get("value").doubleValue(),
                                        found.get("limit").doubleValue())),
                        Optional.ofNullable(json.get("diagnosis"))
                                .map(found -> new Diagnosis(
                                        Ids.parse(
                                                Diagnosis.Kind.class,
                                                found.get("kind").textValue(),
                                                "kind"),
                                        found.path("layer").asInt(-1))));
            case "error" ->
                new ServerMessage.Refused(
                        Ids.parse(ErrorCode.class, json.get("code").textValue(), "code"),
                        json.path("path").asText(),
                        json.path("value").asText(),
                        json.path("allowed").asText(),
                        json.get("message").textValue());
            case "lesson" ->
                new ServerMessage.Watched(new StepWatch.Progress(
                        json.get("step").textValue(),
                        json.get("done").booleanValue(),
                        Optional.ofNullable(json.get("failure")).map(JsonNode::textValue),
                        Optional.ofNullable(json.get("outcome")).map(JsonNode::textValue),
                        texts(json.get("marks")),
                        texts(json.get("hints")),
                        json.get("values")
                                .valueStream()
                                .map(value ->
                                        new StepWatch.Value(value.get("name").textValue(), number(value.get("number"))))
                                .toList(),
                        Optional.ofNullable(json.get("answers")).map(answers -> answers.valueStream()
                                .map(ServerMessageTest::number)
                                .toList())));
            case "exported" ->
                new ServerMessage.Exported(
                        json.get("name").textValue(),
                        json.get("mediaType").textValue(),
                        json.get("content").textValue());
            case "swept" ->
                new ServerMessage.SweepStarted(
                        json.get("sweep").longValue(),
                        json.get("runs")
                                .valueStream()
                                .map(run -> new ServerMessage.SweptRun(
                                        experiment(run.get("experiment")),
                                        Optional.ofNullable(run.get("points")).map(ServerMessageTest::points),
                                        run.has("pointsOf")
                                                ? OptionalInt.of(
                                                        run.get("pointsOf").intValue())
                                                : OptionalInt.empty()))
                                .toList());
            case "sweepStatus" ->
                new ServerMessage.SweepStatus(
                        json.get("sweep").longValue(),
                        Ids.parse(
                                ServerMessage.SweepState.class,
                                json.get("status").textValue(),
                                "status"));
            case "ping" -> ServerMessage.Ping.PING;
            default -> throw new AssertionError(json);
        };
    }

    private static Experiment experiment(JsonNode json) {
        return ExperimentJson.read(json, "experiment", Experiment.DEFAULT);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::textValue).toList();
    }

    private static OptionalDouble number(JsonNode number) {
        return number == null || number.isNull() ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
    }

    private static List<DataPoint> points(JsonNode json) {
        return json.valueStream()
                .map(point -> new DataPoint(
                        point.get(0).doubleValue(),
                        point.get(1).doubleValue(),
                        point.get(2).doubleValue(),
                        point.get(3).intValue() == 1))
                .toList();
    }
}
