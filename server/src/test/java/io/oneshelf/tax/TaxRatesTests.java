package io.oneshelf.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.testing.Facts;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which rate of tax applies, and how rates are edited")
class TaxRatesTests {

    private final Facts facts = Facts.on(books(), InstantSource.fixed(Facts.NOON));
    private final Tax tax = facts.tax();

    Books books() {
        return new MemoryBooks();
    }

    @Test
    @DisplayName("no tax until a rate is set; then the company's before the general, the later before the earlier")
    void whichRate() {
        assertThat(percent("standard", null, "2026-11-22")).isEqualTo("0");
        put("general", "standard", null, "20", null, null);
        put("lower", "standard", null, "15", "2026-12-01", "2027-01-01");
        put("island", "standard", "jersey", "5", null, "2027-01-01");
        put("food", "food", null, "0", null, null);
        assertThat(percent("standard", null, "2026-11-22")).isEqualTo("20");
        assertThat(percent("standard", null, "2026-12-01")).isEqualTo("15");
        assertThat(percent("standard", null, "2027-01-01")).isEqualTo("20");
        assertThat(percent("standard", "jersey", "2026-12-01")).isEqualTo("5");
        assertThat(percent("standard", "jersey", "2027-01-01")).isEqualTo("20");
        assertThat(percent("standard", "guernsey", "2026-11-22")).isEqualTo("20");
        assertThat(percent("food", null, "2026-11-22")).isEqualTo("0");
    }

    @Test
    @DisplayName("a rate is edited by its id; its tax category never changes")
    void editing() {
        assertThat(said(put("general", "standard", null, "20", null, null))).isEqualTo("made 1");
        assertThat(said(put("general", "standard", null, "20", null, null))).isEqualTo("found 1");
        assertThat(said(put("general", "standard", null, "21", null, null))).isEqualTo("if-match-needed");
        assertThat(said(tax.put(rate("general", "standard", null, "21", null, null), new IfMatch.Version(1))))
                .isEqualTo("found 2");
        assertThat(said(tax.put(rate("general", "food", null, "21", null, null), new IfMatch.Any())))
                .isEqualTo("category-fixed");
        assertThat(tax.at("standard", null, Facts.NOON).orElseThrow())
                .isEqualTo(new VersionedRate(rate("general", "standard", null, "21", null, null), 2));
        assertThat(tax.rates(0, 10)).extracting(stored -> stored.body().id()).containsExactly("general");
        assertThat(facts.books().reader().events(0, 10))
                .extracting(event -> event.document() + " " + event.version() + " " + event.data())
                .containsExactly(
                        "standard 1 {\"rate\":\"general\",\"taxCategory\":\"standard\",\"percent\":\"20\",\"rateVersion\":1}",
                        "standard 2 {\"rate\":\"general\",\"taxCategory\":\"standard\",\"percent\":\"21\",\"rateVersion\":2}");
    }

    private Outcome<?> put(
            String id,
            String category,
            @Nullable String company,
            String percent,
            @Nullable String from,
            @Nullable String until) {
        return tax.put(rate(id, category, company, percent, from, until), IfMatch.ABSENT);
    }

    private static TaxRate rate(
            String id,
            String category,
            @Nullable String company,
            String percent,
            @Nullable String from,
            @Nullable String until) {
        return new TaxRate(id, category, company, Percent.parse(percent).orElseThrow(), day(from), day(until));
    }

    private String percent(String category, @Nullable String company, String day) {
        return tax.percentAt(category, company, Instant.parse(day + "T00:00:00Z"))
                .toString();
    }

    private static @Nullable Instant day(@Nullable String text) {
        return text == null ? null : Instant.parse(text + "T00:00:00Z");
    }

    private static String said(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Made<?> made -> "made " + version(made.value());
            case Outcome.Found<?> found -> "found " + version(found.value());
            case Outcome.Refused<?> refused -> refused.why().word().word();
        };
    }

    private static long version(Object stored) {
        return stored instanceof io.oneshelf.journal.Stored<?> document ? document.version() : 0;
    }
}
