package io.oneshelf.access.http;

import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads, writes and describes one kind of record; made once by {@link Shapes}. */
final class RecordShape implements Part {

    /**
     * One component.
     *
     * @param required true when it must be there
     * @param otherwise what it is when left out, or null
     * @param otherwiseSaid the same as it stands in the API, or null
     */
    record Slot(
            String name,
            Part part,
            MethodHandle get,
            boolean required,
            @Nullable Object otherwise,
            @Nullable String otherwiseSaid,
            @Nullable String says) {

        /** Writes the field; one that is null is left out. */
        void writeField(JsonGenerator out, Object holder) {
            Object field = getIfAny(get, holder);
            if (field != null) {
                out.writeName(name);
                part.write(out, field);
            } else if (required) {
                throw new IllegalStateException(
                        holder.getClass().getSimpleName() + "." + name + " is null and promises a value");
            }
        }
    }

    private final String schemaName;
    private final @Nullable String says;
    private final MethodHandle make;
    private List<Slot> slots = List.of();
    private final Map<String, Integer> byName = new HashMap<>();

    RecordShape(Class<?> type, String schemaName, MethodHandle make) {
        this.schemaName = schemaName;
        this.make = make;
        Says said = type.getAnnotation(Says.class);
        this.says = said == null ? null : said.value();
    }

    /** Second half of the making, so that a record may hold itself. */
    void fill(List<Slot> components) {
        slots = List.copyOf(components);
        for (int i = 0; i < slots.size(); i++) {
            byName.put(slots.get(i).name(), i);
        }
    }

    List<Slot> slots() {
        return slots;
    }

    @Override
    public @Nullable Object read(Reading in) {
        return read(in, Map.of(), new HashMap<>());
    }

    /**
     * Reads the record, and beside its own fields some further ones: the id of a batch's element.
     *
     * @param further parts by field name
     * @param found where the further fields go
     */
    @Nullable
    Object read(Reading in, Map<String, Part> further, Map<String, Object> found) {
        if (in.parser.currentToken() != JsonToken.START_OBJECT) {
            return in.badValue("must be an object");
        }
        int before = in.complaints();
        @Nullable Object[] values = new Object[slots.size()];
        boolean[] seen = new boolean[slots.size()];
        for (String name = in.parser.nextName(); name != null; name = in.parser.nextName()) {
            JsonToken token = in.parser.nextToken();
            Integer index = byName.get(name);
            in.enter(name);
            if (index == null) {
                readFurther(in, name, further, found);
            } else if (seen[index]) {
                in.badValue("is given twice");
            } else {
                seen[index] = true;
                Slot slot = slots.get(index);
                if (token != JsonToken.VALUE_NULL) {
                    values[index] = slot.part().read(in);
                } else if (slot.required()) {
                    in.bad("must not be null");
                } else {
                    values[index] = slot.otherwise();
                }
            }
            in.leave();
        }
        for (int i = 0; i < values.length; i++) {
            if (!seen[i]) {
                Slot slot = slots.get(i);
                if (slot.required()) {
                    in.badAt(slot.name(), "is missing");
                }
                values[i] = slot.otherwise();
            }
        }
        if (in.complaints() > before) {
            return null;
        }
        Object made = make(make, values, in);
        if (made instanceof Checked checked) {
            checked.check(in::badAt);
        }
        return in.complaints() > before ? null : made;
    }

    private static void readFurther(Reading in, String name, Map<String, Part> further, Map<String, Object> found) {
        Part part = further.get(name);
        if (part == null) {
            in.badValue("is not known");
        } else if (found.containsKey(name)) {
            in.badValue("is given twice");
        } else {
            Object value = part.read(in);
            if (value != null) {
                found.put(name, value);
            }
        }
    }

    /** Makes the record; what its own constructor refuses is a complaint like any other. */
    static @Nullable Object make(MethodHandle constructor, @Nullable Object[] values, Reading in) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            in.bad("cannot be accepted: " + refused.getMessage());
            return null;
        } catch (Throwable broken) {
            throw new IllegalStateException("a body record must not fail but by its fields", broken);
        }
    }

    static Object get(MethodHandle accessor, Object holder) {
        Object value = getIfAny(accessor, holder);
        if (value == null) {
            throw new IllegalStateException("null where " + holder.getClass().getSimpleName() + " promises a value");
        }
        return value;
    }

    private static @Nullable Object getIfAny(MethodHandle accessor, Object holder) {
        try {
            return (Object) accessor.invokeExact(holder);
        } catch (Throwable broken) {
            throw new IllegalStateException("a record's accessor must not fail", broken);
        }
    }

    @Override
    public void write(JsonGenerator out, Object value) {
        out.writeStartObject();
        slots.forEach(slot -> slot.writeField(out, value));
        out.writeEndObject();
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return schemas.reference(schemaName, schema -> describe(schema, schemas));
    }

    void describe(ObjectNode schema, Schemas schemas) {
        schema.put("type", "object");
        if (says != null) {
            schema.put("description", says);
        }
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Schemas.object().putArray("required");
        for (Slot slot : slots) {
            ObjectNode described = slot.part().schema(schemas);
            if (slot.says() != null) {
                described.put("description", slot.says());
            }
            if (slot.otherwiseSaid() != null) {
                described.set("default", Shapes.parse(slot.otherwiseSaid()));
            }
            properties.set(slot.name(), described);
            if (slot.required()) {
                required.add(slot.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
    }
}
