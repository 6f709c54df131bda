package io.oneshelf.till;

import io.oneshelf.kernel.ShiftId;
import org.jspecify.annotations.Nullable;

/**
 * What a till's journal shows of the time before a shift.
 *
 * @param shift the one it follows on from, or null when there is none
 */
public record Follows(How how, @Nullable ShiftId shift) {

    /** How a shift begins in its till's journal. */
    public enum How {
        /** With the first record of the journal. */
        FIRST,
        /** With the record after the close of the shift before. */
        UNBROKEN,
        /** After records that belong to no shift known here. */
        APART,
        /** The till keeps no journal. */
        UNKNOWN
    }
}
