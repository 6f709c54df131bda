package io.oneshelf.member.web;

import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.IfMatch;
import io.oneshelf.access.NotAllowed;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.Own;
import io.oneshelf.access.RequestProblem;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Ask;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Item;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import io.oneshelf.member.Identity;
import io.oneshelf.member.Member;
import io.oneshelf.member.MemberProblem;
import io.oneshelf.member.Members;
import io.oneshelf.member.Person;
import io.oneshelf.member.PutMember;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members and what they are known by. */
public final class MemberEndpoints {

    private static final Parameter<MemberId> ID = Parameter.path("id", "The member's id", TextForm.code(MemberId::new));
    private static final Parameter<String> KIND = Parameter.path(
            "kind",
            "What kind of identity, such as phone, email or card",
            TextForm.of(
                    "must be 1 to 20 of a-z 0-9 -",
                    text -> text.matches("[a-z0-9-]{1,20}") ? Optional.of(text) : Optional.empty()));
    private static final Parameter<String> VALUE =
            Parameter.path("value", "The number or address itself, percent-encoded", TextForm.text(200));

    private final Members members;

    public MemberEndpoints(Members members) {
        this.members = members;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.put(
                                "/v1/members/{id}",
                                Allowed.to(Role.SERVICE, Role.INTEGRATION)
                                        .ofOneStore()
                                        .andMembersOwn())
                        .says("Makes a member or describes it anew")
                        .takes(ID)
                        .body(MemberBody.class)
                        .answers(MemberView.class, 201, 200)
                        .edits()
                        .handle(this::put),
                Endpoint.get(
                                "/v1/members/{id}",
                                Allowed.to(Role.SERVICE, Role.INTEGRATION)
                                        .ofOneStore()
                                        .andMembersOwn())
                        .says("What is known of a member")
                        .takes(ID)
                        .answers(MemberView.class)
                        .handle(this::get),
                Endpoint.post(
                                "/v1/members:batch",
                                Allowed.to(Role.SERVICE, Role.INTEGRATION).ofOneStore())
                        .says("Makes many members, each on its own")
                        .batchOf(MemberBody.class)
                        .answers(MemberView.class)
                        .refuses(RequestProblem.IF_MATCH_NEEDED)
                        .handle(this::putAll),
                Endpoint.put(
                                "/v1/members/{id}/identities/{kind}/{value}",
                                Allowed.to(Role.SERVICE, Role.INTEGRATION).ofOneStore())
                        .says("Ties to a member what it is known by")
                        .takes(ID, KIND, VALUE)
                        .answers(IdentityView.class, 201, 200)
                        .refuses(MemberProblem.IDENTITY_TAKEN)
                        .handle(ask -> limited(ask.caller())
                                .map(Answer::refused)
                                .orElseGet(() -> Answer.of(
                                        members.identify(ask.get(ID), ask.get(KIND), ask.get(VALUE)),
                                        IdentityView::of))),
                Endpoint.get(
                                "/v1/identities/{kind}/{value}",
                                Allowed.to(
                                        Role.SERVICE,
                                        Role.INTEGRATION,
                                        Role.STORE_MANAGER,
                                        Role.ASSOCIATE,
                                        Role.CASHIER))
                        .says("Whose identity it is: a card at a till, a phone at the counter")
                        .takes(KIND, VALUE)
                        .answers(IdentityView.class)
                        .handle(ask -> members.memberOf(ask.get(KIND), ask.get(VALUE))
                                .map(member -> Answer.ok(new IdentityView(member, ask.get(KIND))))
                                .orElseGet(() -> Answer.refused(NotFound.of("identity")))));
    }

    private Answer put(Ask<MemberBody> ask) {
        Optional<Refusal> refusal = refusal(ask.caller(), ask.get(ID));
        if (refusal.isPresent()) {
            return Answer.refused(refusal.get());
        }
        Outcome<Member> outcome =
                members.put(new PutMember(ask.get(ID), ask.body().person(), ask.ifMatch()));
        return Answer.of(outcome, MemberView::of, Member::version);
    }

    private Answer get(Ask<Void> ask) {
        Optional<Refusal> refusal = refusal(ask.caller(), ask.get(ID));
        if (refusal.isPresent()) {
            return Answer.refused(refusal.get());
        }
        return members.find(ask.get(ID))
                .map(member -> Answer.ok(MemberView.of(member)).etag(member.version()))
                .orElseGet(() -> Answer.refused(NotFound.of("member")));
    }

    private List<Outcome<MemberView>> putAll(Ask<List<Item<MemberBody>>> ask) {
        List<Item<MemberBody>> items = ask.body();
        Optional<Refusal> refusal = limited(ask.caller());
        if (refusal.isPresent()) {
            return items.stream()
                    .<Outcome<MemberView>>map(item -> new Outcome.Refused<>(refusal.get()))
                    .toList();
        }
        List<PutMember> commands = items.stream()
                .map(item -> new PutMember(new MemberId(item.id()), item.body().person(), IfMatch.ABSENT))
                .toList();
        return members.putAll(commands).stream()
                .map(outcome -> outcome.map(MemberView::of))
                .toList();
    }

    private static Optional<Refusal> refusal(Caller caller, MemberId member) {
        return Own.mayReach(caller, member) ? limited(caller) : Optional.of(NotFound.of("member"));
    }

    /** A member is of no store, so a token of one store reaches nobody's personal data. */
    private static Optional<Refusal> limited(Caller caller) {
        return caller.store() == null
                ? Optional.empty()
                : Optional.of(new NotAllowed(
                        AccessProblem.OTHER_STORE,
                        "This token is of store " + caller.store() + "; members are of no one store."));
    }

    @Says("A member and what is known of it.")
    record MemberView(
            MemberId id,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            MemberBody.@Nullable Address address,
            @Nullable String language,
            @Nullable String country) {
        static MemberView of(Member member) {
            Person person = member.person();
            return new MemberView(
                    member.id(),
                    person.name(),
                    person.phone(),
                    person.email(),
                    person.address() == null ? null : MemberBody.Address.of(person.address()),
                    person.language(),
                    person.country());
        }
    }

    record IdentityView(MemberId member, String kind) {
        static IdentityView of(Identity identity) {
            return new IdentityView(identity.member(), identity.kind());
        }
    }
}
