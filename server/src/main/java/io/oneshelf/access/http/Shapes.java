package io.oneshelf.access.http;

import io.oneshelf.access.Malformed.BadField;
import io.oneshelf.kernel.Money;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the shape of each record class once, by looking at its components, and reads and writes whole bodies with them.
 * Everything is made before the first request; afterwards it is only read.
 */
final class Shapes {

    private final JsonFactory json = new JsonFactory();
    private final Map<Class<?>, Part> made = new HashMap<>();
    private final Parts.CurrencyCode currencies = new Parts.CurrencyCode();

    /** The shape of a refusal's own fields: its components other than those that stand elsewhere in a problem. */
    synchronized RecordShape ofRefusal(Class<?> type) {
        RecordShape shape = new RecordShape(type, schemaName(type), constructor(type, type.getRecordComponents()));
        shape.fill(Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getName().equals("word")
                        && !component.getName().equals("detail"))
                .map(component -> slot(type, component))
                .toList());
        return shape;
    }

    /** What reading a body came to: a value, or what is wrong with it. */
    record Read<T>(@Nullable T value, List<BadField> bad) {}

    /** The shape of a record that is written as an object. */
    synchronized RecordShape of(Class<?> type) {
        if (part(type, Parts.Limits.NONE) instanceof RecordShape shape) {
            return shape;
        }
        throw new IllegalStateException(type + " is not written as an object");
    }

    /** Reads a body of one value. */
    Read<Object> read(byte[] body, Part part) {
        return reading(body, in -> {
            in.parser.nextToken();
            Object value = part.read(in);
            if (in.parser.nextToken() != null) {
                in.bad("goes on after its end");
            }
            List<BadField> bad = in.takeBad();
            return new Read<>(bad.isEmpty() ? value : null, bad);
        });
    }

    /** What stands in a batch in one place: a well-formed element, or what is wrong with it. */
    record Element<B>(@Nullable Item<B> item, @Nullable String id, List<BadField> bad) {}

    /**
     * Reads a bare array of elements.
     *
     * @param further the codes an element may name beside its id
     * @param max how many are read; one more is there when the array is longer
     */
    Read<List<Element<Object>>> readBatch(byte[] body, RecordShape shape, Map<String, String> further, int max) {
        Map<String, Part> parts = new HashMap<>();
        Part id = new Parts.Id();
        parts.put("id", id);
        further.keySet().forEach(name -> parts.put(name, id));
        return reading(body, in -> {
            if (in.parser.nextToken() != JsonToken.START_ARRAY) {
                return new Read<>(null, List.of(new BadField("body", "must be an array")));
            }
            List<Element<Object>> elements = new ArrayList<>();
            while (in.parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() > max) {
                    in.parser.skipChildren();
                } else {
                    elements.add(element(in, shape, parts));
                }
            }
            return in.parser.nextToken() == null
                    ? new Read<>(elements, List.of())
                    : new Read<>(null, List.of(new BadField("body", "goes on after its end")));
        });
    }

    private static Element<Object> element(Reading in, RecordShape shape, Map<String, Part> parts) {
        Map<String, Object> found = new HashMap<>();
        Object body = shape.read(in, parts, found);
        String id = (String) found.remove("id");
        List<BadField> bad = in.takeBad();
        if (id == null && bad.stream().noneMatch(field -> field.field().equals("id"))) {
            bad.add(new BadField("id", "is missing"));
        }
        if (!bad.isEmpty() || body == null || id == null) {
            return new Element<>(null, id, bad);
        }
        Map<String, String> extra = new HashMap<>();
        found.forEach((name, value) -> extra.put(name, (String) value));
        return new Element<>(new Item<>(id, extra, body), id, List.of());
    }

    private <T> Read<T> reading(byte[] body, Function<Reading, Read<T>> how) {
        if (body.length == 0) {
            return new Read<>(null, List.of(new BadField("body", "is missing")));
        }
        if (!isUtf8(body)) {
            return new Read<>(null, List.of(new BadField("body", "is not UTF-8")));
        }
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            return how.apply(new Reading(parser));
        } catch (JacksonException broken) {
            // The parser's own message may quote what was sent.
            var at = broken.getLocation();
            return new Read<>(
                    null,
                    List.of(new BadField(
                            "body",
                            at == null
                                    ? "is not JSON"
                                    : "is not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr())));
        }
    }

    /**
     * JSON here is UTF-8 and nothing else. The parser would guess UTF-16 from zero bytes, and lets overlong forms and half
     * surrogate pairs pass, which the database would refuse later.
     */
    private static boolean isUtf8(byte[] body) {
        boolean ascii = true;
        for (byte b : body) {
            if (b <= 0) {
                if (b == 0) {
                    return false;
                }
                ascii = false;
                break;
            }
        }
        if (ascii) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            for (byte b : body) {
                if (b == 0) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    byte[] write(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(out);
        }
        return bytes.toByteArray();
    }

    /** For the document only, never for a request. */
    static JsonNode parse(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private synchronized Part part(Type type, Parts.Limits limits) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                Parts.Limits forElements = new Parts.Limits(limits.range(), limits.form(), null);
                return new Parts.Elements(part(of[0], forElements), limits.size());
            }
            if (generic.getRawType() == Map.class && of[0] == String.class && of[1] == String.class) {
                return new Parts.Texted(limits);
            }
        }
        if (type instanceof Class<?> plain) {
            return part(plain, limits);
        }
        throw new IllegalStateException("bodies and answers cannot hold a " + type.getTypeName());
    }

    private Part part(Class<?> type, Parts.Limits limits) {
        if (type == String.class) {
            return new Parts.FreeText(limits);
        }
        if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
            return new Parts.WholeNumber(type == int.class || type == Integer.class, limits);
        }
        if (type == double.class || type == Double.class) {
            return new Parts.Measure(limits);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Parts.Truth();
        }
        if (type == Instant.class) {
            return new Parts.Moment();
        }
        if (type == Currency.class) {
            return currencies;
        }
        if (type == Money.class) {
            return new Parts.MoneyPart(limits, currencies);
        }
        if (type == RawJson.class) {
            return new Parts.Raw();
        }
        if (type.isEnum()) {
            return new Parts.Word(type);
        }
        if (type.isRecord()) {
            Part known = made.get(type);
            return known == null ? recordPart(type) : known;
        }
        throw new IllegalStateException("bodies and answers cannot hold a " + type.getName());
    }

    private Part recordPart(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        MethodHandle make = constructor(type, components);
        if (components.length == 1
                && components[0].getType() == String.class
                && components[0].getName().equals("value")) {
            Part code = new Parts.CodeText(make, accessor(type, components[0]));
            made.put(type, code);
            return code;
        }
        if (components.length == 1 && components[0].getType() == Map.class) {
            Part inner = part(components[0].getGenericType(), Parts.Limits.of(components[0]));
            Part wrapped = new Parts.Wrapped(inner, make, accessor(type, components[0]));
            made.put(type, wrapped);
            return wrapped;
        }
        RecordShape shape = new RecordShape(type, schemaName(type), make);
        made.put(type, shape);
        shape.fill(Arrays.stream(components)
                .map(component -> slot(type, component))
                .toList());
        return shape;
    }

    private RecordShape.Slot slot(Class<?> type, RecordComponent component) {
        Part part = part(component.getGenericType(), Parts.Limits.of(component));
        Otherwise otherwise = component.getAnnotation(Otherwise.class);
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable && component.getType().isPrimitive()) {
            throw new IllegalStateException(type + "." + component.getName() + " cannot be null");
        }
        String said = otherwise == null ? null : part.isText() ? quoted(otherwise.value()) : otherwise.value();
        Says says = component.getAnnotation(Says.class);
        Called called = component.getAnnotation(Called.class);
        return new RecordShape.Slot(
                called == null ? component.getName() : called.value(),
                part,
                accessor(type, component),
                !nullable && otherwise == null,
                said == null ? null : otherwise(type, component, part, said),
                said,
                says == null ? null : says.value());
    }

    private Object otherwise(Class<?> type, RecordComponent component, Part part, String said) {
        Read<Object> read = read(said.getBytes(StandardCharsets.UTF_8), part);
        if (read.value() == null) {
            throw new IllegalStateException(
                    "the default of " + type.getSimpleName() + "." + component.getName() + " " + read.bad());
        }
        return read.value();
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("cannot make a " + type, hidden);
        }
    }

    private static MethodHandle accessor(Class<?> type, RecordComponent component) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException("cannot read " + component, hidden);
        }
    }

    /** Two modules may use one name for two records, so the module stands first. */
    private static String schemaName(Class<?> type) {
        String[] packages = type.getPackageName().split("\\.");
        String module = packages.length > 2 ? packages[2] : packages[packages.length - 1];
        String outer =
                type.getEnclosingClass() == null ? "" : type.getEnclosingClass().getSimpleName() + ".";
        return module + "." + outer + type.getSimpleName();
    }
}
