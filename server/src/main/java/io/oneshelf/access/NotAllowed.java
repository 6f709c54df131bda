package io.oneshelf.access;

import io.oneshelf.kernel.Refusal;

/** The caller may not do this; the detail says why. */
public record NotAllowed(AccessProblem word, String detail) implements Refusal {}
