package io.oneshelf.access;

/** The version of a document that its editor has seen, from the headers {@code If-Match} and {@code If-None-Match}. */
public sealed interface IfMatch {

    /** No header: good for making a document and for sending the same content again. */
    record Absent() implements IfMatch {}

    /** {@code If-None-Match: *}: the editor has seen that there is none, and nothing may be replaced. */
    record None() implements IfMatch {}

    /** {@code If-Match: *}: whatever stands now, as long as something does. */
    record Any() implements IfMatch {}

    /** {@code If-Match: "7"}. */
    record Version(long version) implements IfMatch {}

    /** An ETag this server never gave out, which matches nothing. */
    record Foreign() implements IfMatch {}

    IfMatch ABSENT = new Absent();

    /** True when this header lets a document of that version be replaced. */
    default boolean matches(long version) {
        return switch (this) {
            case Absent ignored -> false;
            case None ignored -> false;
            case Foreign ignored -> false;
            case Any ignored -> true;
            case Version seen -> seen.version() == version;
        };
    }
}
