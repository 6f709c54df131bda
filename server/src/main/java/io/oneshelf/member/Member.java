package io.oneshelf.member;

import io.oneshelf.kernel.MemberId;

/**
 * A member as it stands.
 *
 * @param version of the document, its ETag
 */
public record Member(MemberId id, long version, Person person) {}
