package io.oneshelf.access;

import io.oneshelf.kernel.Caller;
import java.time.Instant;

/**
 * A person of the staff at work in a browser.
 *
 * @param session names the session; not its secret
 * @param staff who it is
 * @param caller the same as everyone else sees it: the name is the person's id, role and store are the person's as of now
 * @param csrf what a page must say with everything that changes something, to show that it could read an answer of ours
 * @param endsAt when the session ends by itself
 */
public record Visit(String session, StaffId staff, Caller caller, String csrf, Instant endsAt) {

    /** Without what the page must say, so that no log shows it by accident. */
    @Override
    public String toString() {
        return "Visit[" + session + " of " + staff + "]";
    }
}
