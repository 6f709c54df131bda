package io.oneshelf.access.http;

import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.Money;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts that bodies and answers are made of, besides records. */
final class Parts {

    private Parts() {}

    /** The limits that a component's annotations set. */
    record Limits(
            @Nullable Range range,
            @Nullable Form form,
            @Nullable Size size) {

        static final Limits NONE = new Limits(null, null, null);

        static Limits of(AnnotatedElement component) {
            return new Limits(
                    component.getAnnotation(Range.class),
                    component.getAnnotation(Form.class),
                    component.getAnnotation(Size.class));
        }
    }

    /** A whole number, as {@code long} or {@code int}. */
    static final class WholeNumber implements Part {
        private final boolean isInt;
        private final long min;
        private final long max;

        WholeNumber(boolean isInt, Limits limits) {
            this.isInt = isInt;
            Range range = limits.range();
            this.min =
                    Math.max(range == null ? Long.MIN_VALUE : range.min(), isInt ? Integer.MIN_VALUE : Long.MIN_VALUE);
            this.max =
                    Math.min(range == null ? Long.MAX_VALUE : range.max(), isInt ? Integer.MAX_VALUE : Long.MAX_VALUE);
        }

        @Override
        public @Nullable Object read(Reading in) {
            if (in.parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                return in.badValue(
                        in.parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                                ? "must be a whole number, without fraction or exponent"
                                : "must be a whole number");
            }
            if (in.parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                return in.badValue(range());
            }
            long value = in.parser.getLongValue();
            if (value < min || value > max) {
                return in.badValue(range());
            }
            return isInt ? (Object) (int) value : (Object) value;
        }

        private String range() {
            if (min == Long.MIN_VALUE || (isInt && min == Integer.MIN_VALUE && max != Integer.MAX_VALUE)) {
                return "must be at most " + max;
            }
            return max == Long.MAX_VALUE ? "must be at least " + min : "must be from " + min + " to " + max;
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeNumber(((Number) value).longValue());
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            ObjectNode schema = Schemas.object().put("type", "integer").put("format", isInt ? "int32" : "int64");
            if (min != Long.MIN_VALUE) {
                schema.put("minimum", min);
            }
            if (max != Long.MAX_VALUE) {
                schema.put("maximum", max);
            }
            return schema;
        }
    }

    /** A number that may have a fraction: only for measures such as a latitude, never for money or quantities. */
    static final class Measure implements Part {
        private final @Nullable Range range;

        Measure(Limits limits) {
            this.range = limits.range();
        }

        @Override
        public @Nullable Object read(Reading in) {
            JsonToken token = in.parser.currentToken();
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                return in.badValue("must be a number");
            }
            double value = in.parser.getDoubleValue();
            if (!Double.isFinite(value) || (range != null && (value < range.min() || value > range.max()))) {
                return in.badValue(
                        range == null ? "is out of range" : "must be from " + range.min() + " to " + range.max());
            }
            return value;
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeNumber((double) value);
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            ObjectNode schema = Schemas.object().put("type", "number").put("format", "double");
            if (range != null) {
                schema.put("minimum", range.min()).put("maximum", range.max());
            }
            return schema;
        }
    }

    /** True or false. */
    static final class Truth implements Part {
        @Override
        public @Nullable Object read(Reading in) {
            return switch (in.parser.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> in.badValue("must be true or false");
            };
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeBoolean((boolean) value);
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return Schemas.object().put("type", "boolean");
        }
    }

    /** A value written as a JSON string. */
    abstract static class Text implements Part {

        abstract @Nullable Object of(String text, Reading in);

        String text(Object value) {
            return value.toString();
        }

        @Override
        public final @Nullable Object read(Reading in) {
            return in.parser.currentToken() == JsonToken.VALUE_STRING
                    ? of(in.parser.getString(), in)
                    : in.badValue("must be a string");
        }

        @Override
        public final void write(JsonGenerator out, Object value) {
            out.writeString(text(value));
        }

        @Override
        public final boolean isText() {
            return true;
        }
    }

    /** Free text. */
    static final class FreeText extends Text {
        private static final int SIZE_MAX = 4_000;

        private final int min;
        private final int max;
        private final boolean limited;
        private final @Nullable Pattern pattern;

        FreeText(Limits limits) {
            Size size = limits.size();
            this.limited = size != null;
            this.min = size == null ? 1 : size.min();
            this.max = size == null ? SIZE_MAX : size.max();
            this.pattern =
                    limits.form() == null ? null : Pattern.compile(limits.form().value());
        }

        @Override
        @Nullable
        Object of(String text, Reading in) {
            if (text.length() < min || text.length() > max) {
                return in.badValue("must be " + min + " to " + max + " characters");
            }
            if (!Texts.isStorable(text)) {
                return in.badValue("must be Unicode text without U+0000");
            }
            if (pattern != null && !pattern.matcher(text).matches()) {
                return in.badValue("must match " + pattern.pattern());
            }
            return text;
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            ObjectNode schema = Schemas.object().put("type", "string");
            // A limit that nobody set holds for what is read only: an answer may be longer, or empty.
            if (limited) {
                schema.put("minLength", min).put("maxLength", max);
            }
            if (pattern != null) {
                schema.put("pattern", "^(?:" + pattern.pattern() + ")$");
            }
            return schema;
        }
    }

    /** A record of one text: a code. */
    static final class CodeText extends Text {
        private final MethodHandle make;
        private final MethodHandle value;

        CodeText(MethodHandle make, MethodHandle value) {
            this.make = make;
            this.value = value;
        }

        @Override
        @Nullable
        Object of(String text, Reading in) {
            if (!Code.isValid(text)) {
                return in.badValue("must be 1 to 64 of A-Z a-z 0-9 . _ : -");
            }
            return RecordShape.make(make, new Object[] {text}, in);
        }

        @Override
        String text(Object code) {
            return (String) RecordShape.get(value, code);
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return Schemas.object().put("type", "string").put("pattern", "^" + Code.FORM + "$");
        }
    }

    /** An id, as plain text. */
    static final class Id extends Text {
        @Override
        @Nullable
        Object of(String text, Reading in) {
            return Code.isValid(text) ? text : in.badValue("must be 1 to 64 of A-Z a-z 0-9 . _ : -");
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return Schemas.object().put("type", "string").put("pattern", "^" + Code.FORM + "$");
        }
    }

    /** An enum's words. */
    static final class Word extends Text {
        private final Map<String, Object> words = new LinkedHashMap<>();
        private final String complaint;

        Word(Class<?> type) {
            for (Object constant : type.getEnumConstants()) {
                words.put(Words.of((Enum<?>) constant), constant);
            }
            this.complaint = "must be one of " + String.join(", ", words.keySet());
        }

        @Override
        @Nullable
        Object of(String text, Reading in) {
            Object constant = words.get(text);
            return constant == null ? in.badValue(complaint) : constant;
        }

        @Override
        String text(Object value) {
            return Words.of((Enum<?>) value);
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            ObjectNode schema = Schemas.object().put("type", "string");
            ArrayNode all = schema.putArray("enum");
            words.keySet().forEach(all::add);
            return schema;
        }
    }

    /** An instant, read with any offset and written in UTC. */
    static final class Moment extends Text {
        @Override
        @Nullable
        Object of(String text, Reading in) {
            Instant instant = Texts.instant(text).orElse(null);
            return instant == null
                    ? in.badValue("must be an RFC 3339 instant with an offset, such as 2026-11-01T09:30:00Z")
                    : instant;
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return Schemas.object().put("type", "string").put("format", "date-time");
        }
    }

    /** An ISO 4217 currency. */
    static final class CurrencyCode extends Text {
        private final Map<String, Currency> known;

        CurrencyCode() {
            this.known = Currency.getAvailableCurrencies().stream()
                    .collect(Collectors.toMap(Currency::getCurrencyCode, currency -> currency));
        }

        @Override
        @Nullable
        Object of(String text, Reading in) {
            Currency currency = known.get(text);
            return currency == null ? in.badValue("must be an ISO 4217 currency code") : currency;
        }

        @Override
        String text(Object value) {
            return ((Currency) value).getCurrencyCode();
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return Schemas.object().put("type", "string").put("pattern", "^[A-Z]{3}$");
        }
    }

    /** An amount of money: integer minor units as a string, with its currency. */
    static final class MoneyPart implements Part {
        private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,30}");

        private final long min;
        private final long max;
        private final CurrencyCode currencies;

        MoneyPart(Limits limits, CurrencyCode currencies) {
            Range range = limits.range();
            this.min = Math.max(range == null ? -Money.MAX_MINOR : range.min(), -Money.MAX_MINOR);
            this.max = Math.min(range == null ? Money.MAX_MINOR : range.max(), Money.MAX_MINOR);
            this.currencies = currencies;
        }

        @Override
        public @Nullable Object read(Reading in) {
            if (in.parser.currentToken() != JsonToken.START_OBJECT) {
                return in.badValue("must be an object with amount and currency");
            }
            int before = in.complaints();
            Long amount = null;
            Currency currency = null;
            Set<String> seen = new HashSet<>(4);
            for (String name = in.parser.nextName(); name != null; name = in.parser.nextName()) {
                in.parser.nextToken();
                in.enter(name);
                if (!seen.add(name)) {
                    in.badValue("is given twice");
                } else if (name.equals("amount")) {
                    amount = amount(in);
                } else if (name.equals("currency")) {
                    currency = (Currency) currencies.read(in);
                } else {
                    in.badValue("is not known");
                }
                in.leave();
            }
            if (!seen.contains("amount")) {
                in.badAt("amount", "is missing");
            }
            if (!seen.contains("currency")) {
                in.badAt("currency", "is missing");
            }
            return in.complaints() > before || amount == null || currency == null ? null : new Money(amount, currency);
        }

        private @Nullable Long amount(Reading in) {
            if (in.parser.currentToken() != JsonToken.VALUE_STRING
                    || !AMOUNT.matcher(in.parser.getString()).matches()) {
                in.badValue("must be a string of digits: integer minor units");
                return null;
            }
            BigInteger exact = new BigInteger(in.parser.getString());
            if (exact.compareTo(BigInteger.valueOf(min)) < 0 || exact.compareTo(BigInteger.valueOf(max)) > 0) {
                in.badValue("must be from " + min + " to " + max + " minor units");
                return null;
            }
            return exact.longValue();
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            Money money = (Money) value;
            out.writeStartObject();
            out.writeName("amount");
            out.writeString(Long.toString(money.minor()));
            out.writeName("currency");
            out.writeString(money.currency().getCurrencyCode());
            out.writeEndObject();
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return schemas.reference("Money", schema -> {
                schema.put("type", "object")
                        .put("description", "Integer minor units as a string, with the ISO 4217 currency.");
                ObjectNode properties = schema.putObject("properties");
                properties.putObject("amount").put("type", "string").put("pattern", "^-?[0-9]{1,18}$");
                properties.set("currency", currencies.schema(schemas));
                schema.putArray("required").add("amount").add("currency");
                schema.put("additionalProperties", false);
            });
        }
    }

    /** Texts by key, such as a name in several languages. */
    static final class Texted implements Part {
        private static final int ENTRIES_MAX = 1_000;
        private static final int KEY_MAX = 100;

        private final int min;
        private final int max;
        private final boolean limited;
        private final @Nullable Pattern key;
        private final FreeText value = new FreeText(Limits.NONE);

        Texted(Limits limits) {
            Size size = limits.size();
            this.limited = size != null;
            this.min = size == null ? 0 : size.min();
            this.max = size == null ? ENTRIES_MAX : size.max();
            this.key =
                    limits.form() == null ? null : Pattern.compile(limits.form().value());
        }

        @Override
        public @Nullable Object read(Reading in) {
            if (in.parser.currentToken() != JsonToken.START_OBJECT) {
                return in.badValue("must be an object of texts");
            }
            int before = in.complaints();
            Map<String, String> texts = new LinkedHashMap<>();
            for (String name = in.parser.nextName(); name != null; name = in.parser.nextName()) {
                in.parser.nextToken();
                in.enter(name.length() > KEY_MAX ? name.substring(0, KEY_MAX) : name);
                if (name.isEmpty() || name.length() > KEY_MAX || !Texts.isStorable(name)) {
                    in.badValue("must have a name of 1 to " + KEY_MAX + " characters");
                } else if (key != null && !key.matcher(name).matches()) {
                    in.badValue("must have a name that matches " + key.pattern());
                } else if (texts.containsKey(name)) {
                    in.badValue("is given twice");
                } else {
                    Object text = value.read(in);
                    texts.put(name, text == null ? "" : (String) text);
                }
                in.leave();
            }
            if (texts.size() < min || texts.size() > max) {
                in.bad("must have " + min + " to " + max + " entries");
            }
            return in.complaints() > before ? null : Collections.unmodifiableMap(texts);
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartObject();
            ((Map<?, ?>) value).forEach((name, text) -> {
                out.writeName((String) name);
                out.writeString((String) text);
            });
            out.writeEndObject();
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            ObjectNode schema = Schemas.object().put("type", "object");
            if (key != null) {
                schema.putObject("propertyNames").put("pattern", "^(?:" + key.pattern() + ")$");
            }
            if (limited) {
                schema.put("minProperties", min).put("maxProperties", max);
            }
            schema.set("additionalProperties", value.schema(schemas));
            return schema;
        }
    }

    /** A record of one map: written as the map. */
    static final class Wrapped implements Part {
        private final Part inner;
        private final MethodHandle make;
        private final MethodHandle value;

        Wrapped(Part inner, MethodHandle make, MethodHandle value) {
            this.inner = inner;
            this.make = make;
            this.value = value;
        }

        @Override
        public @Nullable Object read(Reading in) {
            Object read = inner.read(in);
            return read == null ? null : RecordShape.make(make, new Object[] {read}, in);
        }

        @Override
        public void write(JsonGenerator out, Object wrapped) {
            inner.write(out, RecordShape.get(value, wrapped));
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return inner.schema(schemas);
        }
    }

    /** Elements of one kind, in order. */
    static final class Elements implements Part {
        private static final int SIZE_MAX = 10_000;

        private final Part element;
        private final int min;
        private final int max;
        private final boolean limited;

        Elements(Part element, @Nullable Size size) {
            this.element = element;
            this.limited = size != null;
            this.min = size == null ? 1 : size.min();
            this.max = size == null ? SIZE_MAX : size.max();
        }

        @Override
        public @Nullable Object read(Reading in) {
            if (in.parser.currentToken() != JsonToken.START_ARRAY) {
                return in.badValue("must be an array");
            }
            int before = in.complaints();
            List<Object> elements = new ArrayList<>();
            int index = 0;
            while (in.parser.nextToken() != JsonToken.END_ARRAY) {
                if (index >= max) {
                    in.parser.skipChildren();
                    index++;
                    continue;
                }
                in.enter(index++);
                Object value = element.read(in);
                if (value != null) {
                    elements.add(value);
                }
                in.leave();
            }
            if (index < min || index > max) {
                in.bad("must have " + min + " to " + max + " elements");
            }
            return in.complaints() > before ? null : Collections.unmodifiableList(elements);
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartArray();
            for (Object each : (List<?>) value) {
                element.write(out, each);
            }
            out.writeEndArray();
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            ObjectNode schema = Schemas.object().put("type", "array");
            schema.set("items", element.schema(schemas));
            return limited ? schema.put("minItems", min).put("maxItems", max) : schema;
        }
    }

    /** JSON that is there already. */
    static final class Raw implements Part {
        @Override
        public @Nullable Object read(Reading in) {
            throw new IllegalStateException("raw JSON is for answers only");
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeRawValue(((RawJson) value).json());
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return Schemas.object();
        }
    }
}
