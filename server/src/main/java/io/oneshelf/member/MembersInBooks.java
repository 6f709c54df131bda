package io.oneshelf.member;

import io.oneshelf.access.Edit;
import io.oneshelf.access.IfMatch;
import io.oneshelf.access.NotFound;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Remembered;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Outcome;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Members as sealed documents behind the door. */
final class MembersInBooks implements Members {

    private static final int REMEMBERED_MAX = 100_000;

    /** Where the fingerprint of the installation's key stands; no member can have this id. */
    private static final String INSTALLATION = "!installation";

    private final Door door;
    private final Reader reader;
    private final PersonalKeys keys;
    private final People people;
    private final Remembered<SealedPerson> remembered;

    MembersInBooks(Door door, Reader reader, Changes changes, PersonalKeys keys, SecureRandom random) {
        this.door = door;
        this.reader = reader;
        this.keys = keys;
        this.people = new People(keys, random);
        this.remembered = Remembered.of(reader, SealedPerson.KIND, REMEMBERED_MAX, changes);
    }

    @Override
    public void open() {
        PersonKey standing =
                door.call(TIE, () -> new PersonKey(keys.fingerprint())).orThrow();
        if (!standing.wrapped().equals(keys.fingerprint())) {
            throw new WrongPersonalKeys();
        }
    }

    private static final Verb<PersonKey, PersonKey> TIE = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(PersonKey fingerprint) {
            return Set.of(PersonKey.KIND.key(INSTALLATION));
        }

        @Override
        public Decision<PersonKey> decide(Draft draft, PersonKey fingerprint) {
            DocKey<PersonKey> key = PersonKey.KIND.key(INSTALLATION);
            return Decision.found(draft.document(key)
                    .orElseGet(() -> draft.write(key, fingerprint))
                    .body());
        }
    };

    /** A person sealed under a key that stands, or under a new one. */
    private record Put(MemberId id, PersonKey key, SealedPerson person, IfMatch ifMatch) {}

    /** The person's document, and the key it is sealed with. */
    private record Kept(PersonKey key, Stored<SealedPerson> stored) {}

    private static final Verb<Put, Kept> PUT = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(Put put) {
            return Set.of(
                    SealedPerson.KIND.key(put.id().value()),
                    PersonKey.KIND.key(put.id().value()));
        }

        @Override
        public Decision<Kept> decide(Draft draft, Put put) {
            DocKey<PersonKey> keyOf = PersonKey.KIND.key(put.id().value());
            Optional<Stored<PersonKey>> standing = draft.document(keyOf);
            if (standing.isPresent() && !standing.get().body().equals(put.key())) {
                return Decision.again("another made this member's key meanwhile");
            }
            Decision<Stored<SealedPerson>> decision = Edit.put(
                    draft, SealedPerson.KIND.key(put.id().value()), put.person(), put.ifMatch(), MembersInBooks::told);
            return switch (decision) {
                case Decision.Keep<Stored<SealedPerson>> keep -> {
                    if (standing.isEmpty()) {
                        draft.write(keyOf, put.key());
                    }
                    yield new Decision.Keep<>(keep.outcome().map(stored -> new Kept(put.key(), stored)));
                }
                case Decision.Drop<Stored<SealedPerson>> drop -> new Decision.Drop<>(drop.why());
                case Decision.Again<Stored<SealedPerson>> again -> new Decision.Again<>(again.why());
            };
        }
    };

    private static MemberEvent told(Stored<SealedPerson> stored) {
        MemberId id = new MemberId(stored.key().id());
        return stored.version() == 1 ? new MemberEvent.MemberJoined(id) : new MemberEvent.MemberChanged(id);
    }

    @Override
    public Outcome<Member> put(PutMember command) {
        return door.call(PUT, () -> sealed(command, keyOf(command.id()))).map(kept -> member(command.id(), kept));
    }

    @Override
    public List<Outcome<Member>> putAll(List<PutMember> commands) {
        // One member may stand in a batch several times, and all of them under one key.
        Map<String, PersonKey> standing = new HashMap<>();
        reader.findAll(
                        PersonKey.KIND,
                        commands.stream()
                                .map(command -> command.id().value())
                                .distinct()
                                .toList())
                .forEach((id, stored) -> standing.put(id, stored.body()));
        List<Supplier<Put>> plans = new ArrayList<>(commands.size());
        for (PutMember command : commands) {
            PersonKey first = standing.computeIfAbsent(command.id().value(), id -> people.newKey(command.id()));
            Supplier<Put> fresh = () -> sealed(command, keyOf(command.id()));
            Put prepared = sealed(command, first);
            plans.add(new Supplier<>() {
                private boolean used;

                @Override
                public Put get() {
                    if (used) {
                        return fresh.get();
                    }
                    used = true;
                    return prepared;
                }
            });
        }
        List<Outcome<Kept>> outcomes = door.callAll(PUT, plans);
        List<Outcome<Member>> answers = new ArrayList<>(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            MemberId id = commands.get(i).id();
            answers.add(outcomes.get(i).map(kept -> member(id, kept)));
        }
        return answers;
    }

    private PersonKey keyOf(MemberId id) {
        return reader.find(PersonKey.KIND.key(id.value())).map(Stored::body).orElseGet(() -> people.newKey(id));
    }

    private Put sealed(PutMember command, PersonKey key) {
        DocKey<SealedPerson> about = SealedPerson.KIND.key(command.id().value());
        String sealed = People.seal(people.seal(command.id(), key), about, command.person());
        return new Put(command.id(), key, new SealedPerson(sealed), command.ifMatch());
    }

    private Member member(MemberId id, Kept kept) {
        Stored<SealedPerson> stored = kept.stored();
        Person person = People.open(
                people.seal(id, kept.key()), stored.key(), stored.body().sealed(), Person.class);
        return new Member(id, stored.version(), person);
    }

    @Override
    public Optional<Member> find(MemberId id) {
        return reader.find(SealedPerson.KIND.key(id.value()))
                .flatMap(stored -> reader.find(PersonKey.KIND.key(id.value()))
                        .map(key -> member(id, new Kept(key.body(), stored))));
    }

    @Override
    public boolean isMember(MemberId id) {
        return remembered.find(id.value()).isPresent();
    }

    private record Identify(MemberId member, String id, SealedIdentity identity) {}

    private static final Verb<Identify, Identity> IDENTIFY = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(Identify identify) {
            return Set.of(SealedPerson.KIND.key(identify.member().value()), SealedIdentity.KIND.key(identify.id()));
        }

        @Override
        public Decision<Identity> decide(Draft draft, Identify identify) {
            if (draft.document(SealedPerson.KIND.key(identify.member().value())).isEmpty()) {
                return Decision.drop(NotFound.of("member"));
            }
            String kind = identify.identity().kind();
            Optional<Stored<SealedIdentity>> standing = draft.document(SealedIdentity.KIND.key(identify.id()));
            if (standing.isPresent()) {
                return standing.get().body().member().equals(identify.member())
                        ? Decision.found(new Identity(identify.member(), kind))
                        : Decision.drop(new IdentityTaken(kind));
            }
            draft.write(SealedIdentity.KIND.key(identify.id()), identify.identity());
            draft.happened(new MemberEvent.MemberIdentified(identify.member(), kind));
            return Decision.made(new Identity(identify.member(), kind));
        }
    };

    @Override
    public Outcome<Identity> identify(MemberId member, String kind, String value) {
        Optional<Stored<PersonKey>> key = reader.find(PersonKey.KIND.key(member.value()));
        if (key.isEmpty()) {
            return new Outcome.Refused<>(NotFound.of("member"));
        }
        String plain = plain(kind, value);
        String id = idOf(kind, plain);
        String sealed = People.seal(people.seal(member, key.get().body()), SealedIdentity.KIND.key(id), plain);
        return door.call(IDENTIFY, () -> new Identify(member, id, new SealedIdentity(member, kind, sealed)));
    }

    @Override
    public Optional<MemberId> memberOf(String kind, String value) {
        return reader.find(SealedIdentity.KIND.key(idOf(kind, plain(kind, value))))
                .map(stored -> stored.body().member());
    }

    private String idOf(String kind, String plain) {
        return kind + "." + people.mark("identity/" + kind, plain);
    }

    /** One spelling for what people write in several ways. */
    private static String plain(String kind, String value) {
        String composed = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        return kind.equals("email") ? composed.toLowerCase(Locale.ROOT) : composed;
    }
}
