package io.oneshelf.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a request's fields: for each component of the record, in order, the first eight bytes of the SHA-256 of its
 * JSON; eight zero bytes for an absent one. Kept with the command for ever, so that "same id, other content" can be refused
 * with the names of the fields, without keeping the request.
 */
final class RequestFields {

    private static final int WIDTH = 8;
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private RequestFields() {}

    static byte[] of(Record request) {
        RecordComponent[] components = COMPONENTS.get(request.getClass());
        byte[] hashes = new byte[components.length * WIDTH];
        MessageDigest sha = sha256();
        for (int i = 0; i < components.length; i++) {
            Object value = value(request, components[i]);
            if (value != null) {
                System.arraycopy(sha.digest(Json.bytes(value)), 0, hashes, i * WIDTH, WIDTH);
            }
        }
        return hashes;
    }

    /** The names of the fields whose hashes differ. A field added since then counts as absent in the older one. */
    static List<String> differing(Record request, byte[] stored, byte[] sent) {
        RecordComponent[] components = COMPONENTS.get(request.getClass());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            if (hash(stored, i) != hash(sent, i)) {
                names.add(components[i].getName());
            }
        }
        return names;
    }

    private static long hash(byte[] hashes, int index) {
        long hash = 0;
        for (int i = index * WIDTH; i < (index + 1) * WIDTH; i++) {
            hash = hash << 8 | (i < hashes.length ? hashes[i] & 0xff : 0);
        }
        return hash;
    }

    private static @Nullable Object value(Record request, RecordComponent component) {
        try {
            return component.getAccessor().invoke(request);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component.getName(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
