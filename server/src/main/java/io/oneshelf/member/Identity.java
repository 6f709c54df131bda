package io.oneshelf.member;

import io.oneshelf.kernel.MemberId;

/** That a member is known by something of that kind; what it is stays sealed. */
public record Identity(MemberId member, String kind) {}
