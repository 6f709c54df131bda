package io.oneshelf.access;

import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Outcome;

/**
 * A way to prove who one is. There is one today, {@link ByPassword}; a retailer's own identity provider (OIDC) will be
 * another, whose proof is the provider's answer. Whatever the way, what it leads to is a session.
 *
 * @param <P> what is shown as proof
 */
interface SignIn<P> {

    /**
     * Who it is, as the books knew the person at that moment; refused alike whatever is wrong with the proof.
     *
     * @param address where the request came from
     */
    Outcome<Stored<StaffPerson>> prove(P proof, String address);
}
