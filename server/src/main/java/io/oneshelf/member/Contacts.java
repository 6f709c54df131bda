package io.oneshelf.member;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reader;
import io.oneshelf.kernel.MemberId;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * To whom and where single orders go. An order holds only its own id; what is personal about it stands here under that id.
 *
 * <p>In a verb: {@link #seal} while planning, the {@link #key} among the verb's documents, {@link #keep} in its decision, and
 * {@link #mark} in the request in place of the contact, so that nothing of it is hashed without a key.
 */
public interface Contacts {

    /** The contacts as they stand in the books. */
    static Contacts in(Reader reader, PersonalKeys keys, SecureRandom random) {
        return new ContactsInBooks(reader, keys, random);
    }

    /**
     * Seals a contact. With a member it is sealed so that erasing the member erases it.
     *
     * @param reference the order's id
     * @param member whose order it is, or null for a guest's
     */
    SealedContact seal(String reference, @Nullable MemberId member, Contact contact);

    /** A keyed hash that is equal for equal contacts and tells nothing else about them. */
    String mark(Contact contact);

    /** The document that {@link #keep} writes. */
    DocKey<SealedContact> key(String reference);

    /** Keeps a sealed contact, as part of the command that needs it. */
    void keep(Draft draft, SealedContact sealed);

    /** The contact of an order; empty when there is none, or when its person was erased. */
    Optional<Contact> open(String reference);
}
