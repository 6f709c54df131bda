package io.oneshelf.order;

import io.oneshelf.access.NotFound;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.payment.Payment;
import io.oneshelf.stock.Stock;
import io.oneshelf.stock.StockLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order come back, wherever it was bought: what they carry goes back to the tenders it came from, to the minor
 * unit, and goods go on a shelf of the place that takes them in.
 */
final class ReturningUnits {

    private final Stock stock;

    ReturningUnits(Stock stock) {
        this.stock = stock;
    }

    /** @param objection why it cannot be, found before anything was locked; or null */
    record Command(
            ReturnId id,
            Caller caller,
            ReturnRequest request,
            @Nullable Refusal objection) implements TakingBack.Command {}

    Record request(Command command) {
        return command.request();
    }

    Set<DocKey<?>> documents(Command command) {
        return Set.of(Order.key(command.request().order()));
    }

    Reach reach(Command command, Found found) {
        ReturnRequest request = command.request();
        Optional<Stored<Order>> order = found.document(Order.key(request.order()));
        if (order.isEmpty()) {
            return Reach.NOTHING;
        }
        Map<ReturnCondition, List<StockLine>> goods = new HashMap<>();
        for (ReturnRequest.Line asked : request.lines()) {
            line(order.get().body(), asked.line())
                    .filter(OrderLine::goods)
                    .ifPresent(line -> goods.computeIfAbsent(asked.condition(), any -> new ArrayList<>())
                            .add(new StockLine(line.sku(), request.location(), asked.quantity())));
        }
        Reach reach = Payment.reach(order.get().body().bill().currency());
        for (Map.Entry<ReturnCondition, List<StockLine>> each : goods.entrySet()) {
            reach = reach.and(stock.reach(each.getValue(), each.getKey().shelf()));
        }
        return reach;
    }

    Decision<Stored<Return>> decide(Draft draft, Command command) {
        if (command.objection() != null) {
            return Decision.drop(command.objection());
        }
        ReturnRequest request = command.request();
        Optional<Stored<Order>> found = draft.document(Order.key(request.order()));
        if (found.isEmpty()) {
            return Decision.drop(NotFound.of("order"));
        }
        Order order = found.get().body();
        Optional<Refusal> objection = objection(order, request.lines());
        return objection.isPresent()
                ? Decision.drop(objection.get())
                : Decision.made(takeBack(draft, command, found.get()));
    }

    private static Optional<Refusal> objection(Order order, List<ReturnRequest.Line> asked) {
        Map<Integer, Long> wanted = new HashMap<>();
        for (ReturnRequest.Line each : asked) {
            Optional<OrderLine> line = line(order, each.line());
            if (line.isEmpty()) {
                return Optional.of(new OrderRefusal.UnknownLine(each.line()));
            }
            if (order.groups().get(line.get().group() - 1).state() != GroupState.FULFILLED) {
                return Optional.of(new OrderRefusal.Plain(
                        OrderProblem.NOT_FULFILLED, "Line " + each.line() + " has not left yet."));
            }
            // Each is at most 10^12 and there are at most 10,000 of them: the sum stays a long.
            long sum = wanted.merge(each.line(), each.quantity(), Math::addExact);
            if (sum > line.get().quantity() - line.get().returned()) {
                return Optional.of(new OrderRefusal.MoreThanBought(
                        each.line(), line.get().quantity(), line.get().returned(), sum));
            }
        }
        return Optional.empty();
    }

    private Stored<Return> takeBack(Draft draft, Command command, Stored<Order> stored) {
        ReturnRequest request = command.request();
        Instant at = request.occurredAt() == null ? draft.now() : request.occurredAt();
        OrderInHand order =
                new OrderInHand(draft, stock, stored, command.caller().name());
        List<Return.Line> lines = new ArrayList<>(request.lines().size());
        for (ReturnRequest.Line asked : request.lines()) {
            lines.add(order.takeBack(asked));
        }
        long refund = 0;
        long tax = 0;
        for (Return.Line line : lines) {
            refund = Math.addExact(refund, line.refund());
            tax = Math.addExact(tax, line.tax());
        }
        Return back = new Return(
                request.order(),
                stored.body().person(),
                stored.body().channel(),
                request.location(),
                order.bill().currency(),
                refund,
                tax,
                lines,
                at,
                command.caller().name(),
                order.giveBack(refund, tax, at),
                request.shift(),
                null);
        shelve(draft, stock, Return.key(command.id()), request.location(), lines, at);
        order.note(Step.RETURNED, "Return " + command.id() + ".");
        Stored<Return> written = draft.write(Return.key(command.id()), back);
        order.write();
        draft.happened(new OrderEvent.OrderReturned(
                request.order(), command.id(), back.location(), units(lines), back.currency(), back.refund()));
        return written;
    }

    /** Goods go on the shelves; services have none. */
    static void shelve(
            Draft draft,
            Stock stock,
            DocKey<Return> document,
            LocationCode location,
            List<Return.Line> lines,
            Instant at) {
        for (ReturnCondition condition : ReturnCondition.values()) {
            List<StockLine> goods = lines.stream()
                    .filter(line -> line.goods() && line.condition() == condition)
                    .map(line -> new StockLine(line.sku(), location, line.quantity()))
                    .toList();
            if (!goods.isEmpty()) {
                stock.takeBack(draft, goods, condition.shelf(), document, at);
            }
        }
    }

    static long units(List<Return.Line> lines) {
        return lines.stream().mapToLong(Return.Line::quantity).sum();
    }

    private static Optional<OrderLine> line(Order order, int number) {
        return number >= 1 && number <= order.lines().size()
                ? Optional.of(order.lines().get(number - 1))
                : Optional.empty();
    }
}
