package io.oneshelf.offer;

import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.network.Mode;
import io.oneshelf.pricing.CurrencyAmbiguous;
import io.oneshelf.pricing.NoPrice;
import io.oneshelf.pricing.Price;
import io.oneshelf.pricing.PriceQuestion;
import io.oneshelf.tax.Percent;
import io.oneshelf.tax.TaxedLines;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes offers. Pure. */
public final class Offers {

    private Offers() {}

    /**
     * What the basket costs and where its goods leave from.
     *
     * <p>Refused: {@link OfferRefusal}, {@link NoPrice}, {@link CurrencyAmbiguous}. Whether the goods are there is not asked
     * here: that is decided under the lock, or told by whoever asks for a quote.
     *
     * @param known a snapshot that knows every SKU of the basket and, when the basket names a place, that place only
     */
    public static Outcome<Offer> make(Basket basket, Snapshot known) {
        return make(basket, known, false);
    }

    /** The same for what has happened already: goods without a price cost nothing until it is told what was paid. */
    public static Outcome<Offer> makeOfFact(Basket basket, Snapshot known) {
        return make(basket, known, true);
    }

    private static Outcome<Offer> make(Basket basket, Snapshot known, boolean fact) {
        Refusal misplaced = misplaced(basket, known);
        if (misplaced != null) {
            return new Outcome.Refused<>(misplaced);
        }
        Currency currency = namedCurrency(basket, known);
        if (currency == null) {
            Set<Currency> possible = possibleCurrencies(basket, known);
            if (possible.size() != 1) {
                return new Outcome.Refused<>(new CurrencyAmbiguous(possible.stream()
                        .map(Currency::getCurrencyCode)
                        .sorted()
                        .toList()));
            }
            currency = possible.iterator().next();
        }
        try {
            Refusal mixed = mixed(basket, known, currency);
            return mixed != null ? new Outcome.Refused<>(mixed) : priced(basket, known, currency, fact);
        } catch (ArithmeticException tooLarge) {
            return new Outcome.Refused<>(new OfferRefusal.AmountTooLarge());
        }
    }

    private static @Nullable Refusal misplaced(Basket basket, Snapshot known) {
        Mode mode = basket.mode();
        if (basket.location() == null && (mode == Mode.PICKUP || mode == Mode.CARRY_OUT)) {
            return new OfferRefusal.LocationNeeded(mode);
        }
        if (known.places().isEmpty()) {
            return new OfferRefusal.NoPlace(mode);
        }
        if (basket.location() != null && !known.places().getFirst().modes().contains(mode)) {
            return new OfferRefusal.ModeNotOffered(basket.location(), mode);
        }
        return null;
    }

    /** The currency that the basket names, or that its amounts are in, or that its channel sells in. */
    private static @Nullable Currency namedCurrency(Basket basket, Snapshot known) {
        if (basket.currency() != null) {
            return basket.currency();
        }
        for (Wanted line : basket.lines()) {
            Money amount = amountOf(line.terms());
            if (amount != null) {
                return amount.currency();
            }
        }
        return known.currency();
    }

    /** The currencies in which every line has a price. */
    private static Set<Currency> possibleCurrencies(Basket basket, Snapshot known) {
        Set<Currency> possible = null;
        for (Wanted line : basket.lines()) {
            Set<Currency> priced = ware(known, line).prices().currencies(basket.channel(), null, basket.at());
            if (possible == null) {
                possible = new LinkedHashSet<>(priced);
            } else {
                possible.retainAll(priced);
            }
        }
        return possible == null ? Set.of() : possible;
    }

    private static @Nullable Refusal mixed(Basket basket, Snapshot known, Currency currency) {
        if (known.currency() != null && !known.currency().equals(currency)) {
            return new OfferRefusal.CurrencyMismatch(known.currency(), currency);
        }
        for (Wanted line : basket.lines()) {
            Money amount = amountOf(line.terms());
            if (amount != null && !amount.currency().equals(currency)) {
                return new OfferRefusal.CurrencyMismatch(currency, amount.currency());
            }
        }
        return null;
    }

    private static Outcome<Offer> priced(Basket basket, Snapshot known, Currency currency, boolean fact) {
        List<Listed> listed = new ArrayList<>(basket.lines().size());
        for (Wanted wanted : basket.lines()) {
            Optional<Listed> found = listed(wanted, ware(known, wanted), basket, currency);
            if (found.isEmpty() && !fact) {
                return new Outcome.Refused<>(new NoPrice(wanted.sku(), currency, basket.channel(), basket.at()));
            }
            listed.add(found.orElseGet(() -> new Listed(null, 1, Money.zero(currency), "no price known")));
        }
        List<Place> places =
                basket.location() != null ? List.of() : Sourcing.places(basket.lines(), known.wares(), known.places());
        Map<Place, PlannedGroup> groups = new LinkedHashMap<>();
        List<Integer> groupOf = new ArrayList<>(listed.size());
        List<TaxedLines.Line> taxed = new ArrayList<>(listed.size());
        boolean anyTax = false;
        for (int i = 0; i < listed.size(); i++) {
            Place place = places.isEmpty() ? known.places().getFirst() : places.get(i);
            PlannedGroup group = groups.get(place);
            if (group == null) {
                group = new PlannedGroup(groups.size() + 1, place.code(), basket.mode(), LeadTime.of(basket.mode()));
                groups.put(place, group);
            }
            groupOf.add(group.group());
            Percent percent = known.percent(ware(known, basket.lines().get(i)).taxCategory(), place.company());
            anyTax |= percent.millionths() > 0;
            taxed.add(new TaxedLines.Line(listed.get(i).amount(), percent, true));
        }
        // Splitting nothing over a thousand lines costs more than all the rest.
        List<Money> taxes = anyTax ? TaxedLines.of(taxed).tax() : List.of();
        List<OfferLine> lines = new ArrayList<>(listed.size());
        for (int i = 0; i < listed.size(); i++) {
            Wanted wanted = basket.lines().get(i);
            Listed price = listed.get(i);
            lines.add(new OfferLine(
                    i + 1,
                    wanted.sku(),
                    wanted.quantity(),
                    ware(known, wanted).goods(),
                    price.unitPrice(),
                    price.per(),
                    price.amount().minor(),
                    anyTax ? taxes.get(i).minor() : 0,
                    price.why(),
                    groupOf.get(i)));
        }
        return new Outcome.Found<>(Offer.of(currency, lines, List.copyOf(groups.values()), known.journal()));
    }

    /**
     * What a line comes to, tax included.
     *
     * @param unitPrice minor units of {@code per} base units, or null when only the amount is known
     */
    private record Listed(@Nullable Long unitPrice, long per, Money amount, String why) {

        static Listed recorded(Money price, long per, long quantity, String why) {
            return new Listed(price.minor(), per, price.times(quantity, per), why);
        }
    }

    private static Optional<Listed> listed(Wanted wanted, Ware ware, Basket basket, Currency currency) {
        return switch (wanted.terms()) {
            case Terms.PriceInEffect inEffect ->
                ware.prices()
                        .at(new PriceQuestion(currency, basket.channel(), null, basket.at()))
                        .map(price ->
                                new Listed(price.list().minor(), price.per(), price.of(wanted.quantity()), why(price)));
            case Terms.RecordedUnitPrice recorded ->
                Optional.of(Listed.recorded(recorded.price(), 1, wanted.quantity(), "recorded unit price"));
            case Terms.RecordedLineTotal recorded ->
                Optional.of(new Listed(null, 1, recorded.total(), "recorded line total"));
            case Terms.SetByHand byHand ->
                Optional.of(Listed.recorded(byHand.price(), byHand.per(), wanted.quantity(), "price set by hand"));
            case Terms.OnLabel label ->
                Optional.of(Listed.recorded(label.price(), 1, wanted.quantity(), "price on a label"));
        };
    }

    private static String why(Price price) {
        return "list price" + (price.channel() == null ? "" : " of channel " + price.channel())
                + (price.from() == null ? "" : " from " + price.from()) + ", version " + price.version();
    }

    private static @Nullable Money amountOf(Terms terms) {
        return switch (terms) {
            case Terms.PriceInEffect inEffect -> null;
            case Terms.RecordedUnitPrice recorded -> recorded.price();
            case Terms.RecordedLineTotal recorded -> recorded.total();
            case Terms.SetByHand byHand -> byHand.price();
            case Terms.OnLabel label -> label.price();
        };
    }

    private static Ware ware(Snapshot known, Wanted line) {
        Ware ware = known.wares().get(line.sku());
        if (ware == null) {
            throw new IllegalArgumentException("the snapshot does not know " + line.sku());
        }
        return ware;
    }
}
