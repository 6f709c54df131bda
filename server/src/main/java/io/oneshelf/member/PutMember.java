package io.oneshelf.member;

import io.oneshelf.access.IfMatch;
import io.oneshelf.kernel.MemberId;

/** Makes a member or describes it anew. */
public record PutMember(MemberId id, Person person, IfMatch ifMatch) {}
