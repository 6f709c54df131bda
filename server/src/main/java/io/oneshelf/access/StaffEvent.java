package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.Role;

/** What happened to the people of the staff and their sessions; ids, never names. {@code by} is a person's id or a token's name. */
public sealed interface StaffEvent extends Event {

    /** A person was added, or what is said of the person was changed. */
    record StaffChanged(String staff, Role role, String by) implements StaffEvent {
        @Override
        public String type() {
            return "access.staff-changed";
        }

        @Override
        public DocKey<?> about() {
            return StaffPerson.KIND.key(staff);
        }
    }

    /** A person was invited to choose a password. */
    record StaffInvited(String staff, String by) implements StaffEvent {
        @Override
        public String type() {
            return "access.staff-invited";
        }

        @Override
        public DocKey<?> about() {
            return StaffPerson.KIND.key(staff);
        }
    }

    /** A person chose a password; other sessions have ended. */
    record PasswordChosen(String staff) implements StaffEvent {
        @Override
        public String type() {
            return "access.password-chosen";
        }

        @Override
        public DocKey<?> about() {
            return StaffPerson.KIND.key(staff);
        }
    }

    /** A person may not sign in any more; open sessions have ended. */
    record StaffSuspended(String staff, String by) implements StaffEvent {
        @Override
        public String type() {
            return "access.staff-suspended";
        }

        @Override
        public DocKey<?> about() {
            return StaffPerson.KIND.key(staff);
        }
    }

    /** A person may sign in again. */
    record StaffResumed(String staff, String by) implements StaffEvent {
        @Override
        public String type() {
            return "access.staff-resumed";
        }

        @Override
        public DocKey<?> about() {
            return StaffPerson.KIND.key(staff);
        }
    }

    /** A person chose a PIN for tills. */
    record PinChosen(String staff) implements StaffEvent {
        @Override
        public String type() {
            return "access.pin-chosen";
        }

        @Override
        public DocKey<?> about() {
            return Pin.keyOf(staff);
        }
    }

    /** A person's PIN was tried in vain so often that it is not compared any more for a while; {@code by} is the till's token. */
    record PinTriedTooOften(String staff, String by) implements StaffEvent {
        @Override
        public String type() {
            return "access.pin-tried-too-often";
        }

        @Override
        public DocKey<?> about() {
            return Pin.keyOf(staff);
        }
    }

    /** A person allowed a price by hand, or a return without a receipt, with the PIN; {@code by} is the till's token. */
    record ApprovalGiven(String approval, String staff, String by) implements StaffEvent {
        @Override
        public String type() {
            return "access.approval-given";
        }

        @Override
        public DocKey<?> about() {
            return Approval.KIND.key(approval);
        }
    }

    /** A line was sold on an approval, or goods were taken back on it (then the line is 0); it is used up by that. */
    record ApprovalUsed(String approval, String staff, String document, int line) implements StaffEvent {
        @Override
        public String type() {
            return "access.approval-used";
        }

        @Override
        public DocKey<?> about() {
            return Approval.KIND.key(approval);
        }
    }

    /** A person signed in. */
    record SessionOpened(String session, String staff) implements StaffEvent {
        @Override
        public String type() {
            return "access.session-opened";
        }

        @Override
        public DocKey<?> about() {
            return Session.KIND.key(session);
        }
    }

    /** A person signed out. */
    record SessionEnded(String session, String staff) implements StaffEvent {
        @Override
        public String type() {
            return "access.session-ended";
        }

        @Override
        public DocKey<?> about() {
            return Session.KIND.key(session);
        }
    }
}
