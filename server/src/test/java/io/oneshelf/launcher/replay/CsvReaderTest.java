package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSV file is read as RFC 4180 has it, and one that cannot be read to its end is said to be so, with the line. */
class CsvReaderTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsPlainFields() throws IOException {
        assertThat(read("a,b,c\n1,,3\n")).containsExactly(List.of("a", "b", "c"), List.of("1", "", "3"));
    }

    @Test
    void readsQuotesDoubledQuotesAndCommasWithin() throws IOException {
        assertThat(read("\"SET OF 3 \"\"CAKE\"\", TINS\",4\n"))
                .containsExactly(List.of("SET OF 3 \"CAKE\", TINS", "4"));
    }

    @Test
    void readsLineBreaksWithinQuotesAndCountsThem() throws IOException {
        Path file = written("a,b\n\"two\nlines\",1\nlast,2\n".getBytes(StandardCharsets.UTF_8));
        try (CsvReader csv = CsvReader.open(file)) {
            assertThat(csv.next()).isEqualTo(new CsvRow(1, List.of("a", "b"), null));
            assertThat(csv.next()).isEqualTo(new CsvRow(2, List.of("two\nlines", "1"), null));
            assertThat(csv.raw()).isEqualTo("\"two\nlines\",1");
            assertThat(csv.next()).isEqualTo(new CsvRow(4, List.of("last", "2"), null));
            assertThat(csv.next()).isNull();
        }
    }

    @Test
    void readsWindowsLineEnds() throws IOException {
        assertThat(read("a,b\r\n1,2\r\n")).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        assertThat(read("\uFEFFInvoiceNo,b\n1,2\n").getFirst()).containsExactly("InvoiceNo", "b");
    }

    @Test
    void readsALastRowWithoutALineEnd() throws IOException {
        assertThat(read("a,b\n1,2")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(read("a,b\n1,")).containsExactly(List.of("a", "b"), List.of("1", ""));
    }

    @Test
    void passesOverEmptyLines() throws IOException {
        assertThat(read("a\n\n\r\nb\n")).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void readsPoundSigns() throws IOException {
        assertThat(read("Gift Voucher £10.00,1\n")).containsExactly(List.of("Gift Voucher £10.00", "1"));
    }

    @Test
    void takesAQuoteInTheMiddleOfAFieldAsItStands() throws IOException {
        assertThat(read("12\" CANDLE,1\n")).containsExactly(List.of("12\" CANDLE", "1"));
    }

    @Test
    void faultsTextAfterAClosingQuoteAndGoesOn() throws IOException {
        Path file = written("\"a\"x,1\nb,2\n".getBytes(StandardCharsets.UTF_8));
        try (CsvReader csv = CsvReader.open(file)) {
            assertThat(csv.next()).isEqualTo(new CsvRow(1, List.of("ax", "1"), "text stands after a closing quote"));
            assertThat(csv.next()).isEqualTo(new CsvRow(2, List.of("b", "2"), null));
        }
    }

    @Test
    void knowsGzipByItsFirstBytesWhateverTheFileIsCalled() throws IOException {
        assertThat(rows(written(gzip("a,b\n1,2\n")))).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void namesTheLineAtWhichAGzipFileIsCutOff() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 50_000; i++) {
            text.append(i)
                    .append(",the line of number ")
                    .append(i * 7919 % 10_007)
                    .append('\n');
        }
        byte[] whole = gzip(text.toString());
        Path file = written(Arrays.copyOf(whole, whole.length / 2));
        try (CsvReader csv = CsvReader.open(file)) {
            List<CsvRow> seen = new ArrayList<>();
            assertThatThrownBy(() -> {
                        for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                            seen.add(row);
                        }
                    })
                    .isInstanceOf(CannotGoOn.class)
                    .hasMessage(
                            "%s, line %d: the gzip file was cut off there; %d lines were read before it, and nothing was sent.",
                            file, seen.size() + 1, seen.size());
            assertThat(seen).isNotEmpty();
            assertThat(seen.getLast().fields()).hasSize(2);
        }
    }

    @Test
    void saysThatAGzipFileIsDamaged() throws IOException {
        byte[] whole = gzip("a,b\n1,2\n");
        whole[whole.length - 6] ^= 0x55;
        Path file = written(whole);
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("the gzip file is damaged there");
    }

    @Test
    void namesTheLineOfAQuoteThatIsNeverClosed() throws IOException {
        Path file = written("a,b\n1,2\n3,\"left open\n4,5\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(CannotGoOn.class)
                .hasMessage(
                        "%s, line 3: a quote is opened there and never closed; 2 lines were read before it, and nothing was sent.",
                        file);
    }

    @Test
    void givesUpOnAnOpenQuoteBeforeItHasSwallowedTheFile() throws IOException {
        Path file = written(("a,\"b\n" + "x,y\n".repeat(600_000)).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("line 1: a quote is opened there and never closed");
    }

    @Test
    void namesTheLineOfBytesThatAreNotUtf8() throws IOException {
        Path file = written("a,b\nGift £10,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(CannotGoOn.class)
                .hasMessage(
                        "%s, line 2: the bytes there are not UTF-8; 1 lines were read before it, and nothing was sent.",
                        file);
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> rows(folder.resolve("absent.csv")))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageStartingWith("There is no file ");
    }

    private List<List<String>> read(String text) throws IOException {
        return rows(written(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.csv"), bytes);
    }

    private static List<List<String>> rows(Path file) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader csv = CsvReader.open(file)) {
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                assertThat(row.fault()).isNull();
                rows.add(row.fields());
            }
        }
        return rows;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
