package io.oneshelf.access.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a path: a tree of path segments, in which a literal goes before a variable. */
final class Router {

    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node variable;
        private final TreeMap<String, Served> methods = new TreeMap<>();
    }

    /**
     * What was found on a path.
     *
     * @param methods what may be called there
     * @param values the values of the path's variables, in order, decoded; null stands for one that is not UTF-8
     */
    record Match(Map<String, Served> methods, List<Optional<String>> values) {}

    void add(Served served) {
        Node node = root;
        for (String segment : segments(served.endpoint().path())) {
            if (segment.startsWith("{") && segment.endsWith("}")) {
                Node next = node.variable == null ? new Node() : node.variable;
                node.variable = next;
                node = next;
            } else {
                node = node.literals.computeIfAbsent(segment, name -> new Node());
            }
        }
        if (node.methods.put(served.endpoint().method(), served) != null) {
            throw new IllegalStateException("two endpoints at " + served.endpoint());
        }
    }

    Optional<Match> find(String path) {
        List<String> values = new ArrayList<>(4);
        Node node = find(root, segments(path), 0, values);
        return node == null
                ? Optional.empty()
                : Optional.of(new Match(
                        node.methods, values.stream().map(Router::decoded).toList()));
    }

    private static @Nullable Node find(Node from, List<String> segments, int at, List<String> values) {
        if (at == segments.size()) {
            return from.methods.isEmpty() ? null : from;
        }
        String segment = segments.get(at);
        Node literal = from.literals.get(segment);
        if (literal != null) {
            Node found = find(literal, segments, at + 1, values);
            if (found != null) {
                return found;
            }
        }
        if (from.variable == null || segment.isEmpty()) {
            return null;
        }
        values.add(segment);
        Node found = find(from.variable, segments, at + 1, values);
        if (found == null) {
            values.removeLast();
        }
        return found;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(8);
        int from = 1;
        for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
            segments.add(path.substring(from, slash));
            from = slash + 1;
        }
        segments.add(from > path.length() ? "" : path.substring(from));
        return segments;
    }

    /** Percent-decoded, or empty when it is not percent-encoded UTF-8. */
    static Optional<String> decoded(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.put(raw[i]);
                continue;
            }
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
