package io.oneshelf.till.web;

import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.network.NetworkProblem;
import io.oneshelf.till.Shift;
import io.oneshelf.till.ShiftQuery;
import io.oneshelf.till.Shifts;
import io.oneshelf.till.TillProblem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What tills tell of their shifts, and what managers read. */
public final class ShiftEndpoints {

    /** Whoever works at a till, and machines that run tills of another maker. */
    private static final Allowed TELL = Allowed.to(Role.STORE_MANAGER, Role.ASSOCIATE, Role.CASHIER, Role.INTEGRATION)
            .ofOneStore();

    /** Not who counts the drawer: before it is counted nobody at the till is told what ought to lie in it. */
    private static final Allowed LOOK =
            Allowed.to(Role.STORE_MANAGER, Role.INTEGRATION, Role.AUDITOR).ofOneStore();

    private static final Parameter<ShiftId> ID =
            Parameter.path("id", "The shift's id, chosen by its till", TextForm.code(ShiftId::new));
    private static final Parameter<String> MOVEMENT =
            Parameter.path("movementId", "The cash movement's id, unique in its shift", TextForm.CODE);
    private static final Parameter<Optional<LocationCode>> LOCATION =
            Parameter.query("location", "Shifts of this place", TextForm.code(LocationCode::new));
    private static final Parameter<Optional<LocalDate>> DAY = Parameter.query(
            "day",
            "Shifts that were opened on this day, in the zone of their place",
            TextForm.of("must be a day such as 2026-11-01", ShiftEndpoints::day));

    private final Shifts shifts;

    public ShiftEndpoints(Shifts shifts) {
        this.shifts = shifts;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(open(), move(), close(), list(), find());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    private Endpoint<?> open() {
        return Endpoint.put("/v1/shifts/{id}", TELL)
                .says("A till opened a shift; it is told as a fact")
                .takes(ID)
                .body(ShiftBody.class)
                .answers(ToldAnswer.class, 201, 200)
                .refuses(
                        NetworkProblem.UNKNOWN_LOCATION,
                        TillProblem.EXISTS_DIFFERENT,
                        AccessProblem.OTHER_STORE,
                        AccessProblem.OCCURRED_NOT_NOW,
                        AccessProblem.OCCURRED_AHEAD)
                .handle(ask -> Answer.of(
                        shifts.open(ask.caller(), ask.get(ID), ask.body().told()), ToldAnswer::of));
    }

    private Endpoint<?> move() {
        return Endpoint.put("/v1/shifts/{id}/movements/{movementId}", TELL)
                .says("Cash came or went in a shift otherwise than by a sale; it is told as a fact")
                .takes(ID, MOVEMENT)
                .body(CashMovementBody.class)
                .answers(ToldAnswer.class, 201, 200)
                .refuses(
                        TillProblem.EXISTS_DIFFERENT,
                        TillProblem.ALREADY_CLOSED,
                        TillProblem.TOO_MANY_MOVEMENTS,
                        TillProblem.CURRENCY_DIFFERS,
                        AccessProblem.OTHER_STORE,
                        AccessProblem.OCCURRED_NOT_NOW,
                        AccessProblem.OCCURRED_AHEAD)
                .handle(ask -> Answer.of(
                        shifts.move(ask.caller(), ask.get(ID), ask.body().told(ask.get(MOVEMENT))), ToldAnswer::of));
    }

    private Endpoint<?> close() {
        return Endpoint.put("/v1/shifts/{id}/close", TELL)
                .says(
                        "A till closed a shift: what was counted and the sums of its Z report; a difference in the drawer is kept,"
                                + " never refused")
                .takes(ID)
                .body(CloseBody.class)
                .answers(ToldAnswer.class, 201, 200)
                .refuses(
                        TillProblem.EXISTS_DIFFERENT,
                        TillProblem.CURRENCY_DIFFERS,
                        AccessProblem.OTHER_STORE,
                        AccessProblem.OCCURRED_NOT_NOW,
                        AccessProblem.OCCURRED_AHEAD)
                .handle(ask -> Answer.of(
                        shifts.close(ask.caller(), ask.get(ID), ask.body().told()), ToldAnswer::of));
    }

    private Endpoint<?> list() {
        return Endpoint.get("/v1/shifts", LOOK)
                .says("The shifts the caller may see, the latest first, in sums")
                .takes(LOCATION, DAY, Parameter.LIMIT, Parameter.CURSOR)
                .answers(ShiftsAnswer.class)
                .handle(ask -> {
                    int limit = ask.get(Parameter.LIMIT).intValue();
                    List<Stored<Shift>> found = shifts.shifts(
                            ask.caller(),
                            new ShiftQuery(
                                    ask.get(LOCATION).orElse(null), ask.get(DAY).orElse(null)),
                            ask.get(Parameter.CURSOR)
                                    .map(cursor -> cursor.number(0))
                                    .filter(no -> no > 0)
                                    .orElse(Long.MAX_VALUE),
                            limit);
                    Answer answer = Answer.ok(
                            new ShiftsAnswer(found.stream().map(ListedShift::of).toList()));
                    return found.size() < limit
                            ? answer
                            : answer.next(Cursor.of(found.getLast().no()));
                });
    }

    private Endpoint<?> find() {
        return Endpoint.get("/v1/shifts/{id}", LOOK)
                .says(
                        "A shift as it stands, with what the till's journal shows of the time before it, and what the orders and returns"
                                + " come to that name it")
                .takes(ID)
                .answers(ShiftAnswer.class)
                .refuses(AccessProblem.OTHER_STORE)
                .handle(ask -> Answer.of(
                        shifts.shift(ask.caller(), ask.get(ID)),
                        stored -> ShiftAnswer.of(stored, shifts.follows(stored), shifts.reckoning(stored))));
    }

    /** What a till is told: that it is written down, and nothing of what ought to lie in the drawer. */
    @Says("What was told is written down")
    record ToldAnswer(ShiftId id, ShiftAnswer.State state) {

        static ToldAnswer of(Stored<Shift> stored) {
            return new ToldAnswer(new ShiftId(stored.key().id()), ShiftAnswer.State.of(stored.body()));
        }
    }

    /** A page of shifts. */
    @Says("Shifts")
    record ShiftsAnswer(@Size(max = 500) List<ListedShift> shifts) {}
}
