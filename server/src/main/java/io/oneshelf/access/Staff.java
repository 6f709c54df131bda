package io.oneshelf.access;

import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Outcome;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The people of the retailer's staff, and their sessions. */
public interface Staff {

    /** How long a session lasts, whether it is used or not: a long working day. */
    Duration SESSION_LENGTH = Duration.ofHours(12);

    /** How long an invitation is good. */
    Duration INVITATION_LENGTH = Duration.ofDays(7);

    /** How long the link for the first owner is good; the next start prints another. */
    Duration FIRST_LINK_LENGTH = Duration.ofDays(1);

    /**
     * The staff as it stands in the books.
     *
     * @param workers where passwords are hashed, which keeps a core busy; bounds how many are at once
     */
    static Staff in(
            Door door, Reader reader, Changes changes, InstantSource clock, SecureRandom random, Executor workers) {
        return new StaffInBooks(door, reader, changes, clock, random, workers);
    }

    // ── Signing in ───────────────────────────────────────────────────────────────────────────────────────────────────

    /** Opens a session. Refused alike whether the name or the password is wrong, or the person suspended. */
    Outcome<SignedIn> signIn(NameAndPassword proof, String address);

    /** Who shows a session's secret, as of now; empty when it is unknown, has ended, or its person is suspended. */
    Optional<Visit> visitOf(String secret);

    /** Ends a session; one that has ended already stays as it is. Refused when the door cannot take it at the moment. */
    Outcome<Visit> end(Visit visit);

    /** Chooses another password; every session of the person ends, and a new one is opened for who did it. */
    Outcome<SignedIn> changePassword(Visit visit, String old, String chosen, String address);

    /** Chooses the PIN by which the person allows something at a till; the password is shown once more. */
    Outcome<Stored<StaffPerson>> choosePin(Visit visit, String password, String pin, String address);

    /**
     * Who allows something at the till that asks: an owner, or who manages the till's store. Nothing is kept of it; the till
     * names the person in what it records.
     */
    Outcome<Stored<StaffPerson>> approve(Caller till, NameAndPin proof);

    /**
     * The same person allows a price by hand or a return without a receipt, and that is kept: what names the approval, a line
     * of an order or a return, is proven by it. Asked again with a right PIN, it is the approval as it stands.
     */
    Outcome<Stored<Approval>> approve(Caller till, ApprovalId id, NameAndPin proof, Matter matter);

    // ── The first, and those who are invited ─────────────────────────────────────────────────────────────────────────

    /** A key for the link that makes the first owner; empty when there is somebody already. */
    Optional<String> keyForFirstOwner();

    /** Opens the books with their first owner, and signs in. Works once, whoever and however many try. */
    Outcome<SignedIn> first(FirstOwner owner);

    /** Chooses the password that an invitation asks for, and signs in. */
    Outcome<SignedIn> accept(String key, String password);

    // ── Who is there ─────────────────────────────────────────────────────────────────────────────────────────────────

    /** Adds a person or changes what is said of one. */
    Outcome<Stored<StaffPerson>> put(By by, StaffId id, StaffFacts facts, IfMatch ifMatch);

    /** Makes a key by which the person can choose a password; an earlier one is no longer good. */
    Outcome<Invited> invite(By by, StaffId id);

    /** The person may not sign in any more, and every session ends at once. */
    Outcome<Stored<StaffPerson>> suspend(By by, StaffId id);

    /** The person may sign in again. */
    Outcome<Stored<StaffPerson>> resume(By by, StaffId id);

    /** A person whom the asker may see. */
    Outcome<Stored<StaffPerson>> person(By by, StaffId id);

    /** The person of a session. */
    Optional<Stored<StaffPerson>> person(Visit visit);

    /**
     * People whom the asker may see, in the order in which they were added.
     *
     * @param after the number of the person to go on after, 0 from the start
     * @param limit at most so many, 1 to 1,000
     */
    List<Stored<StaffPerson>> people(By by, long after, int limit);
}
