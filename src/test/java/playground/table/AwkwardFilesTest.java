package playground.table;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import playground.data.DataPoint;
import playground.experiment.Ids;
import playground.experiment.Refusal;
import playground.protocol.TableJson;

/** Files as they come, each with what comes out of it. */
final class AwkwardFilesTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    static Stream<Arguments> files() {
        return Stream.of(
                file("plain", "x,y,kind\n1,2,a\n3,4,b\n", "utf-8 , . header; x# y# kind; x,y→kind [a b] 1,2,0 3,4,1"),
                file("three characters", "1,2", "utf-8 , .; # #; #1→#2 values 1,2"),
                file("three characters after a byte order mark", "\uFEFF1,2", "utf-8+bom , .; # #; #1→#2 values 1,2"),
                file(
                        "byte order mark before a quoted name",
                        "\uFEFF\"x\",\"y\",\"kind\"\r\n1,2,a\r\n3,4,b\r\n",
                        "utf-8+bom , . header; x# y# kind; x,y→kind [a b] 1,2,0 3,4,1"),
                file(
                        "UTF-16, as a spreadsheet's Unicode text",
                        "\uFEFFx\ty\tkind\r\n1\t2\tä\r\n3\t4\tb\r\n".getBytes(UTF_16LE),
                        "utf-16+bom tab . header; x# y# kind; x,y→kind [b ä] 1,2,1 3,4,0"),
                file(
                        "Windows-1252 with umlauts and a euro sign",
                        "größe;preis €;straße\n1,5;2;süd\n2,5;4;nord\n".getBytes(WINDOWS_1252),
                        "windows-1252 ; , header; größe# preis €# straße; größe,preis €→straße [nord süd] 1.5,2,1 2.5,4,0"),
                file(
                        "UTF-8 with umlauts",
                        "größe;preis €;straße\n1,5;2;süd\n2,5;4;nord\n",
                        "utf-8 ; , header; größe# preis €# straße; größe,preis €→straße [nord süd] 1.5,2,1 2.5,4,0"),
                file(
                        "CRLF",
                        "x,y,kind\r\n1,2,a\r\n3,4,b\r\n",
                        "utf-8 , . header; x# y# kind; x,y→kind [a b] 1,2,0 3,4,1"),
                file(
                        "CR alone, and no end of the last line",
                        "x,y,kind\r1,2,a\r3,4,b",
                        "utf-8 , . header; x# y# kind; x,y→kind [a b] 1,2,0 3,4,1"),
                file(
                        "tabs",
                        "x\ty\tkind\n1.5\t2\ta\n3\t4\tb\n",
                        "utf-8 tab . header; x# y# kind; x,y→kind [a b] 1.5,2,0 3,4,1"),
                file(
                        "tabs and decimal commas",
                        "x\ty\tkind\n1,5\t2,25\ta\n3,5\t4\tb\n",
                        "utf-8 tab , header; x# y# kind; x,y→kind [a b] 1.5,2.25,0 3.5,4,1"),
                file(
                        "cells of a spreadsheet, with a line break in one",
                        "x\ty\t\"kind\r\nof it\"\r\n1,5\t2\t\"a\"\r\n3,5\t4\tb\r\n",
                        "utf-8 tab , header; x# y# kind of it; x,y→kind of it [a b] 1.5,2,0 3.5,4,1"),
                file(
                        "semicolons and decimal points",
                        "x;y;kind\n1.5;2;a\n3;4;b\n",
                        "utf-8 ; . header; x# y# kind; x,y→kind [a b] 1.5,2,0 3,4,1"),
                file(
                        "semicolons and decimal commas, thousands by point",
                        "x;y;kind\n1.234,5;2;a\n-3,25;-1.000.000;b\n",
                        "utf-8 ; , thousands header; x# y# kind; x,y→kind [a b] 1234.5,2,0 -3.25,-1000000,1"),
                file(
                        "quoted numbers with thousands by comma",
                        "x,y,kind\n\"1,234.5\",\"2,000\",a\n3,4,b\n",
                        "utf-8 , . thousands header; x# y# kind; x,y→kind [a b] 1234.5,2000,0 3,4,1"),
                file(
                        "quoted decimal commas between commas",
                        "x,y,kind\n\"1,5\",\"2,25\",a\n\"3,5\",\"4,75\",b\n",
                        "utf-8 , , header; x# y# kind; x,y→kind [a b] 1.5,2.25,0 3.5,4.75,1"),
                file(
                        "thousands by narrow space and by apostrophe, a typographic minus",
                        "x;y;kind\n1\u202F234,5;1'000;a\n\u22123,5;2;b\n",
                        "utf-8 ; , thousands header; x# y# kind; x,y→kind [a b] 1234.5,1000,0 -3.5,2,1"),
                file(
                        "exponents",
                        "x,y,kind\n1e-3,2E+2,a\n.5,4.,b\n",
                        "utf-8 , . header; x# y# kind; x,y→kind [a b] 0.001,200,0 0.5,4,1"),
                file(
                        "sep= declares a semicolon",
                        "sep=;\r\nx;y;kind\r\n1;2;a\r\n3;;b\r\n5;6;b\r\n",
                        "utf-8 ; . sep=; header; x# y# kind; x,y→kind [a b] 1,2,0 5,6,1; dropped line 4 y missing"),
                file(
                        "sep= declares a bar",
                        "sep=|\nx|y|kind\n1|2|a\n3|4|b\n",
                        "utf-8 | . sep=| header; x# y# kind; x,y→kind [a b] 1,2,0 3,4,1"),
                file(
                        "line breaks and delimiters within quotation marks, and lines counted on",
                        "x,y,\"kind\nof it\"\n1,2,\"a, the\r\nfirst\"\n3,oops,b\n5,6,\"b \"\"2\"\"\"\n",
                        "utf-8 , . header; x# y# kind of it; x,y→kind of it [a, the first b \"2\"] 1,2,0 5,6,1; "
                                + "dropped line 5 y not-a-number oops"),
                file("an unclosed quotation mark", "x,y,kind\n1,2,a\n\"3,4,b\n5,6,a\n", "broken-row 3"),
                file(
                        "an inch sign within a field",
                        "x,y,kind\n1,2,5\" pipe\n3,4,6\" pipe\n",
                        "utf-8 , . header; x# y# kind; x,y→kind [5\" pipe 6\" pipe] 1,2,0 3,4,1"),
                file(
                        "spaces around everything",
                        " x , y , kind \n 1 , 2 , \"a\" \n 3 , 4 , b \n",
                        "utf-8 , . header; x# y# kind; x,y→kind [a b] 1,2,0 3,4,1"),
                file(
                        "a title, an empty line and a remark at the end",
                        "Measured in May\n\nx;y;kind\n1;2;a\n3;4;b\nSource: us\n",
                        "utf-8 ; . header; x# y# kind; x,y→kind [a b] 1,2,0 3,4,1; dropped line 1 width 1, line 6 width 1"),
                file(
                        "empty rows and columns that a spreadsheet leaves",
                        "x;y;kind;;\n1;2;a;;\n;;;;\n3;4;b;;\n;;;;\n",
                        "utf-8 ; . header; x# y# kind; x,y→kind [a b] 1,2,0 3,4,1"),
                file(
                        "rows that are too short or too long",
                        "x,y,kind\n1,2,a\n3,4\n5,6,b,7\n8,9,b\n",
                        "utf-8 , . header; x# y# kind; x,y→kind [a b] 1,2,0 8,9,1; "
                                + "dropped line 3 kind missing, line 4 width 4"),
                file(
                        "missing values by their names",
                        "x,y,kind\nNA,2,a\n3,n/a,b\n5,6,\n7,8,NaN\n9,1,a\n2,3,b\n",
                        "utf-8 , . header; x# y# kind; x,y→kind [a b] 9,1,0 2,3,1; dropped line 2 x missing NA, "
                                + "line 3 y missing n/a, line 4 kind missing, line 5 kind missing NaN"),
                file(
                        "numbers beyond a million, and none at all",
                        "x,y,kind\n1000001,2,a\n1e999,2,a\n5,6,a\n7,8,b\n",
                        "utf-8 , . header; x# y# kind; x,y→kind [a b] 5,6,0 7,8,1; "
                                + "dropped line 2 x too-large 1000001, line 3 x not-a-number 1e999"),
                file("no header", "1,2,a\n3,4,b\n", "utf-8 , .; # # ; #1,#2→#3 [a b] 1,2,0 3,4,1"),
                file(
                        "names that are empty or twice there",
                        "x,x,\n1,2,a\n3,4,b\n",
                        "utf-8 , . header; x# x# ; x,x→#3 [a b] 1,2,0 3,4,1"),
                file(
                        "a column that only counts the rows",
                        "\"\",\"x\",\"y\",\"kind\"\n\"1\",5,2,\"a\"\n\"2\",3,4,\"b\"\n\"3\",3,5,\"b\"\n",
                        "utf-8 , . header; # x# y# kind; x,y→kind [a b] 5,2,0 3,4,1 3,5,1"),
                file(
                        "classes written as numbers",
                        "x;y;label\n1,5;2;10\n3,5;4;2\n1;1;2\n",
                        "utf-8 ; , header; x# y# label#; x,y→label [2 10] 1.5,2,1 3.5,4,0 1,1,0"),
                file(
                        "values, of which there are more than classes may be",
                        "a,b,c\n" + lines(7, i -> i + ".5," + i * i + "," + i + ".25"),
                        "utf-8 , . header; a# b# c#; a,b→c values 0.5,0,0.25 1.5,1,1.25 2.5,4,2.25 3.5,9,3.25 4.5,16,4.25 "
                                + "5.5,25,5.25 6.5,36,6.25"),
                file(
                        "one input and values",
                        "t;temperature\n0,5;20,5\n1,5;21\n2,5;21,5\n",
                        "utf-8 ; , header; t# temperature#; t→temperature [20,5 21 21,5] 0.5,0,0 1.5,0,1 2.5,0,2"),
                file(
                        "what can't be seen, and what would be HTML",
                        "x,y,kind\n1,2,<b>a\u200B\u202E</b>\n3,4,b\u0007\n",
                        "utf-8 , . header; x# y# kind; x,y→kind [<b>a</b> b] 1,2,0 3,4,1"),
                file("a column alone", "x\n1\n2\n", "one-column 0"),
                file("no numbers", "a,b\nc,d\ne,f\n", "no-numbers 0"),
                file("no rows below the names", "x,y,kind\n", "no-numbers 0"),
                file("empty", "", "empty 0"),
                file("blanks alone", " \r\n\t\r\n \n", "empty 0"),
                file("a byte order mark alone", "\uFEFF", "empty 0"),
                file("a spreadsheet's own file", "PK\u0003\u0004 and so on", "spreadsheet 0"),
                file("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, "not-text 0"),
                file("too many columns", "1,".repeat(150) + "1\n", "too-many-columns 151"),
                file("a row of thousands of fields", "1,".repeat(20_000), "no-numbers 0"),
                file("too many rows", "x,y\n" + "1,2\n3,4\n".repeat(2501), "too-many-rows 5002"),
                file("a byte too many", "1".repeat((1 << 20) + 1), "too-many-bytes 1048577"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void ofEachFileComesOutWhatAPersonWouldSeeInIt(String name, byte[] file, String outcome) {
        assertEquals(outcome, told(TableReader.read(file, Choices.NONE)));
    }

    @Test
    void whatAPersonChoosesCountsMoreThanWhatWasFound() {
        String text = "a;b;c;name\n1.250;2;0;ä\n2.500;3;1;b\n3.750;5;1;b\n";
        String found = "utf-8 ; . header; a# b# c# name; a,b→name [b ä] 1.25,2,1 2.5,3,0 3.75,5,0";
        assertEquals(found, told(read(text, "")));
        assertEquals(
                found.replace("; . ", "; , thousands ")
                        .replace("1.25,2,1 2.5,3,0 3.75,5,0", "1250,2,1 2500,3,0 3750,5,0"),
                told(read(text, "decimalMark=comma")));
        assertEquals(
                found.replace("[b ä]", "[b Ã¤]").replace("utf-8", "windows-1252"),
                told(read(text, "encoding=windows-1252")));
        assertEquals(
                "utf-8 ; .; # # # ; #1,#2→#4 [b ä] 1.25,2,1 2.5,3,0 3.75,5,0; dropped line 1 #1 not-a-number a",
                told(read(text, "header=false")));
        assertEquals(
                "utf-8 ; . header; a# b# c# name; b,a→c [0 1] 2,1.25,0 3,2.5,1 5,3.75,1",
                told(read(text, "x1=1 x2=0 target=2")));
        assertEquals(
                "utf-8 ; . header; a# b# c# name; b→c values 2,0 3,1 5,1",
                told(read(text, "x1=1 x2=none target=2 kind=values")));
        assertEquals("no-numbers 0", told(read(text, "delimiter=tab")));
        assertEquals("no-rows 0", told(read(text, "target=3 kind=values")));
    }

    @Test
    void aColumnThatTheFileDoesNotHaveIsRefusedWithThoseThatItHas() {
        String text = "a;b;name\n1;2;x\n3;4;y\n";
        for (String wrong : List.of("x1=3", "x2=17", "target=9999", "x1=0 x2=none target=3")) {
            Refusal refused = assertThrows(Refusal.class, () -> read(text, wrong), wrong);
            assertEquals("0 … 2", refused.allowed(), wrong);
        }
        assertEquals("empty 0", told(read("", "x1=3")));
    }

    @Test
    void moreThanSixClassesAndOneAloneAreRefusedForTheTargetThatIsChosen() {
        String text = "x,y,kind,one\n" + lines(7, i -> i * i + "," + i + ".5,k" + i + ",a");
        assertEquals("too-many-classes 7", told(read(text, "target=2")));
        assertEquals("one-class 0", told(read(text, "target=3")));
    }

    @Test
    void ofTooManyRowsASampleIsTakenThatIsAlwaysTheSame() {
        String text = "x,y,kind\n" + lines(20_000, i -> i % 100 + ".5," + i / 100 + "," + (i < 10_000 ? "a" : "b"));
        assertEquals("too-many-rows 20000", told(read(text, "")));
        Reading.Taken sample = read(text, "sample=true").taken().orElseThrow();
        assertEquals(5000, sample.points().size());
        assertEquals(20_000, sample.of());
        assertEquals(sample, read(text, "sample=true").taken().orElseThrow());
        long first =
                sample.points().stream().filter(point -> point.target() == 0).count();
        assertTrue(Math.abs(first - 2500) < 150, first + " of 5000 from the first half");
        long test = sample.points().stream().filter(DataPoint::test).count();
        assertTrue(Math.abs(test - 1500) <= 2, test + " test points");
    }

    private static Reading read(String text, String choices) {
        Map<String, List<String>> chosen = Stream.of(choices.split(" ", -1))
                .filter(choice -> !choice.isEmpty())
                .map(choice -> choice.split("=", -1))
                .collect(Collectors.toMap(choice -> choice[0], choice -> List.of(choice[1])));
        return TableReader.read(text.getBytes(UTF_8), TableJson.choices(chosen));
    }

    private static Arguments file(String name, String text, String outcome) {
        return file(name, text.getBytes(UTF_8), outcome);
    }

    private static Arguments file(String name, byte[] bytes, String outcome) {
        return Arguments.of(name, bytes, outcome);
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A reading in a line. */
    static String told(Reading reading) {
        if (reading.problem().isPresent()) {
            Problem problem = reading.problem().get();
            return Ids.id(problem.kind()) + " " + problem.found();
        }
        String dropped = reading.dropped().first().stream()
                .map(row -> told(row, reading))
                .collect(Collectors.joining(", "));
        return told(reading.format().orElseThrow()) + "; "
                + reading.columns().stream()
                        .map(column -> column.name() + (column.isNumeric() ? "#" : ""))
                        .collect(Collectors.joining(" "))
                + "; " + told(reading.selection().orElseThrow(), reading)
                + told(reading.taken().orElseThrow(), reading)
                + (dropped.isEmpty() ? "" : "; dropped " + dropped);
    }

    private static String told(Format format) {
        String delimiter = format.delimiter() == Delimiter.TAB
                ? "tab"
                : "" + format.delimiter().mark();
        return Ids.id(format.encoding()) + (format.byteOrderMark() ? "+bom" : "") + " " + delimiter + " "
                + (format.decimalMark() == DecimalMark.POINT ? "." : ",")
                + (format.thousands() ? " thousands" : "")
                + format.declared().map(declared -> " sep=" + declared.mark()).orElse("")
                + (format.header() ? " header" : "");
    }

    private static String told(Selection selection, Reading reading) {
        return name(selection.x1(), reading)
                + selection.x2().stream()
                        .mapToObj(x2 -> "," + name(x2, reading))
                        .collect(Collectors.joining())
                + "→" + name(selection.target(), reading);
    }

    private static String told(Reading.Taken taken, Reading reading) {
        boolean areClasses = reading.selection().orElseThrow().kind() == TargetKind.CLASSES;
        return (areClasses ? " [" + String.join(" ", taken.classNames()) + "] " : " values ")
                + taken.points().stream()
                        .map(point -> told(
                                point,
                                areClasses
                                        || reading.selection()
                                                .orElseThrow()
                                                .x2()
                                                .isPresent()))
                        .collect(Collectors.joining(" "));
    }

    private static String told(DataPoint point, boolean inThePlane) {
        return number(point.x()) + (inThePlane ? "," + number(point.y()) : "") + "," + number(point.target());
    }

    private static String number(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static String told(Dropped.Case row, Reading reading) {
        return "line " + row.line()
                + row.column().stream()
                        .mapToObj(column -> " " + name(column, reading))
                        .collect(Collectors.joining())
                + " " + Ids.id(row.reason()) + (row.field().isEmpty() ? "" : " " + row.field());
    }

    private static String name(int column, Reading reading) {
        String name = reading.columns().get(column).name();
        return name.isEmpty() ? "#" + (column + 1) : name;
    }
}
