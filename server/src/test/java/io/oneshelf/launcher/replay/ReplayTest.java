package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whole imports and replays against a server that checks what it is sent. */
@Tag("slow")
class ReplayTest {

    private static final BigDecimal ALL = BigDecimal.ONE;
    private static final BigDecimal TIGHT = new BigDecimal("0.95");

    /** No patience, so that a server that stops answering stops the command at once. */
    private static final Duration NONE = Duration.ZERO;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void theMonthReconcilesAndASecondRunChangesNothing() {
        try (StubServer server = new StubServer(true)) {
            assertThat(command(
                            "import", server, "online-retail", Samples.month().toString()))
                    .as(this::printed)
                    .isZero();
            assertThat(command("replay", server, Samples.month().toString(), "--speed", "max"))
                    .as(this::printed)
                    .isZero();
            assertThat(printed()).contains("Unexplained difference: none", "of which 0 refused for want of goods");
            Map<String, String> after = server.state();

            printed.reset();
            assertThat(command(
                            "import", server, "online-retail", Samples.month().toString()))
                    .as(this::printed)
                    .isZero();
            assertThat(command("replay", server, Samples.month().toString()))
                    .as(this::printed)
                    .isZero();
            assertThat(printed()).contains("Unexplained difference: none", "(0 new, ");
            assertThat(server.state()).isEqualTo(after);
        }
    }

    @Test
    void factsAreSentOneByOneToAServerWithoutBatchesOfThem() {
        Recording recording = Samples.read(folder, Samples.ONLINE_RETAIL + """
                536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26,2.55,17850,United Kingdom
                """);
        try (StubServer server = new StubServer(false);
                Api api = new Api(server.address(), server.token(), NONE)) {
            assertThat(ImportCommand.sendAll(api, recording, ALL, out)).isEmpty();
            assertThat(ReplayCommand.play(api, recording, out)).isEmpty();
            JsonNode product = server.document("products", "85123A");
            assertThat(product).isNotNull();
            assertThat(product.path("searchWords").path(0).asString()).isEqualTo("85123A");
            JsonNode price = server.document("prices", "85123A");
            assertThat(price).isNotNull();
            assertThat(price.toString()).isEqualTo("""
                    {"list":{"amount":"255","currency":"GBP"}}""");
            JsonNode order = server.document("orders", "536365");
            assertThat(order).isNotNull();
            assertThat(order.toString()).isEqualTo("""
                    {"channel":"web","member":"OR-17850","currency":"GBP",\
                    "lines":[{"sku":"85123A","quantity":6,"unitPrice":{"amount":"255","currency":"GBP"}}],\
                    "fulfilment":{"mode":"CARRY_OUT","location":"UK-WAREHOUSE"},\
                    "tenders":[{"kind":"TEST","amount":{"amount":"1530","currency":"GBP"}}],\
                    "occurredAt":"2010-12-01T08:26:00Z"}""");
        }
    }

    @Test
    void aPriceFinerThanAPennyIsSentAsWhatTheLineCameToAndItsRestIsARowOfItsOwn() {
        Recording recording = Samples.read(folder, Samples.ONLINE_RETAIL + """
                550193,PADS,PADS TO MATCH ALL CUSHIONS,1,2011-04-15 09:27,0.001,13952,United Kingdom
                """);
        try (StubServer server = new StubServer(true);
                Api api = new Api(server.address(), server.token(), NONE)) {
            assertThat(ImportCommand.sendAll(api, recording, ALL, out)).isEmpty();
            assertThat(ReplayCommand.play(api, recording, out)).isEmpty();
            JsonNode order = server.document("orders", "550193");
            assertThat(order).isNotNull();
            assertThat(order.path("lines").path(0).path("lineTotal").toString()).isEqualTo("""
                    {"amount":"0","currency":"GBP"}""");
            assertThat(printed())
                    .containsPattern("gross sales +0\\.001 +0\\.000 +0\\.001")
                    .containsPattern("below the minor unit \\(sub-penny\\) +0\\.001")
                    .containsPattern("unexplained +0\\.000");
        }
    }

    @Test
    void aRetailerWhoReceivedTooLittleRefusesSomeNeverOversellsAndASecondRunRefusesTheSame() {
        Recording days = Samples.days(folder);
        try (StubServer server = new StubServer(true);
                Api api = new Api(server.address(), server.token(), NONE)) {
            assertThat(ImportCommand.sendAll(api, days, TIGHT, out)).isEmpty();
            assertThat(ReplayCommand.play(api, days, out)).as(this::printed).isEmpty();
            assertThat(server.count("orders")).isLessThan(sales(days));
            assertThat(server.hasOversold()).isFalse();
            Map<String, String> after = server.state();

            assertThat(ReplayCommand.play(api, days, out)).as(this::printed).isEmpty();
            assertThat(server.state()).isEqualTo(after);
        }
    }

    @ParameterizedTest(name = "the server dies after {0} requests")
    @ValueSource(ints = {0, 3, 7, 12, 16, 20, 25, 31, 38, 50})
    void whatAServerThatDiedLeftUndoneTheSameCommandFinishes(int requests) {
        Recording days = Samples.days(folder);
        Map<String, String> undisturbed;
        try (StubServer server = new StubServer(true);
                Api api = new Api(server.address(), server.token(), NONE)) {
            ImportCommand.sendAll(api, days, TIGHT, out);
            ReplayCommand.play(api, days, out);
            undisturbed = server.state();
            assertThat(server.requests())
                    .as("so many were asked, and the death falls among them")
                    .isGreaterThan(requests);
        }
        try (StubServer server = new StubServer(true);
                Api api = new Api(server.address(), server.token(), NONE)) {
            server.dieAfter(requests);
            assertThatThrownBy(() -> {
                        ImportCommand.sendAll(api, days, TIGHT, out);
                        ReplayCommand.play(api, days, out);
                    })
                    .isInstanceOf(CannotGoOn.class)
                    .hasMessageContaining("the same command goes on where it stopped");
            server.recover();
            assertThat(ImportCommand.sendAll(api, days, TIGHT, out)).isEmpty();
            assertThat(ReplayCommand.play(api, days, out)).as(this::printed).isEmpty();
            assertThat(server.state()).isEqualTo(undisturbed);
        }
    }

    @Test
    void aServerThatIsBusyIsAskedAgainWhenItSays() {
        Recording recording = Samples.read(folder, Samples.ONLINE_RETAIL + """
                536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26,2.55,17850,United Kingdom
                """);
        try (StubServer server = new StubServer(true);
                Api api = new Api(server.address(), server.token())) {
            server.beBusyFor(1);
            assertThat(ImportCommand.sendAll(api, recording, ALL, out)).isEmpty();
            server.beBusyFor(1);
            assertThat(ReplayCommand.play(api, recording, out)).isEmpty();
            assertThat(server.count("orders")).isEqualTo(1);
        }
    }

    @Test
    void goodsThatSomebodyElseSoldAreAnUnexplainedDifference() {
        Recording recording = Samples.read(folder, Samples.ONLINE_RETAIL + """
                536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26,2.55,17850,United Kingdom
                """);
        try (StubServer server = new StubServer(true);
                Api api = new Api(server.address(), server.token(), NONE)) {
            ImportCommand.sendAll(api, recording, ALL, out);
            assertThat(api.put("/v1/stock/movements/miscounted", """
                            {"kind":"ADJUST","lines":[{"sku":"85123A","location":"UK-WAREHOUSE","quantity":-2}],\
                            "occurredAt":"2010-11-30T00:00:00Z"}""".getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(201);
            assertThat(ReplayCommand.play(api, recording, out))
                    .anyMatch(difference -> difference.contains("536365 was expected to be accepted and was refused"))
                    .anyMatch(difference -> difference.startsWith("85123A at UK-WAREHOUSE: "));
        }
    }

    @Test
    void anImportWithAnotherShareIsToldThatTheGoodsWereReceivedOtherwise() {
        Recording days = Samples.days(folder);
        try (StubServer server = new StubServer(true);
                Api api = new Api(server.address(), server.token(), NONE)) {
            assertThat(ImportCommand.sendAll(api, days, ALL, out)).isEmpty();
            assertThat(ImportCommand.sendAll(api, days, TIGHT, out))
                    .allMatch(fault -> fault.contains("with another --tight"));
        }
    }

    @Test
    void aFileThatCannotBeReadToItsEndLeavesNothingBehind() throws IOException {
        byte[] whole = Files.readAllBytes(Samples.month());
        Path cutOff = Files.write(folder.resolve("cut-off.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        try (StubServer server = new StubServer(true)) {
            Map<String, String> before = server.state();
            assertThat(command("import", server, "online-retail", cutOff.toString()))
                    .isEqualTo(1);
            assertThat(printed()).contains("the gzip file was cut off there");
            assertThat(server.state()).isEqualTo(before);
        }
    }

    @Test
    void aReplayWithoutItsImportSaysSo() {
        try (StubServer server = new StubServer(true)) {
            assertThat(command("replay", server, Samples.month().toString())).isEqualTo(1);
            assertThat(printed()).contains("The server has no location UK-WAREHOUSE: import the file first");
        }
    }

    @Test
    void argumentsThatAreNotUnderstoodAreStatusTwo() {
        try (StubServer server = new StubServer(true)) {
            assertThat(command("import", server, "something-else", "file.csv")).isEqualTo(2);
            assertThat(command("import", server, "online-retail")).isEqualTo(2);
            assertThat(command("import", server, "online-retail", "file.csv", "--tight", "5"))
                    .isEqualTo(2);
            assertThat(command("replay", server)).isEqualTo(2);
            assertThat(command("replay", server, "file.csv", "--speed", "slow")).isEqualTo(2);
            assertThat(command("replay", server, "--help")).isZero();
        }
    }

    @Test
    void aTokenThatIsRefusedStopsTheCommandWithASentence() {
        try (StubServer server = new StubServer(true)) {
            assertThat(ReplayCommand.run(
                            server.address(), "another", List.of(Samples.month().toString()), out))
                    .isEqualTo(1);
            assertThat(printed()).contains("refused the token (401)");
        }
    }

    @Test
    void storeSalesReconcileByTheLine() {
        Recording recording = Samples.read(folder, Samples.COMPLETE_JOURNEY + """
                "2261","309","31625220889","940996",1,3.86,0.43,0,0,5,2017-01-28 14:06:53
                "400","388","31932241118","13094913",2,11.87,2.9,0,0,8,2017-02-18 13:13:10
                "1166","408","31969185576","5978656",0,0,0,1.4,0,9,2017-02-21 11:01:45
                "39","320","32589825437","7441558",3,1,0.79,1.34,0,15,2017-04-03 11:48:22
                """);
        try (StubServer server = new StubServer(true);
                Api api = new Api(server.address(), server.token(), NONE)) {
            assertThat(ImportCommand.sendAll(api, recording, ALL, out)).isEmpty();
            assertThat(ReplayCommand.play(api, recording, out))
                    .as(this::printed)
                    .isEmpty();
            assertThat(server.count("orders")).isEqualTo(3);
        }
    }

    private int command(String word, StubServer server, String... args) {
        return word.equals("import")
                ? ImportCommand.run(server.address(), server.token(), List.of(args), out)
                : ReplayCommand.run(server.address(), server.token(), List.of(args), out);
    }

    private static long sales(Recording recording) {
        return recording.documents().stream()
                .filter(Recorded.Sale.class::isInstance)
                .count();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
