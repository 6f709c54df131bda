package io.oneshelf.offer;

import io.oneshelf.kernel.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;

/**
 * A basket priced, taxed and planned.
 *
 * @param total minor units, tax included: the sum of the lines
 * @param tax the part of the total that is tax
 * @param journal the position of the journal up to which everything it rests on was known
 */
public record Offer(
        Currency currency, long total, long tax, List<OfferLine> lines, List<PlannedGroup> groups, long journal) {

    public Offer {
        lines = List.copyOf(lines);
        groups = List.copyOf(groups);
    }

    static Offer of(Currency currency, List<OfferLine> lines, List<PlannedGroup> groups, long journal) {
        long total = 0;
        long tax = 0;
        for (OfferLine line : lines) {
            total = Math.addExact(total, line.total());
            tax = Math.addExact(tax, line.tax());
        }
        // Beyond this, sums of several offers could overflow; Money says where.
        return new Offer(currency, new Money(total, currency).minor(), tax, lines, groups, journal);
    }

    /**
     * The hash of what the shopper is shown: goods, prices, taxes, places, modes and promises, 32 hexadecimal digits. Two
     * offers with one hash are the same to the shopper, whatever they were made from.
     */
    public String hash() {
        StringBuilder shown = new StringBuilder(64 * lines.size() + 64);
        shown.append(currency.getCurrencyCode());
        for (OfferLine line : lines) {
            shown.append('\n')
                    .append(line.sku())
                    .append(' ')
                    .append(line.quantity())
                    .append(' ')
                    .append(line.unitPrice())
                    .append('/')
                    .append(line.per())
                    .append(' ')
                    .append(line.total())
                    .append(' ')
                    .append(line.tax())
                    .append(" @")
                    .append(line.group());
        }
        for (PlannedGroup group : groups) {
            shown.append('\n')
                    .append(group.group())
                    .append(' ')
                    .append(group.location())
                    .append(' ')
                    .append(group.mode())
                    .append(' ')
                    .append(group.promise());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(shown.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The same goods for another total, which was paid for them already: the difference is spread over the lines in
     * proportion to what they cost, or to their units when they cost nothing, by the largest remainder.
     *
     * @param paid minor units, ≥ 0
     */
    public Offer costing(long paid) {
        if (paid == total) {
            return this;
        }
        List<Long> weights = lines.stream()
                .map(line -> total > 0 ? line.total() : line.quantity())
                .toList();
        List<Money> parts = new Money(paid, currency).split(weights);
        List<OfferLine> costing = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            OfferLine line = lines.get(i);
            long part = parts.get(i).minor();
            long taxed = line.total() == 0 ? 0 : Money.floorShare(line.tax(), part, line.total());
            costing.add(line.costing(part, Math.min(taxed, part)));
        }
        return of(currency, costing, groups, journal);
    }
}
