package io.oneshelf.access.http;

/** A body with rules that join several fields; asked after every field by itself was found good. */
public interface Checked {

    /** Names each field that cannot be accepted beside the others. */
    void check(Complaints complaints);

    /** Takes complaints. */
    interface Complaints {

        /** @param field relative to this record, such as {@code unitPrice} or {@code lines[2].to} */
        void bad(String field, String detail);
    }
}
