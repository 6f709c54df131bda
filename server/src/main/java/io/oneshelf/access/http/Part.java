package io.oneshelf.access.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/** Reads, writes and describes the values of one type. */
interface Part {

    /** Reads the value at the parser's current token; on anything wrong it complains, passes over it and answers null. */
    @Nullable
    Object read(Reading in);

    void write(JsonGenerator out, Object value);

    /** The JSON Schema of the value. */
    ObjectNode schema(Schemas schemas);

    /** True when the value is written as a JSON string. */
    default boolean isText() {
        return false;
    }
}
