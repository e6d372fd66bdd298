package playground.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NoteLoopTest {
    /** The lines that the note 004 prints in full, as they stand there. */
    private static final List<String> PRINTED = List.of(
            "0.998869 0.99961032799",
            "0.998869074132799 0.9996102538646143",
            "0.9979702088899202 0.9993109017765609",
            "-98.79898177027975 10.87920914771436",
            "-98.71904679726379 10.906749750370794",
            "-98.70808421760903 10.895788266973996",
            "-98.62221567829327 10.924385352850788",
            "9762.60691361575 -965.3372984472595",
            "9754.676509017949 -968.06962090503",
            "9753.604234404957 -966.997453519499",
            "9745.116389830047 -969.8241886910961",
            "-964669.4401743058 95497.21691115835",
            "-963885.8473680235 95767.19408520396",
            "-963779.8820638781 95661.23937758905",
            "-962941.1782418339 95940.55570712384",
            "95321582.69037086 -9436227.307285534",
            "95244153.74524736 -9462904.489140928",
            "95233683.03942393 -9452434.830388071",
            "95150808.45543756 -9480034.829341663",
            "-9418982033.505386 932419116.52478",
            "-9411331071.159 935055160.6237637",
            "-9410296432.535822 934020625.4644477",
            "-9402107371.93388 936747855.6135814",
            "930714955035.9928 -92134841322.77115",
            "929958942862.7911 -92395315932.06908",
            "929856707436.9116 -92293090729.73218",
            "929047524327.4376 -92562575677.95734");

    @Test
    void theNotesOwnNumbersAppearToAllPrintedDigits() {
        List<NoteLoop.State> states = NoteLoop.run(PRINTED.size());
        for (int step = 0; step < PRINTED.size(); step++) {
            String[] line = PRINTED.get(step).split(" ", -1);
            assertEquals(Double.parseDouble(line[0]), states.get(step).w(), "w after step " + (step + 1));
            assertEquals(Double.parseDouble(line[1]), states.get(step).b(), "b after step " + (step + 1));
        }
    }
}
