package io.oneshelf.member;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.MemberId;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contacts as sealed documents, written by the command of the order they belong to. */
final class ContactsInBooks implements Contacts {

    private final Reader reader;
    private final PersonalKeys keys;
    private final People people;

    ContactsInBooks(Reader reader, PersonalKeys keys, SecureRandom random) {
        this.reader = reader;
        this.keys = keys;
        this.people = new People(keys, random);
    }

    @Override
    public SealedContact seal(String reference, @Nullable MemberId member, Contact contact) {
        Optional<Seal> person = member == null ? Optional.empty() : personal(member);
        People.Wrapped key = people.newContactKey(person.orElseGet(keys::wrapping), reference);
        return new SealedContact(
                reference,
                person.isPresent() ? member : null,
                key.wrapped(),
                People.seal(Seal.of(key.key()), key(reference), contact));
    }

    private Optional<Seal> personal(MemberId member) {
        return reader.find(PersonKey.KIND.key(member.value())).map(key -> people.seal(member, key.body()));
    }

    @Override
    public String mark(Contact contact) {
        return people.mark("contact", contact);
    }

    @Override
    public DocKey<SealedContact> key(String reference) {
        return SealedContact.KIND.key(reference);
    }

    @Override
    public void keep(Draft draft, SealedContact sealed) {
        draft.write(key(sealed.reference()), sealed);
    }

    @Override
    public Optional<Contact> open(String reference) {
        return reader.find(key(reference)).map(Stored::body).flatMap(this::open);
    }

    private Optional<Contact> open(SealedContact sealed) {
        MemberId member = sealed.member();
        Optional<Seal> under = member == null ? Optional.of(keys.wrapping()) : personal(member);
        return under.map(seal -> People.open(
                People.contactSeal(seal, sealed.reference(), sealed.key()),
                key(sealed.reference()),
                sealed.sealed(),
                Contact.class));
    }
}
