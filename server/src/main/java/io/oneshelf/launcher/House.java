package io.oneshelf.launcher;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.oneshelf.access.Access;
import io.oneshelf.access.Doorkeeper;
import io.oneshelf.access.Staff;
import io.oneshelf.access.StaffId;
import io.oneshelf.access.Visit;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Front;
import io.oneshelf.access.web.AccessEndpoints;
import io.oneshelf.access.web.ServerEndpoints;
import io.oneshelf.access.web.SessionEndpoints;
import io.oneshelf.access.web.StaffEndpoints;
import io.oneshelf.catalog.Catalog;
import io.oneshelf.catalog.CatalogAudit;
import io.oneshelf.catalog.Pictures;
import io.oneshelf.catalog.web.CatalogEndpoints;
import io.oneshelf.catalog.web.PictureEndpoints;
import io.oneshelf.connect.EventFeed;
import io.oneshelf.connect.GoodsFeed;
import io.oneshelf.connect.web.EventFeedEndpoints;
import io.oneshelf.connect.web.GoodsFeedEndpoints;
import io.oneshelf.insight.Audit;
import io.oneshelf.insight.Monitor;
import io.oneshelf.insight.Today;
import io.oneshelf.insight.TodayFigures;
import io.oneshelf.insight.web.AuditEndpoints;
import io.oneshelf.insight.web.TodayEndpoints;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.BooksAudit;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.DueWorker;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.Pump;
import io.oneshelf.journal.Reader;
import io.oneshelf.kernel.Caller;
import io.oneshelf.member.Contacts;
import io.oneshelf.member.Members;
import io.oneshelf.member.PersonalKeys;
import io.oneshelf.member.web.MemberEndpoints;
import io.oneshelf.network.Network;
import io.oneshelf.network.web.NetworkEndpoints;
import io.oneshelf.order.OrderAudit;
import io.oneshelf.order.Orders;
import io.oneshelf.order.StandingOrders;
import io.oneshelf.order.web.OrderEndpoints;
import io.oneshelf.pricing.Prices;
import io.oneshelf.pricing.PricingAudit;
import io.oneshelf.pricing.web.PricingEndpoints;
import io.oneshelf.stock.Stock;
import io.oneshelf.stock.StockAudit;
import io.oneshelf.stock.web.StockEndpoints;
import io.oneshelf.tax.Tax;
import io.oneshelf.tax.TaxAudit;
import io.oneshelf.tax.web.TaxEndpoints;
import io.oneshelf.till.Shifts;
import io.oneshelf.till.TillAudit;
import io.oneshelf.till.web.ShiftEndpoints;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * The whole house, put together by constructors from the ground up. Several can stand in one process: nothing in it is
 * static, and what it stands on is handed to it.
 */
public final class House implements AutoCloseable {

    /**
     * What a house stands on.
     *
     * @param books where everything is kept
     * @param blobs connections on which pictures are kept
     * @param snapshots connections on which the audit reads every schema and keeps its own
     * @param clock the one clock
     * @param random for tokens and keys
     * @param keys what personal data are sealed with
     * @param meters what is measured
     * @param ready whether the books can be reached at this moment
     */
    public record Ground(
            Books books,
            DataSource blobs,
            DataSource snapshots,
            InstantSource clock,
            SecureRandom random,
            PersonalKeys keys,
            PrometheusMeterRegistry meters,
            BooleanSupplier ready) {}

    private static final int HASHING_MAX = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /** Pictures that wait to be decoded, of up to 4 MiB each; one more is refused at once. */
    private static final int PICTURES_WAITING_MAX = 16;

    private static final Duration REST_OF_DUE_WORK = Duration.ofMillis(200);
    private static final Duration REST_OF_MONITOR = Duration.ofMillis(500);
    private static final Duration REST_OF_CHANGES = Duration.ofMillis(50);

    private final GatheringDoor door;
    private final Changes changes;
    private final DueWorker dueWorker;
    private final Access access;
    private final Staff staff;
    private final Network network;
    private final Catalog catalog;
    private final Members members;
    private final Stock stock;
    private final Monitor monitor;
    private final Front front;
    private final List<AutoCloseable> running = new ArrayList<>();

    private House(Ground ground) {
        // SLAB
        Reader reader = ground.books.reader();
        door = new GatheringDoor(ground.books, ground.clock);
        changes = new Changes(reader);
        door.onWritten(changes::written);
        dueWorker = new DueWorker(reader, door, ground.clock);
        access = Access.in(door, reader, changes, ground.clock, ground.random);
        ExecutorService hashing = hashing();
        running.add(hashing);
        staff = Staff.in(door, reader, changes, ground.clock, ground.random, hashing);
        // FACTS
        network = Network.in(door, reader, changes);
        catalog = Catalog.in(door, reader, changes);
        ExecutorService darkroom = darkroom();
        running.add(darkroom);
        Pictures pictures = Pictures.in(door, reader, ground.blobs, darkroom);
        members = Members.in(door, reader, changes, ground.keys, ground.random);
        // NUMBERS
        Prices prices = Prices.in(door, reader, changes, catalog, network);
        Tax tax = Tax.in(door, reader, changes);
        stock = Stock.in(door, reader, catalog, network, ground.clock);
        Stock.endReservationsOf(door);
        // PROMISE
        Orders orders = Orders.in(
                door,
                reader,
                catalog,
                network,
                members,
                Contacts.in(reader, ground.keys, ground.random),
                prices,
                tax,
                stock,
                changes,
                ground.clock);
        Orders.endHoldsOf(door, stock);
        Orders.doDueWork(dueWorker, door, stock);
        // FOLLOWERS and LINKS
        Shifts shifts = Shifts.in(door, reader, network, orders, ground.clock);
        List<String> kin = new ArrayList<>(CatalogAudit.kin());
        kin.addAll(TaxAudit.kin());
        kin.addAll(StockAudit.kin());
        kin.addAll(OrderAudit.kin());
        Audit audit = new Audit(ground.snapshots, ground.clock, rules(), kin);
        monitor = new Monitor(audit, reader, ground.clock, Monitor.Pace.USUAL, ground.meters);
        EventFeed feed = new EventFeed(reader);
        Today today = new Today(
                reader,
                ground.clock,
                (store, since) -> figures(orders.standing(store, since)),
                this::refusals,
                this::auditLight);

        List<Endpoint<?>> endpoints = new ArrayList<>();
        endpoints.addAll(new ServerEndpoints(ground.ready, ground.meters::scrape, version(), ground.clock.instant())
                .endpoints());
        endpoints.addAll(new AccessEndpoints(access).endpoints());
        endpoints.addAll(new SessionEndpoints(staff).endpoints());
        endpoints.addAll(new StaffEndpoints(staff).endpoints());
        endpoints.addAll(new NetworkEndpoints(network).endpoints());
        endpoints.addAll(new CatalogEndpoints(catalog).endpoints());
        endpoints.addAll(new PictureEndpoints(pictures).endpoints());
        endpoints.addAll(new MemberEndpoints(members).endpoints());
        endpoints.addAll(new PricingEndpoints(prices, catalog, ground.clock).endpoints());
        endpoints.addAll(new TaxEndpoints(tax).endpoints());
        endpoints.addAll(new StockEndpoints(stock).endpoints());
        endpoints.addAll(new OrderEndpoints(orders).endpoints());
        endpoints.addAll(new ShiftEndpoints(shifts).endpoints());
        endpoints.addAll(new AuditEndpoints(audit).endpoints());
        endpoints.addAll(new TodayEndpoints(today, changes).endpoints());
        endpoints.addAll(new EventFeedEndpoints(feed, changes).endpoints());
        endpoints.addAll(new GoodsFeedEndpoints(new GoodsFeed(reader)).endpoints());
        front = new Front(
                endpoints,
                new Doorkeeper() {
                    @Override
                    public Optional<Caller> callerOf(String token) {
                        return access.callerOf(token);
                    }

                    @Override
                    public Optional<StaffId> makerOf(String token) {
                        return access.makerOf(token);
                    }

                    @Override
                    public Optional<Visit> visitOf(String cookie) {
                        return staff.visitOf(cookie);
                    }
                },
                ground.meters,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** Insight knows no order; it is told in its own words where they stand. */
    private static TodayFigures.Orders figures(StandingOrders standing) {
        Map<String, Long> byState = new HashMap<>();
        standing.byState().forEach((state, count) -> byState.put(state.name(), count));
        return new TodayFigures.Orders(
                byState,
                standing.queues().stream()
                        .map(queue -> new TodayFigures.Queue(
                                queue.location().value(), queue.mode().name(), queue.groups(), queue.oldest()))
                        .toList(),
                standing.more());
    }

    private Map<String, Long> refusals() {
        return front.refusals();
    }

    private TodayFigures.Light auditLight() {
        return new TodayFigures.Light(
                monitor.violations() == 0,
                monitor.violations(),
                monitor.position(),
                Math.max(0, monitor.lag().toSeconds()));
    }

    /** What the audit checks: every promise that data can show, module by module. */
    public static List<AuditRule> rules() {
        List<AuditRule> rules = new ArrayList<>(BooksAudit.rules());
        rules.addAll(CatalogAudit.rules());
        rules.addAll(PricingAudit.rules());
        rules.addAll(TaxAudit.rules());
        rules.addAll(StockAudit.rules());
        rules.addAll(OrderAudit.rules());
        rules.addAll(TillAudit.rules());
        return List.copyOf(rules);
    }

    public static House on(Ground ground) {
        return new House(ground);
    }

    /** As the jar's manifest names it; a house that runs from plain classes was not built into one. */
    private static String version() {
        String built = House.class.getPackage().getImplementationVersion();
        return built == null ? "unpackaged" : built;
    }

    /** Half of the processors at most hash passwords, so that signing in never stops a sale; idle it is no thread at all. */
    private static ExecutorService hashing() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                HASHING_MAX,
                HASHING_MAX,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("passwords-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** One picture is decoded at a time: it takes up to 200 MB and a processor, which sales are not to miss. */
    private static ExecutorService darkroom() {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(PICTURES_WAITING_MAX),
                Thread.ofPlatform().daemon().name("darkroom").factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /** Begins to work: the door takes commands, due work is done, other processes' changes are followed. */
    public House open() {
        door.start();
        running.add(new Pump("changes", REST_OF_CHANGES, changes::step));
        running.add(new Pump("due work", REST_OF_DUE_WORK, dueWorker::step));
        // Rests after every look, so that a busy house is audited about once in its rest and not all the time.
        running.add(new Pump("audit of what is new", REST_OF_MONITOR, () -> {
            monitor.step();
            return false;
        }));
        running.add(new Pump("an audit gives way", REST_OF_MONITOR, () -> {
            monitor.giveWay();
            return false;
        }));
        members.open();
        network.open();
        catalog.open();
        return this;
    }

    /** Whoever waits for news is answered at once and waits no more: the house is about to be closed. */
    public void endWaits() {
        changes.close();
    }

    /** Answers the API. */
    public Front front() {
        return front;
    }

    public Access access() {
        return access;
    }

    public Staff staff() {
        return staff;
    }

    /** Goods on shelves, for whoever is in the same process. */
    public Stock stock() {
        return stock;
    }

    /** Stops taking commands; whoever waits is answered. */
    @Override
    public void close() {
        endWaits();
        for (AutoCloseable pump : running.reversed()) {
            try {
                pump.close();
            } catch (Exception e) {
                throw new IllegalStateException("a pump does not fail to stop", e);
            }
        }
        door.close();
    }
}
