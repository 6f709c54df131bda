package io.oneshelf.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How documents, events and requests are written as JSON inside the books. The API has its own forms. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            // A document written by a newer process of a rolling upgrade may carry a field this one does not know yet.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(SkuCode.class, PlainText.class)
            .addMixIn(LocationCode.class, PlainText.class)
            .addMixIn(ChannelCode.class, PlainText.class)
            .addMixIn(MemberId.class, PlainText.class)
            .addMixIn(ShiftId.class, PlainText.class)
            .build();

    /** A code is written as its text, not as an object of one field: the feed's readers see {@code "sku":"A-1"}. */
    private abstract static class PlainText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PlainText(String value) {}

        @JsonValue
        abstract String value();
    }

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
