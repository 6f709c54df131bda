package io.oneshelf.order;

/**
 * Who set a line's price by hand, and why.
 *
 * @param reason 1 to {@value #REASON_MAX} characters; no personal data
 * @param approvedBy the staff code of who allowed it, of the form of a code
 */
public record HandPrice(String reason, String approvedBy) {
    /** The most characters of a reason. */
    public static final int REASON_MAX = 200;
}
