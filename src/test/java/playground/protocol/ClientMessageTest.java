package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.LossKind;
import playground.experiment.Speed;

final class ClientMessageTest {

    static List<Fixture> examples() {
        return Fixture.examples(Fixture.CLIENT);
    }

    static List<Fixture> experiments() {
        return Fixture.examples(List.of("start", "change"));
    }

    static List<Fixture> refused() {
        return Fixture.refused();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadAsAMessageOfItsType(Fixture example) {
        ClientMessage message = read(example.text());
        String type = example.message().get("type").textValue();
        String read = message instanceof ClientMessage.Command command
                ? command.name().replace("_", "")
                : message.getClass().getSimpleName();
        assertTrue(read.equalsIgnoreCase(type) || read.equals("Change" + capital(type)), read + " of " + type);
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void anExperimentIsReadOverItsBaseAndWrittenWhole(Fixture example) throws IOException {
        ClientMessage message = read(example.text());
        Experiment experiment = message instanceof ClientMessage.Start start
                ? start.experiment()
                : ((ClientMessage.Change) message).experiment();
        JsonNode written =
                Fixture.JSON.readTree(MessageWriter.text(json -> ExperimentJson.write(json, experiment, true)));
        assertEquals(comparable(example.content().get("experiment")), comparable(written));
        assertEquals(experiment, start(written.toString()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void everyBadMessageIsRefusedByTheFieldThatIsWrong(Fixture bad) {
        ServerMessage.Refused answer = refusal(bad.text());
        JsonNode expected = bad.error();
        assertEquals(expected.get("code").textValue(), playground.experiment.Ids.id(answer.code()));
        assertEquals(expected.path("path").asText(), answer.path());
        if (expected.has("value")) {
            assertEquals(expected.get("value").textValue(), answer.value());
        }
        if (expected.has("allowed")) {
            assertEquals(expected.get("allowed").textValue(), answer.allowed());
        }
        assertFalse(answer.message().isBlank());
        assertTrue(answer.value().length() <= 80);
    }

    @Test
    void whetherAMessageEndsTrainingIsToldFromItsBeginningWithoutMemoryForTheRest() {
        assertTrue(MessageReader.endsTraining("{\"type\":\"pause\"}".getBytes(StandardCharsets.UTF_8)));
        String restarts = "{\"type\":\"start\",\"experiment\":{\"data\":{\"count\":20}}}" + " ".repeat(1000);
        assertTrue(MessageReader.endsTraining(restarts.getBytes(StandardCharsets.UTF_8)));
        assertFalse(MessageReader.endsTraining("{\"type\":\"step\"}".getBytes(StandardCharsets.UTF_8)));
        byte[] longest = ("{\"type\":\"" + "x".repeat(1_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertFalse(MessageReader.endsTraining(longest));
        var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        MessageReader.endsTraining(longest);
        long taken = memory.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < longest.length / 10, taken + " bytes");
    }

    @Test
    void editsAndParametersAreReadToTheLastDigit() {
        assertEquals(
                new ClientMessage.EditPoints(3, 1, List.of(new DataPoint(0.1, -2.125, 1, true)), OptionalInt.of(2)),
                read("{'type':'editPoints','start':3,'remove':1,'add':[[0.1,-2.125,1,1]],'classes':2}"));
        assertEquals(
                new ClientMessage.SetParameter(2, 0, OptionalInt.empty(), 1e-7),
                read("{'type':'setParameter','layer':2,'unit':0,'value':1e-7}"));
        assertEquals(new ClientMessage.ChangeSpeed(Speed.FASTEST), read("{'type':'speed','speed':'fastest'}"));
        assertEquals(new ClientMessage.Ack(4_294_967_295L), read("{'type':'ack','frame':4294967295}"));
    }

    @Test
    void aRefusedEditIsKnownAsOne() {
        BadMessage edit = assertThrows(BadMessage.class, () -> read("{'type':'editPoints'}"));
        assertTrue(edit.isEdit());
        BadMessage other = assertThrows(BadMessage.class, () -> read("{'type':'speed'}"));
        assertFalse(other.isEdit());
    }

    @Test
    void tooManyPointsAreRefusedBeforeTheyAreRead() {
        String points = String.join(",", Collections.nCopies(5001, "[0,0,0,0]"));
        ServerMessage.Refused answer =
                refusal("{'type':'start','experiment':{'data':{'set':'drawn','points':[" + points + "]}}}");
        assertEquals(ErrorCode.TOO_LARGE, answer.code());
        assertEquals("experiment.data.points", answer.path());
        assertEquals("5001", answer.value());
    }

    @Test
    void anotherSetTakesItsPointsAndItsLossWithIt() {
        DataSettings drawn = DataSettings.drawn(3, List.of(new DataPoint(1, 2, 2, false)));
        Experiment base = Experiment.DEFAULT.withData(drawn);

        Experiment circle = change("{'data':{'set':'circle'}}", base);
        assertEquals(List.of(), circle.data().points());
        assertEquals(2, circle.data().classes());

        Experiment plane = change("{'data':{'set':'plane'}}", base);
        assertEquals(LossKind.SQUARED_ERROR, plane.network().loss());

        Experiment same = change("{'data':{'set':'drawn','noise':5}}", base);
        assertEquals(drawn.points(), same.data().points());
        assertEquals(DataSet.DRAWN, same.data().set());
    }

    @Test
    void initialParametersGoWhenTheyCannotStay() {
        Experiment base = start("{'network':{'layers':[],'handSet':[[0,0,0,1],[0,0,1,2],[0,0,3]]}}");

        assertEquals(
                base.network().handSet(),
                change("{'data':{'noise':5}}", base).network().handSet());
        assertEquals(3, base.network().handSet().size());
        assertEquals(List.of(), change("{'network':{'seed':2}}", base).network().handSet());
        assertEquals(
                List.of(),
                change("{'network':{'features':['x1']}}", base).network().handSet());
        assertEquals(
                List.of(), change("{'network':{'handSet':[]}}", base).network().handSet());
        BadMessage refused = assertThrows(
                BadMessage.class, () -> change("{'network':{'features':['x1'],'handSet':[[0,0,1,2]]}}", base));
        assertEquals("experiment.network.handSet[0].input", refused.answer().path());
    }

    private static ClientMessage read(String text) {
        return MessageReader.read(text.replace('\'', '"'), Experiment.DEFAULT);
    }

    private static Experiment start(String experiment) {
        return ((ClientMessage.Start) read("{'type':'start','experiment':" + experiment + "}")).experiment();
    }

    private static Experiment change(String experiment, Experiment base) {
        String text = "{'type':'change','experiment':" + experiment + "}";
        return ((ClientMessage.Change) MessageReader.read(text.replace('\'', '"'), base)).experiment();
    }

    private static ServerMessage.Refused refusal(String text) {
        return assertThrows(BadMessage.class, () -> read(text)).answer();
    }

    /** As plain values, so that 1 and 1.0 are the same number. */
    private static Object comparable(JsonNode json) {
        if (json.isNumber()) {
            return json.doubleValue();
        }
        if (json.isArray()) {
            return json.valueStream().map(ClientMessageTest::comparable).toList();
        }
        return json.isObject()
                ? json.propertyStream()
                        .collect(java.util.stream.Collectors.toMap(
                                java.util.Map.Entry::getKey, entry -> comparable(entry.getValue())))
                : json;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
