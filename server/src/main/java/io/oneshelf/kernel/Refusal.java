package io.oneshelf.kernel;

/**
 * Why something was refused: a record whose components are the problem's own fields. A refusal leaves nothing behind, and
 * the same request may be sent again.
 */
public interface Refusal {

    /** The word for it. */
    ProblemWord word();

    /** One sentence about this very case, for a person; never personal data, never an internal detail. */
    String detail();
}
