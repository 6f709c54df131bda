package io.oneshelf.access.http;

import io.oneshelf.kernel.Code;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a path or query value is read from its text, and how the API describes it.
 *
 * @param <T> what is read
 */
public final class TextForm<T> {

    /** An id or code. */
    public static final TextForm<String> CODE = code(text -> text);

    /** An RFC 3339 instant with an offset. */
    public static final TextForm<Instant> INSTANT = new TextForm<>(
            "string",
            "date-time",
            null,
            List.of(),
            null,
            null,
            "must be an RFC 3339 instant with an offset, such as 2026-11-01T09:30:00Z",
            Texts::instant);

    public static final TextForm<Boolean> TRUTH = new TextForm<>(
            "boolean", null, null, List.of(), null, null, "must be true or false", text -> switch (text) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            });

    private final String type;
    private final @Nullable String format;
    private final @Nullable String pattern;
    private final List<String> words;
    private final @Nullable Long min;
    private final @Nullable Long max;
    private final String complaint;
    private final Function<String, Optional<T>> reading;

    private TextForm(
            String type,
            @Nullable String format,
            @Nullable String pattern,
            List<String> words,
            @Nullable Long min,
            @Nullable Long max,
            String complaint,
            Function<String, Optional<T>> reading) {
        this.type = type;
        this.format = format;
        this.pattern = pattern;
        this.words = words;
        this.min = min;
        this.max = max;
        this.complaint = complaint;
        this.reading = reading;
    }

    /** A code of the form {@link Code#FORM}, such as {@code TextForm.code(SkuCode::new)}. */
    public static <T> TextForm<T> code(Function<String, T> make) {
        return new TextForm<>(
                "string",
                null,
                "^" + Code.FORM + "$",
                List.of(),
                null,
                null,
                "must be 1 to 64 of A-Z a-z 0-9 . _ : -",
                text -> Code.isValid(text) ? Optional.of(make.apply(text)) : Optional.empty());
    }

    /** A whole number in a range, both ends allowed. */
    public static TextForm<Long> number(long min, long max) {
        return new TextForm<>(
                "integer",
                "int64",
                null,
                List.of(),
                min,
                max,
                "must be a whole number from " + min + " to " + max,
                text -> {
                    if (!text.matches("-?[0-9]{1,19}")) {
                        return Optional.empty();
                    }
                    try {
                        long number = Long.parseLong(text);
                        return number < min || number > max ? Optional.empty() : Optional.of(number);
                    } catch (NumberFormatException tooLong) {
                        return Optional.empty();
                    }
                });
    }

    /** One of an enum's words. */
    public static <E extends Enum<E>> TextForm<E> wordOf(Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> words = constants.stream().map(Words::of).toList();
        return new TextForm<>(
                "string",
                null,
                null,
                words,
                null,
                null,
                "must be one of " + String.join(", ", words),
                text -> Optional.ofNullable(words.contains(text) ? constants.get(words.indexOf(text)) : null));
    }

    /** Any text of at most so many characters. */
    public static TextForm<String> text(int sizeMax) {
        return new TextForm<>(
                "string",
                null,
                null,
                List.of(),
                null,
                null,
                "must be 1 to " + sizeMax + " characters",
                text -> text.isEmpty() || text.length() > sizeMax || !Texts.isStorable(text)
                        ? Optional.empty()
                        : Optional.of(text));
    }

    /** Text that a function reads; empty when it cannot. */
    public static <T> TextForm<T> of(String complaint, Function<String, Optional<T>> reading) {
        return new TextForm<>("string", null, null, List.of(), null, null, complaint, reading);
    }

    Optional<T> read(String text) {
        return reading.apply(text);
    }

    String complaint() {
        return complaint;
    }

    String type() {
        return type;
    }

    @Nullable
    String format() {
        return format;
    }

    @Nullable
    String pattern() {
        return pattern;
    }

    List<String> words() {
        return words;
    }

    @Nullable
    Long min() {
        return min;
    }

    @Nullable
    Long max() {
        return max;
    }
}
