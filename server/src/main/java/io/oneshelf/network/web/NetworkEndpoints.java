package io.oneshelf.network.web;

import io.oneshelf.access.NotFound;
import io.oneshelf.access.RequestProblem;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.network.Channel;
import io.oneshelf.network.ChannelKind;
import io.oneshelf.network.Location;
import io.oneshelf.network.LocationKind;
import io.oneshelf.network.Mode;
import io.oneshelf.network.Network;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /v1/locations} and {@code /v1/channels}: written by the owner, read by everybody. */
public final class NetworkEndpoints {

    private static final Parameter<LocationCode> LOCATION =
            Parameter.path("code", "The location's code", TextForm.code(LocationCode::new));
    private static final Parameter<ChannelCode> CHANNEL =
            Parameter.path("code", "The channel's code", TextForm.code(ChannelCode::new));

    private static final int PAGE_MAX = 500;

    private static final Allowed OWNER = Allowed.to();

    private final Network network;

    public NetworkEndpoints(Network network) {
        this.network = network;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.put("/v1/locations/{code}", OWNER)
                        .says("Open a location or describe it anew")
                        .takes(LOCATION)
                        .body(LocationBody.class)
                        .edits()
                        .answers(LocationAnswer.class, 201, 200)
                        .handle(ask -> Answer.of(
                                network.put(ask.body().location(ask.get(LOCATION)), ask.ifMatch()),
                                LocationAnswer::of,
                                Stored::version)),
                Endpoint.post("/v1/locations:batch", OWNER)
                        .says("Open many locations; one that is described anew needs a PUT with If-Match")
                        .batchOf(LocationBody.class)
                        .answers(LocationAnswer.class)
                        .refuses(RequestProblem.IF_MATCH_NEEDED)
                        .handle(ask -> network
                                .putAll(ask.body().stream()
                                        .map(item -> item.body().location(new LocationCode(item.id())))
                                        .toList())
                                .stream()
                                .map(outcome -> outcome.map(LocationAnswer::of))
                                .toList()),
                Endpoint.get("/v1/locations/{code}", Allowed.SIGNED_IN)
                        .says("A location")
                        .takes(LOCATION)
                        .answers(LocationAnswer.class)
                        .handle(ask -> network.location(ask.get(LOCATION))
                                .map(stored ->
                                        Answer.ok(LocationAnswer.of(stored)).etag(stored.version()))
                                .orElseGet(() -> Answer.refused(NotFound.of("location")))),
                Endpoint.get("/v1/locations", Allowed.SIGNED_IN)
                        .says("All locations, in the order in which they were opened")
                        .takes(Parameter.LIMIT, Parameter.CURSOR)
                        .answers(Locations.class)
                        .handle(ask -> {
                            int limit = ask.get(Parameter.LIMIT).intValue();
                            List<Stored<Location>> page = network.locations(
                                    ask.get(Parameter.CURSOR)
                                            .map(cursor -> cursor.number(0))
                                            .orElse(0L),
                                    limit);
                            return paged(page, limit, new Locations(all(page, LocationAnswer::of)));
                        }),
                Endpoint.put("/v1/channels/{code}", OWNER)
                        .says("Open a channel or describe it anew")
                        .takes(CHANNEL)
                        .body(ChannelBody.class)
                        .edits()
                        .answers(ChannelAnswer.class, 201, 200)
                        .handle(ask -> Answer.of(
                                network.put(ask.body().channel(ask.get(CHANNEL)), ask.ifMatch()),
                                ChannelAnswer::of,
                                Stored::version)),
                Endpoint.get("/v1/channels/{code}", Allowed.SIGNED_IN)
                        .says("A channel")
                        .takes(CHANNEL)
                        .answers(ChannelAnswer.class)
                        .handle(ask -> network.channel(ask.get(CHANNEL))
                                .map(stored ->
                                        Answer.ok(ChannelAnswer.of(stored)).etag(stored.version()))
                                .orElseGet(() -> Answer.refused(NotFound.of("channel")))),
                Endpoint.get("/v1/channels", Allowed.SIGNED_IN)
                        .says("All channels, in the order in which they were opened")
                        .takes(Parameter.LIMIT, Parameter.CURSOR)
                        .answers(Channels.class)
                        .handle(ask -> {
                            int limit = ask.get(Parameter.LIMIT).intValue();
                            List<Stored<Channel>> page = network.channels(
                                    ask.get(Parameter.CURSOR)
                                            .map(cursor -> cursor.number(0))
                                            .orElse(0L),
                                    limit);
                            return paged(page, limit, new Channels(all(page, ChannelAnswer::of)));
                        }));
    }

    private static <D, A> List<A> all(List<Stored<D>> page, Function<Stored<D>, A> view) {
        return page.stream().map(view).toList();
    }

    private static Answer paged(List<? extends Stored<?>> page, int limit, Record body) {
        Answer answer = Answer.ok(body);
        return page.size() < limit
                ? answer
                : answer.next(Cursor.of(page.getLast().no()));
    }

    record LocationBody(
            @Says("Plain text") @Size(min = 1, max = Location.NAME_MAX) @Form("(?s).*\\S.*")
            String name,

            LocationKind kind,

            @Says("Decimal degrees, north positive") @Range(min = -90, max = 90)
            double latitude,

            @Says("Decimal degrees, east positive") @Range(min = -180, max = 180)
            double longitude,

            @Says("The IANA time zone, such as Asia/Shanghai") @Size(min = 1, max = 64)
            String zone,

            @Says("How shoppers may get goods from here; may be empty") @Size(max = 4)
            List<Mode> modes,

            @Says("The legal entity it belongs to; without it the retailer itself") @Form(Code.FORM) @Nullable
            String company)
            implements Checked {

        @Override
        public void check(Complaints complaints) {
            if (!ZoneId.getAvailableZoneIds().contains(zone)) {
                complaints.bad("zone", "must be an IANA time zone, such as Asia/Shanghai");
            }
            if (new HashSet<>(modes).size() < modes.size()) {
                complaints.bad("modes", "must not name one twice");
            }
        }

        Location location(LocationCode code) {
            EnumSet<Mode> set = EnumSet.noneOf(Mode.class);
            set.addAll(modes);
            return new Location(code, name, kind, latitude, longitude, ZoneId.of(zone), set, company);
        }
    }

    record LocationAnswer(
            LocationCode code,
            String name,
            LocationKind kind,
            double latitude,
            double longitude,
            String zone,
            @Size(max = 4) List<Mode> modes,
            @Nullable String company,
            @Says("The version, for If-Match") long version) {

        static LocationAnswer of(Stored<Location> stored) {
            Location location = stored.body();
            return new LocationAnswer(
                    location.code(),
                    location.name(),
                    location.kind(),
                    location.latitude(),
                    location.longitude(),
                    location.zone().getId(),
                    List.copyOf(location.modes()),
                    location.company(),
                    stored.version());
        }
    }

    record Locations(@Size(max = PAGE_MAX) List<LocationAnswer> locations) {}

    record ChannelBody(
            @Says("Plain text") @Size(min = 1, max = Location.NAME_MAX) @Form("(?s).*\\S.*")
            String name,

            ChannelKind kind,

            @Says("The currency it sells in; without it, any") @Nullable
            Currency currency) {

        Channel channel(ChannelCode code) {
            return new Channel(code, name, kind, currency);
        }
    }

    record ChannelAnswer(
            ChannelCode code,
            String name,
            ChannelKind kind,
            @Nullable Currency currency,
            @Says("The version, for If-Match") long version) {

        static ChannelAnswer of(Stored<Channel> stored) {
            Channel channel = stored.body();
            return new ChannelAnswer(
                    channel.code(), channel.name(), channel.kind(), channel.currency(), stored.version());
        }
    }

    record Channels(@Size(max = PAGE_MAX) List<ChannelAnswer> channels) {}
}
