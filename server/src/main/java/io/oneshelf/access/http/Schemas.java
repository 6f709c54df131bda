package io.oneshelf.access.http;

import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The named schemas of the document under way; a record is described once and referred to. */
final class Schemas {

    private final TreeMap<String, ObjectNode> named = new TreeMap<>();

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A reference to the schema of that name, which is described now if it was not before. */
    ObjectNode reference(String name, Consumer<ObjectNode> description) {
        if (!named.containsKey(name)) {
            ObjectNode schema = object();
            named.put(name, schema); // before it is filled, so that a record may hold itself
            description.accept(schema);
        }
        return object().put("$ref", "#/components/schemas/" + name);
    }

    ObjectNode all() {
        ObjectNode all = object();
        named.forEach(all::set);
        return all;
    }
}
