package io.oneshelf.access.http;

import io.oneshelf.access.Malformed.BadField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A body being read: the parser, where in the body it stands, and what was found wrong so far. */
final class Reading {

    /** The most bad fields that are listed; the rest is counted. */
    static final int LISTED_MAX = 1_000;

    /** How much of a field's name is repeated to who sent it. */
    private static final int NAME_MAX = 100;

    final JsonParser parser;
    private @Nullable Object[] path = new Object[8];
    private int depth;
    private List<BadField> bad = new ArrayList<>();
    private int unlisted;

    Reading(JsonParser parser) {
        this.parser = parser;
    }

    void enter(Object nameOrIndex) {
        if (depth == path.length) {
            path = Arrays.copyOf(path, depth * 2);
        }
        path[depth++] = nameOrIndex;
    }

    void leave() {
        depth--;
    }

    /** Complains about the value at the current place, and passes over it. */
    @Nullable
    Object badValue(String detail) {
        bad(detail);
        parser.skipChildren();
        return null;
    }

    /** Complains about the current place. */
    void bad(String detail) {
        badAt("", detail);
    }

    /** Complains about a place below the current one. */
    void badAt(String below, String detail) {
        if (bad.size() < LISTED_MAX) {
            bad.add(new BadField(place(below), detail));
        } else {
            unlisted++;
        }
    }

    /** How many complaints there are; a record is made only when reading it added none. */
    int complaints() {
        return bad.size() + unlisted;
    }

    /** What was found wrong, and begins anew: for the next element of a batch. */
    List<BadField> takeBad() {
        List<BadField> taken = bad;
        if (unlisted > 0) {
            taken.add(new BadField("body", "has " + unlisted + " more fields that cannot be accepted"));
        }
        bad = new ArrayList<>();
        unlisted = 0;
        return taken;
    }

    private String place(String below) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (path[i] instanceof Integer index) {
                text.append('[').append(index.intValue()).append(']');
            } else {
                String name = String.valueOf(path[i]);
                text.append(text.isEmpty() ? "" : ".")
                        .append(name.length() > NAME_MAX ? name.substring(0, NAME_MAX) + "…" : name);
            }
        }
        if (!below.isEmpty()) {
            text.append(text.isEmpty() || below.startsWith("[") ? "" : ".").append(below);
        }
        return text.isEmpty() ? "body" : text.toString();
    }
}
