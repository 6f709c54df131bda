package io.oneshelf.access.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The place in a list where the next page begins: the key of the last element seen. Opaque to callers, who take it from the
 * link to the next page.
 *
 * @param parts the key, in parts; none may be empty of meaning to who made it
 */
public record Cursor(List<String> parts) {

    private static final String BETWEEN = "\u001f";

    static final TextForm<Cursor> FORM = TextForm.of("must be taken from the link to the next page", Cursor::read);

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    public static Cursor of(long number) {
        return of(Long.toString(number));
    }

    /** The part as text, or empty when the cursor has no such part: a cursor of another list. */
    public Optional<String> text(int index) {
        return index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
    }

    /** The part as a number, or 0, the start, when it is none: a cursor of another list. */
    public long number(int index) {
        return text(index)
                .filter(part -> part.matches("-?[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** As it stands in the link. */
    public String opaque() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor as it stood in a link; empty when it is none. */
    public static Optional<Cursor> read(String opaque) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8);
            return joined.isEmpty() || !Texts.isStorable(joined)
                    ? Optional.empty()
                    : Optional.of(of(joined.split(BETWEEN, -1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
