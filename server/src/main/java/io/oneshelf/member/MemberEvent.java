package io.oneshelf.member;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.MemberId;

/** What happened to members: ids only. */
public sealed interface MemberEvent extends Event {

    /** A member was made. */
    record MemberJoined(MemberId member) implements MemberEvent {
        @Override
        public String type() {
            return "member.joined";
        }

        @Override
        public DocKey<?> about() {
            return SealedPerson.KIND.key(member.value());
        }
    }

    /** What is known of a member changed. */
    record MemberChanged(MemberId member) implements MemberEvent {
        @Override
        public String type() {
            return "member.changed";
        }

        @Override
        public DocKey<?> about() {
            return SealedPerson.KIND.key(member.value());
        }
    }

    /** A member is known by one thing more. */
    record MemberIdentified(MemberId member, String kind) implements MemberEvent {
        @Override
        public String type() {
            return "member.identified";
        }

        @Override
        public DocKey<?> about() {
            return SealedPerson.KIND.key(member.value());
        }
    }
}
