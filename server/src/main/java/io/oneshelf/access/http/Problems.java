package io.oneshelf.access.http;

import io.oneshelf.journal.ExistsDifferent;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/** Writes refusals as RFC 9457 problems. */
final class Problems {

    static final String CONTENT_TYPE = "application/problem+json";

    /** A refusal's component of this name becomes the header Retry-After. */
    private static final String RETRY = "retryAfterSeconds";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Shapes shapes;
    private final Map<Class<?>, Optional<RecordShape>> known = new ConcurrentHashMap<>();

    Problems(Shapes shapes) {
        this.shapes = shapes;
    }

    void write(JsonGenerator out, Refusal refusal, String traceId) {
        ProblemWord word = refusal.word();
        out.writeStartObject();
        out.writeStringProperty("type", word.type());
        out.writeStringProperty("title", title(word));
        out.writeNumberProperty("status", word.status());
        out.writeStringProperty("detail", refusal.detail());
        out.writeStringProperty("traceId", traceId);
        if (refusal instanceof ExistsDifferent different) {
            out.writeArrayPropertyStart("fields");
            different.fields().forEach(out::writeString);
            out.writeEndArray();
        } else {
            shape(refusal).ifPresent(shape -> writeOwnFields(out, shape, refusal));
        }
        out.writeEndObject();
    }

    private static void writeOwnFields(JsonGenerator out, RecordShape shape, Refusal refusal) {
        for (RecordShape.Slot slot : shape.slots()) {
            if (!slot.name().equals(RETRY)) {
                slot.writeField(out, refusal);
            }
        }
    }

    /** When to try again, where the refusal knows. */
    Optional<String> retryAfter(Refusal refusal) {
        return shape(refusal)
                .flatMap(shape -> shape.slots().stream()
                        .filter(slot -> slot.name().equals(RETRY))
                        .findFirst()
                        .map(slot -> RecordShape.get(slot.get(), refusal).toString()));
    }

    /** The problem's title: its word as people write it. */
    static String title(ProblemWord word) {
        String text = word.word().replace('-', ' ');
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private Optional<RecordShape> shape(Refusal refusal) {
        return known.computeIfAbsent(refusal.getClass(), type -> {
            if (!type.isRecord()) {
                return Optional.empty();
            }
            try {
                return Optional.of(shapes.ofRefusal(type));
            } catch (IllegalStateException unfit) {
                // The caller is better served by a problem without its own fields than by none.
                LOG.error("the fields of {} cannot be written: {}", type.getName(), unfit.getMessage());
                return Optional.empty();
            }
        });
    }
}
