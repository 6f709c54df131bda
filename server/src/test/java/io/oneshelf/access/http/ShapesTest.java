package io.oneshelf.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.access.Malformed.BadField;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.SkuCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a body may look like, and what is said about one that may not. */
class ShapesTest {

    enum Kind {
        RECEIVE,
        COUNT
    }

    record Line(
            SkuCode sku,
            @Range(min = 1, max = 999_999_999_999L) long quantity,
            @Nullable Money unitPrice) {}

    record Names(Map<String, String> texts) {}

    record Body(
            Kind kind,
            @Size(min = 1, max = 3) List<Line> lines,
            @Nullable Instant occurredAt,
            @Otherwise("900") @Range(min = 1, max = 86_400) int holdSeconds,
            @Nullable @Form("[a-z]+") String word,
            @Nullable Boolean fact,
            @Nullable Double latitude,
            @Nullable Names name,
            @Nullable Role role)
            implements Checked {
        @Override
        public void check(Complaints complaints) {
            if (kind == Kind.COUNT && holdSeconds == 1) {
                complaints.bad("lines[0].quantity", "a count is not held");
            }
        }
    }

    private final Shapes shapes = new Shapes();
    private final RecordShape shape = shapes.of(Body.class);

    private Shapes.Read<Object> read(String json) {
        return shapes.read(json.getBytes(StandardCharsets.UTF_8), shape);
    }

    private String complaints(String json) {
        Shapes.Read<Object> read = read(json);
        assertThat(read.value() == null)
                .as("a value or complaints")
                .isEqualTo(!read.bad().isEmpty());
        return read.bad().stream().map(bad -> bad.field() + ": " + bad.detail()).collect(Collectors.joining("; "));
    }

    @Test
    void everyTypeIsRead() {
        Shapes.Read<Object> read = read("""
                {"kind":"RECEIVE","lines":[{"sku":"A-1","quantity":2,"unitPrice":{"amount":"-1299","currency":"GBP"}}],
                 "occurredAt":"2026-11-01T10:00:00.123456789+08:00","word":"abc","fact":true,"latitude":51.5,
                 "name":{"zh-CN":"大衣","en":"Coat"},"role":"store-manager"}""");
        assertThat(read.bad()).isEmpty();
        assertThat(read.value())
                .isEqualTo(new Body(
                        Kind.RECEIVE,
                        List.of(new Line(new SkuCode("A-1"), 2, Money.of(-1299, "GBP"))),
                        Instant.parse("2026-11-01T02:00:00.123456Z"),
                        900,
                        "abc",
                        true,
                        51.5,
                        new Names(Map.of("zh-CN", "大衣", "en", "Coat")),
                        Role.STORE_MANAGER));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Body body = new Body(
                Kind.COUNT,
                List.of(new Line(new SkuCode("A"), 1, null)),
                Instant.parse("2026-11-01T02:00:00Z"),
                5,
                null,
                false,
                -0.25,
                null,
                null);
        byte[] written = shapes.write(out -> shape.write(out, body));
        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo("""
                {"kind":"COUNT","lines":[{"sku":"A","quantity":1}],"occurredAt":"2026-11-01T02:00:00Z",\
                "holdSeconds":5,"fact":false,"latitude":-0.25}""");
        assertThat(shapes.read(written, shape).value()).isEqualTo(body);
    }

    @Test
    void nullForAnOptionalFieldIsAsIfItWereLeftOut() {
        Shapes.Read<Object> read = read("""
                {"kind":"COUNT","lines":[{"sku":"A","quantity":1}],"word":null,"holdSeconds":null}""");
        assertThat(read.bad()).isEmpty();
        assertThat(((Body) Objects.requireNonNull(read.value())).holdSeconds()).isEqualTo(900);
    }

    @Test
    void everyBadFieldIsListed() {
        assertThat(complaints("""
                {"kind":"GIVE","lines":[{"sku":"A","quantity":0},{"sku":"","quantity":"3"},{"quantity":1.5,"x":[1,{}]}],
                 "occurredAt":"yesterday","holdSeconds":86401,"word":"ABC","fact":"yes","latitude":"north",
                 "name":{"en":7},"role":"STORE_MANAGER","colour":{"red":[1]}}"""))
                .isEqualTo(String.join(
                        "; ",
                        "kind: must be one of RECEIVE, COUNT",
                        "lines[0].quantity: must be from 1 to 999999999999",
                        "lines[1].sku: must be 1 to 64 of A-Z a-z 0-9 . _ : -",
                        "lines[1].quantity: must be a whole number",
                        "lines[2].quantity: must be a whole number, without fraction or exponent",
                        "lines[2].x: is not known",
                        "lines[2].sku: is missing",
                        "occurredAt: must be an RFC 3339 instant with an offset, such as 2026-11-01T09:30:00Z",
                        "holdSeconds: must be from 1 to 86400",
                        "word: must match [a-z]+",
                        "fact: must be true or false",
                        "latitude: must be a number",
                        "name.en: must be a string",
                        "role: must be one of owner, merchandiser, store-manager, associate, cashier, courier, service,"
                                + " integration, auditor, member, guest",
                        "colour: is not known"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                               | body: must be an object
            null                                                             | body: must be an object
            {                                                                | body: is not JSON at line 1, column 2
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1}]} {}           | body: goes on after its end
            {"kind":"COUNT","lines":[{"sku":"A","quantity":01}]}             | body: is not JSON at line 1, column 49
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1e3}]}            | lines[0].quantity: must be a whole number, without fraction or exponent
            {"kind":"COUNT","lines":[{"sku":"A","quantity":99999999999999999999999}]} | lines[0].quantity: must be from 1 to 999999999999
            {"kind":"COUNT","lines":[{"sku":"A","quantity":null}]}           | lines[0].quantity: must not be null
            {"kind":"COUNT","lines":[]}                                      | lines: must have 1 to 3 elements
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1},{"sku":"A","quantity":1},{"sku":"A","quantity":1},{"sku":"A","quantity":1}]} | lines: must have 1 to 3 elements
            {"kind":"COUNT","kind":"COUNT","lines":[{"sku":"A","quantity":1}]} | kind: is given twice
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1,"unitPrice":{"amount":12,"currency":"gbp","x":1}}]} | lines[0].unitPrice.amount: must be a string of digits: integer minor units; lines[0].unitPrice.currency: must be an ISO 4217 currency code; lines[0].unitPrice.x: is not known
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1,"unitPrice":{"amount":"100000000000000001"}}]} | lines[0].unitPrice.amount: must be from -100000000000000000 to 100000000000000000 minor units; lines[0].unitPrice.currency: is missing
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1}],"name":{"en":"\\u0000"}} | name.en: must be Unicode text without U+0000
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1}],"name":{"en":"\\ud800"}} | name.en: must be Unicode text without U+0000
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1}],"occurredAt":"2026-11-01T10:00:00"} | occurredAt: must be an RFC 3339 instant with an offset, such as 2026-11-01T09:30:00Z
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1}],"occurredAt":"2026-02-30T10:00:00Z"} | occurredAt: must be an RFC 3339 instant with an offset, such as 2026-11-01T09:30:00Z
            {"kind":"COUNT","lines":[{"sku":"A","quantity":1}],"holdSeconds":1} | lines[0].quantity: a count is not held
            """)
    void whatIsSaidAboutABadBody(String json, String complaints) {
        assertThat(complaints(json)).isEqualTo(complaints);
    }

    @Test
    void brokenUtf8IsRefusedWhereverItStands() {
        byte[] overlong = {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'};
        byte[] cut = {'{', '"', 'a', '"', ':', '"', (byte) 0xe5, (byte) 0xa4, '"', '}'};
        byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16LE);
        for (byte[] body : List.of(overlong, cut, utf16)) {
            assertThat(shapes.read(body, shape).bad()).containsExactly(new BadField("body", "is not UTF-8"));
        }
    }

    @Test
    void aMillionBadFieldsAreCountedAndNotListed() {
        String fields =
                IntStream.range(0, 5_000).mapToObj(i -> "\"f" + i + "\":0").collect(Collectors.joining(","));
        List<BadField> bad = read("{" + fields + "}").bad();
        assertThat(bad).hasSize(Reading.LISTED_MAX + 1);
        assertThat(bad.getLast().detail()).isEqualTo("has 4002 more fields that cannot be accepted");
    }

    @Test
    void aMalformedElementOfABatchStandsInItsPlace() {
        String batch = """
                [{"id":"a","kind":"COUNT","lines":[{"sku":"A","quantity":1}],"order":"O1"},
                 {"id":"b","kind":"COUNT","lines":[{"sku":"A","quantity":0}]},
                 7,
                 {"kind":"COUNT","lines":[{"sku":"A","quantity":1}]},
                 {"id":"é","kind":"COUNT","lines":[{"sku":"A","quantity":1}]}]""";
        var read = shapes.readBatch(batch.getBytes(StandardCharsets.UTF_8), shape, Map.of("order", "…"), 10);
        assertThat(read.bad()).isEmpty();
        assertThat(Objects.requireNonNull(read.value()))
                .extracting(element -> element.id() + " "
                        + (element.item() == null
                                ? element.bad().getFirst().field()
                                : element.item().extra()))
                .containsExactly("a {order=O1}", "b lines[0].quantity", "null body", "null id", "null id");
    }

    @Test
    void aTypeThatCannotBeWrittenIsFoundBeforeTheFirstRequest() {
        record Untold(Object anything) {}
        assertThatThrownBy(() -> shapes.of(Untold.class)).hasMessageContaining("java.lang.Object");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T09:30:00Z, 2026-11-01T09:30:00Z",
        "2026-11-01t09:30:00z, 2026-11-01T09:30:00Z",
        "2026-11-01T09:30:00.5-00:30, 2026-11-01T10:00:00.500Z",
        "2026-10-25T01:30:00+01:00, 2026-10-25T00:30:00Z",
        "2026-10-25T01:30:00+00:00, 2026-10-25T01:30:00Z",
        "2026-11-01T09:30Z, ",
        "2026-11-01T09:30:00+0800, ",
        "2026-11-01 09:30:00Z, ",
        "+12026-11-01T09:30:00Z, ",
        "2026-11-01T24:30:00Z, ",
    })
    void instantsAreRfc3339(String text, @Nullable String instant) {
        assertThat(Texts.instant(text).map(Instant::toString).orElse(null)).isEqualTo(instant);
    }
}
