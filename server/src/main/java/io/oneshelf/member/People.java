package io.oneshelf.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.oneshelf.journal.DocKey;
import io.oneshelf.kernel.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import tools.jackson.databind.json.JsonMapper;

/** How people's keys are wrapped and what is personal is written before it is sealed. */
final class People {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final PersonalKeys keys;
    private final SecureRandom random;

    People(PersonalKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** A new key, wrapped. @param whose such as {@code M1} */
    PersonKey newKey(MemberId whose) {
        return new PersonKey(keys.wrapping().seal("key/" + whose, Seal.newKey(random)));
    }

    Seal seal(MemberId whose, PersonKey key) {
        return Seal.of(keys.wrapping().open("key/" + whose, key.wrapped()));
    }

    static String seal(Seal seal, DocKey<?> about, Object content) {
        return seal.seal(about.toString(), JSON.writeValueAsBytes(content));
    }

    static <T> T open(Seal seal, DocKey<?> about, String sealed, Class<T> type) {
        return JSON.readValue(seal.open(about.toString(), sealed), type);
    }

    /** A fresh key of a contact, and the same wrapped. */
    record Wrapped(byte[] key, String wrapped) {}

    Wrapped newContactKey(Seal under, String reference) {
        byte[] key = Seal.newKey(random);
        return new Wrapped(key, under.seal("contact/" + reference, key));
    }

    static Seal contactSeal(Seal under, String reference, String wrapped) {
        return Seal.of(under.open("contact/" + reference, wrapped));
    }

    String mark(String about, Object content) {
        return keys.mark(about, JSON.writeValueAsBytes(content));
    }

    String mark(String about, String text) {
        return keys.mark(about, text.getBytes(StandardCharsets.UTF_8));
    }
}
