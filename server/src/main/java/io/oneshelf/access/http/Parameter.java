package io.oneshelf.access.http;

import io.oneshelf.access.Malformed.BadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A value in the path or the query. Kept as a constant beside the endpoints that take it, and used to ask for the value:
 * {@code ask.get(SKU)}.
 *
 * @param <T> what the handler gets: the value, an {@code Optional} of it, or a list of them
 */
public final class Parameter<T> {

    /** How many elements a page of a list has at most, 1 to 500. */
    public static final Parameter<Long> LIMIT =
            query("limit", "How many elements a page has at most.", TextForm.number(1, 500), 100L);

    /** Where a list goes on: opaque, from the link to the next page. */
    public static final Parameter<Optional<Cursor>> CURSOR =
            query("cursor", "Where the list goes on: take it from the link to the next page.", Cursor.FORM);

    /** Where it stands. */
    enum Place {
        PATH,
        QUERY
    }

    private final Place place;
    private final String name;
    private final String says;
    private final TextForm<?> form;
    private final boolean repeated;
    private final boolean required;
    private final @Nullable Object otherwise;
    private final BiFunction<List<String>, List<BadField>, T> reading;

    private Parameter(
            Place place,
            String name,
            String says,
            TextForm<?> form,
            boolean repeated,
            boolean required,
            @Nullable Object otherwise,
            BiFunction<List<String>, List<BadField>, T> reading) {
        this.place = place;
        this.name = name;
        this.says = says;
        this.form = form;
        this.repeated = repeated;
        this.required = required;
        this.otherwise = otherwise;
        this.reading = reading;
    }

    /** A value in the path, named in the template as {@code {name}}. */
    public static <T> Parameter<T> path(String name, String says, TextForm<T> form) {
        return new Parameter<>(Place.PATH, name, says, form, false, true, null, one(name, form));
    }

    /** A value in the query that must be there. */
    public static <T> Parameter<T> required(String name, String says, TextForm<T> form) {
        return new Parameter<>(Place.QUERY, name, says, form, false, true, null, one(name, form));
    }

    /** A value in the query that may be left out. */
    public static <T> Parameter<Optional<T>> query(String name, String says, TextForm<T> form) {
        return new Parameter<>(
                Place.QUERY,
                name,
                says,
                form,
                false,
                false,
                null,
                (texts, bad) -> texts.isEmpty()
                        ? Optional.empty()
                        : Optional.ofNullable(one(name, form).apply(texts, bad)));
    }

    /** A value in the query that has a default. */
    public static <T> Parameter<T> query(String name, String says, TextForm<T> form, T otherwise) {
        return new Parameter<>(
                Place.QUERY,
                name,
                says,
                form,
                false,
                false,
                otherwise,
                (texts, bad) -> texts.isEmpty() ? otherwise : one(name, form).apply(texts, bad));
    }

    /** A value in the query that may be repeated; empty when it is left out. */
    public static <T> Parameter<List<T>> repeated(String name, String says, TextForm<T> form) {
        return new Parameter<>(Place.QUERY, name, says, form, true, false, null, (texts, bad) -> {
            List<T> values = new ArrayList<>(texts.size());
            for (int i = 0; i < texts.size(); i++) {
                Optional<T> value = form.read(texts.get(i));
                if (value.isPresent()) {
                    values.add(value.get());
                } else {
                    bad.add(new BadField(texts.size() == 1 ? name : name + "[" + i + "]", form.complaint()));
                }
            }
            return List.copyOf(values);
        });
    }

    /** Reads the value; what cannot be read is added to the bad fields, and the result is then not to be used. */
    T read(List<String> texts, List<BadField> bad) {
        return reading.apply(texts, bad);
    }

    @SuppressWarnings("NullAway") // a value that could not be read is never handed out: the request is refused before
    private static <T> BiFunction<List<String>, List<BadField>, T> one(String name, TextForm<T> form) {
        return (texts, bad) -> {
            if (texts.size() != 1) {
                bad.add(new BadField(name, texts.isEmpty() ? "is missing" : "must be given once"));
                return null;
            }
            Optional<T> value = form.read(texts.getFirst());
            if (value.isEmpty()) {
                bad.add(new BadField(name, form.complaint()));
                return null;
            }
            return value.get();
        };
    }

    Place place() {
        return place;
    }

    String name() {
        return name;
    }

    String says() {
        return says;
    }

    TextForm<?> form() {
        return form;
    }

    boolean isRepeated() {
        return repeated;
    }

    boolean isRequired() {
        return required;
    }

    @Nullable
    Object otherwise() {
        return otherwise;
    }
}
