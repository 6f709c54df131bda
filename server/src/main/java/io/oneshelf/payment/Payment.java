package io.oneshelf.payment;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reach;
import io.oneshelf.kernel.Money;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Cause;
import java.time.Instant;
import java.util.List;

/**
 * Takes money and gives it back, inside someone else's command: the verbs work on that command's draft and answer the bill
 * as it then stands, which the caller writes with its document. They keep no state and lock no account, because money
 * flows between world accounts only.
 */
public final class Payment {

    /** The word under which a provider's later answer is due; the id of the work is {@code document/tender}. */
    public static final String ANSWER = "payment.answer";

    private Payment() {}

    /** What money of that currency flows between; a command that takes or gives back names it. */
    public static Reach reach(String currency) {
        return Reach.of(List.of(
                ofTender(TenderKind.TEST, currency),
                ofTender(TenderKind.CASH, currency),
                world("sales", currency),
                world("tax", currency),
                world("unapplied", currency)));
    }

    /**
     * Asks for a tender. Taken at once, it is posted; answered later, {@link #ANSWER} falls due.
     *
     * @param document the document that carries the bill; its key is what the entries are explained by
     */
    public static Bill take(Draft draft, DocKey<?> document, Bill bill, TakeTender asked, Instant occurredAt) {
        Tender tender = new Tender(asked, asked.firstAnswer(), 0, true);
        if (asked.answersLater()) {
            draft.remind(draft.now().plusSeconds(asked.delaySeconds()), ANSWER, document.id() + "/" + asked.id());
        }
        if (tender.state() == TenderState.CAPTURED) {
            capture(draft, document, bill, asked, occurredAt);
        }
        return bill.with(tender);
    }

    /** A provider says that it has taken the money of a tender in flight, and the bill can still use it. */
    public static Bill taken(Draft draft, DocKey<?> document, Bill bill, String tenderId, Instant occurredAt) {
        capture(draft, document, bill, inFlight(bill, tenderId).asked(), occurredAt);
        return bill.changing(tenderId, tender -> tender.as(TenderState.CAPTURED));
    }

    /** A provider says that it has taken the money of a tender in flight, too late to be of use: it goes back at once. */
    public static Bill takenTooLate(Draft draft, DocKey<?> document, Bill bill, String tenderId, Instant occurredAt) {
        TakeTender asked = inFlight(bill, tenderId).asked();
        if (asked.amount() > 0) {
            Account from = ofTender(asked.kind(), bill.currency());
            Account unapplied = world("unapplied", bill.currency());
            draft.post(from, unapplied, asked.amount(), Cause.CAPTURE, document.toString(), occurredAt);
            draft.post(unapplied, from, asked.amount(), Cause.REFUND, document.toString(), occurredAt);
        }
        return bill.changing(tenderId, Tender::tooLate);
    }

    /**
     * Gives money back to the tenders it came from, the first tender first.
     *
     * @param amount minor units, 0 to what can be given back
     * @param tax the part of the amount that is tax
     */
    public static Bill giveBack(Draft draft, DocKey<?> document, Bill bill, long amount, long tax, Instant occurredAt) {
        Bill changed = bill;
        long left = amount;
        long taxLeft = tax;
        for (Tender tender : bill.tenders()) {
            long part = Math.min(left, tender.refundable());
            if (part > 0) {
                long taxPart = Money.floorShare(taxLeft, part, left);
                refund(draft, document, tender.asked().kind(), bill.currency(), part, taxPart, occurredAt);
                changed = changed.changing(tender.asked().id(), paid -> paid.givingBack(part));
                left -= part;
                taxLeft -= taxPart;
            }
        }
        if (left > 0) {
            throw new IllegalStateException("a bill gives back at most what it took, and " + left + " is more");
        }
        return changed;
    }

    /** Gives back everything that was taken for the bill and is not given back yet; its tax goes back with it. */
    public static Bill giveAllBack(Draft draft, DocKey<?> document, Bill bill, Instant occurredAt) {
        long taken = bill.applied();
        return giveBack(draft, document, bill, bill.captured() - bill.refunded(), taxUpTo(bill, taken), occurredAt);
    }

    /**
     * Pays money out for goods whose sale is not known.
     *
     * @param amount minor units, ≥ 0
     * @param tax the part of the amount that is tax
     */
    public static void payOut(
            Draft draft, DocKey<?> document, String currency, long amount, long tax, Instant occurredAt) {
        if (amount > 0) {
            refund(draft, document, TenderKind.CASH, currency, amount, tax, occurredAt);
        }
    }

    private static void capture(Draft draft, DocKey<?> document, Bill bill, TakeTender asked, Instant occurredAt) {
        // Each tender carries the tax between what was taken before it and after it: the parts add up to the bill's
        // tax.
        long before = bill.applied();
        long tax = taxUpTo(bill, before + asked.amount()) - taxUpTo(bill, before);
        Account from = ofTender(asked.kind(), bill.currency());
        post(draft, from, world("sales", bill.currency()), asked.amount() - tax, Cause.CAPTURE, document, occurredAt);
        post(draft, from, world("tax", bill.currency()), tax, Cause.CAPTURE, document, occurredAt);
    }

    private static void refund(
            Draft draft,
            DocKey<?> document,
            TenderKind kind,
            String currency,
            long amount,
            long tax,
            Instant occurredAt) {
        Account to = ofTender(kind, currency);
        post(draft, world("sales", currency), to, amount - tax, Cause.REFUND, document, occurredAt);
        post(draft, world("tax", currency), to, tax, Cause.REFUND, document, occurredAt);
    }

    private static void post(
            Draft draft, Account from, Account to, long amount, Cause cause, DocKey<?> document, Instant occurredAt) {
        if (amount > 0) {
            draft.post(from, to, amount, cause, document.toString(), occurredAt);
        }
    }

    private static long taxUpTo(Bill bill, long taken) {
        return bill.total() == 0 ? 0 : Money.floorShare(bill.tax(), taken, bill.total());
    }

    private static Tender inFlight(Bill bill, String tenderId) {
        return bill.tender(tenderId)
                .filter(tender -> tender.state() == TenderState.IN_FLIGHT)
                .orElseThrow(() -> new IllegalStateException("not in flight: " + tenderId));
    }

    private static Account ofTender(TenderKind kind, String currency) {
        return world("tender-" + kind, currency);
    }

    private static Account world(String word, String currency) {
        return Account.world(Book.MONEY, word, currency);
    }
}
