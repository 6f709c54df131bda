package io.oneshelf.testing;

import io.oneshelf.access.http.Endpoint;
import io.oneshelf.catalog.web.CatalogEndpoints;
import io.oneshelf.kernel.Role;
import io.oneshelf.network.web.NetworkEndpoints;
import io.oneshelf.pricing.web.PricingEndpoints;
import io.oneshelf.tax.web.TaxEndpoints;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The facts behind their HTTP front, and who asks there. */
public record FactsOverHttp(Facts facts, ApiClient owner, ApiClient merchandiser, ApiClient guest) {

    /** In memory, with the channels of a new installation. */
    public static FactsOverHttp opened() {
        Facts facts = Facts.inMemory();
        facts.network().open();
        ApiClient api = ApiClient.over(endpoints(facts));
        return new FactsOverHttp(facts, api.as(Role.OWNER), api.as(Role.MERCHANDISER), api.as(Role.GUEST));
    }

    public static List<Endpoint<?>> endpoints(Facts facts) {
        List<Endpoint<?>> all = new ArrayList<>();
        all.addAll(new NetworkEndpoints(facts.network()).endpoints());
        all.addAll(new CatalogEndpoints(facts.catalog()).endpoints());
        all.addAll(new PricingEndpoints(facts.prices(), facts.catalog(), InstantSource.fixed(Facts.NOON)).endpoints());
        all.addAll(new TaxEndpoints(facts.tax()).endpoints());
        return List.copyOf(all);
    }
}
