package io.oneshelf.tax.web;

import io.oneshelf.access.NotFound;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Code;
import io.oneshelf.tax.Percent;
import io.oneshelf.tax.Tax;
import io.oneshelf.tax.TaxProblem;
import io.oneshelf.tax.TaxRate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/tax/rates}: written by the owner, read by everybody. */
public final class TaxEndpoints {

    private static final Parameter<String> RATE = Parameter.path("id", "The rate's id", TextForm.CODE);

    private static final int PAGE_MAX = 500;

    private static final Allowed OWNER = Allowed.to();

    private final Tax tax;

    public TaxEndpoints(Tax tax) {
        this.tax = tax;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.put("/v1/tax/rates/{id}", OWNER)
                        .says("Make a rate of tax or change it; where none is set there is no tax")
                        .takes(RATE)
                        .body(RateBody.class)
                        .edits()
                        .answers(RateAnswer.class, 201, 200)
                        .refuses(TaxProblem.CATEGORY_FIXED)
                        .handle(ask -> Answer.of(
                                tax.put(ask.body().rate(ask.get(RATE)), ask.ifMatch()),
                                RateAnswer::of,
                                Stored::version)),
                Endpoint.get("/v1/tax/rates/{id}", Allowed.SIGNED_IN)
                        .says("A rate of tax")
                        .takes(RATE)
                        .answers(RateAnswer.class)
                        .handle(ask -> tax.rate(ask.get(RATE))
                                .map(stored -> Answer.ok(RateAnswer.of(stored)).etag(stored.version()))
                                .orElseGet(() -> Answer.refused(NotFound.of("rate")))),
                Endpoint.get("/v1/tax/rates", Allowed.SIGNED_IN)
                        .says("All rates of tax, in the order in which they were made")
                        .takes(Parameter.LIMIT, Parameter.CURSOR)
                        .answers(Rates.class)
                        .handle(ask -> {
                            int limit = ask.get(Parameter.LIMIT).intValue();
                            List<Stored<TaxRate>> page = tax.rates(
                                    ask.get(Parameter.CURSOR)
                                            .map(cursor -> cursor.number(0))
                                            .orElse(0L),
                                    limit);
                            Answer answer = Answer.ok(
                                    new Rates(page.stream().map(RateAnswer::of).toList()));
                            return page.size() < limit
                                    ? answer
                                    : answer.next(Cursor.of(page.getLast().no()));
                        }));
    }

    record RateBody(
            @Says("The tax category it is for; never changes") @Form(Code.FORM)
            String taxCategory,

            @Says("For sales of this legal entity; without it, for all") @Form(Code.FORM) @Nullable
            String company,

            @Says("Percent in decimal with at most four decimals, such as 20 or 7.5; at most 1000") @Form(Percent.FORM)
            String rate,

            @Says("It applies from this instant on; without it, for ever before") @Nullable
            Instant from,

            @Says("It applies until just before this instant; without it, for ever after. The same as from: never")
            @Nullable
            Instant until)
            implements Checked {

        @Override
        public void check(Complaints complaints) {
            if (Percent.parse(rate).isEmpty()) {
                complaints.bad("rate", "must be a percentage from 0 to 1000");
            }
            if (from != null && until != null && until.isBefore(from)) {
                complaints.bad("until", "must not be before from");
            }
        }

        TaxRate rate(String id) {
            return new TaxRate(id, taxCategory, company, Percent.parse(rate).orElseThrow(), from, until);
        }
    }

    record RateAnswer(
            String id,
            String taxCategory,
            @Nullable String company,
            @Says("Percent in decimal") String rate,
            @Nullable Instant from,
            @Nullable Instant until,
            @Says("The version, for If-Match") long version) {

        static RateAnswer of(Stored<TaxRate> stored) {
            TaxRate rate = stored.body();
            return new RateAnswer(
                    rate.id(),
                    rate.taxCategory(),
                    rate.company(),
                    rate.percent().toString(),
                    rate.from(),
                    rate.until(),
                    stored.version());
        }
    }

    record Rates(@Size(max = PAGE_MAX) List<RateAnswer> rates) {}
}
