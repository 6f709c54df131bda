package io.oneshelf.network;

import io.oneshelf.access.IfMatch;
import io.oneshelf.access.PutFact;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Remembered;
import io.oneshelf.journal.RememberedAll;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The network, kept as documents. */
final class NetworkInBooks implements Network {

    static final DocumentKind<Location> LOCATION =
            DocumentKind.of("network.location", "network.location", Location.class);

    static final DocumentKind<Channel> CHANNEL = DocumentKind.of("network.channel", "network.channel", Channel.class);

    private static final int LOCATIONS_REMEMBERED_MAX = 50_000;
    private static final int CHANNELS_REMEMBERED_MAX = 1_000;

    private static final List<Channel> OF_A_NEW_INSTALLATION = List.of(
            new Channel(new ChannelCode("web"), "Web shop", ChannelKind.WEB, null),
            new Channel(new ChannelCode("till"), "Till", ChannelKind.TILL, null),
            new Channel(new ChannelCode("mini-program"), "Mini-program", ChannelKind.MINI_PROGRAM, null),
            new Channel(new ChannelCode("live"), "Live stream", ChannelKind.LIVE, null),
            new Channel(new ChannelCode("group-buy"), "Community group buying", ChannelKind.GROUP_BUY, null),
            new Channel(new ChannelCode("marketplace"), "Marketplace", ChannelKind.MARKETPLACE, null),
            new Channel(new ChannelCode("instant"), "Instant delivery", ChannelKind.INSTANT, null));

    private static final Verb<PutFact<Location>, Stored<Location>> PUT_LOCATION =
            PutFact.verb(stored -> new NetworkEvent.LocationRecorded(
                    stored.body().code(), stored.body().kind()));

    private static final Verb<PutFact<Channel>, Stored<Channel>> PUT_CHANNEL = PutFact.verb(stored ->
            new NetworkEvent.ChannelRecorded(stored.body().code(), stored.body().kind()));

    /** Opens a channel unless there is one of that code, whatever the owner has made of it since. */
    private static final Verb<Channel, Stored<Channel>> OPEN_MISSING_CHANNEL = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(Channel channel) {
            return Set.of(CHANNEL.key(channel.code().value()));
        }

        @Override
        public Decision<Stored<Channel>> decide(Draft draft, Channel channel) {
            DocKey<Channel> key = CHANNEL.key(channel.code().value());
            Optional<Stored<Channel>> standing = draft.document(key);
            if (standing.isPresent()) {
                return Decision.found(standing.get());
            }
            Stored<Channel> opened = draft.write(key, channel);
            draft.happened(new NetworkEvent.ChannelRecorded(channel.code(), channel.kind()));
            return Decision.made(opened);
        }
    };

    private final Door door;
    private final Reader reader;
    private final Remembered<Location> locations;
    private final RememberedAll<Location, Map<Mode, List<Location>>> byMode;
    private final Remembered<Channel> channels;

    NetworkInBooks(Door door, Reader reader, Changes changes) {
        this.door = door;
        this.reader = reader;
        this.locations = Remembered.of(reader, LOCATION, LOCATIONS_REMEMBERED_MAX, changes);
        this.byMode = new RememberedAll<>(reader, LOCATION, changes, NetworkInBooks::byMode);
        this.channels = Remembered.of(reader, CHANNEL, CHANNELS_REMEMBERED_MAX, changes);
    }

    @Override
    public void open() {
        OF_A_NEW_INSTALLATION.forEach(
                channel -> door.call(OPEN_MISSING_CHANNEL, () -> channel).orThrow());
    }

    @Override
    public Outcome<Stored<Location>> put(Location location, IfMatch ifMatch) {
        return door.call(PUT_LOCATION, edit(location, ifMatch));
    }

    @Override
    public List<Outcome<Stored<Location>>> putAll(List<Location> wanted) {
        return door.callAll(
                PUT_LOCATION,
                wanted.stream().map(location -> edit(location, IfMatch.ABSENT)).toList());
    }

    private static Supplier<PutFact<Location>> edit(Location location, IfMatch ifMatch) {
        return () -> new PutFact<>(LOCATION.key(location.code().value()), location, ifMatch);
    }

    @Override
    public Outcome<Stored<Channel>> put(Channel channel, IfMatch ifMatch) {
        return door.call(
                PUT_CHANNEL, () -> new PutFact<>(CHANNEL.key(channel.code().value()), channel, ifMatch));
    }

    @Override
    public Optional<Stored<Location>> location(LocationCode code) {
        return locations.find(code.value());
    }

    @Override
    public Optional<Stored<Channel>> channel(ChannelCode code) {
        return channels.find(code.value());
    }

    @Override
    public List<Stored<Location>> locations(long after, int limit) {
        return reader.list(LOCATION, Map.of(), after, limit);
    }

    @Override
    public List<Location> offering(Mode mode) {
        return byMode.get().getOrDefault(mode, List.of());
    }

    private static Map<Mode, List<Location>> byMode(List<Stored<Location>> all) {
        Map<Mode, List<Location>> byMode = new EnumMap<>(Mode.class);
        for (Mode mode : Mode.values()) {
            byMode.put(
                    mode,
                    all.stream()
                            .map(Stored::body)
                            .filter(location -> location.modes().contains(mode))
                            .sorted(Comparator.comparing(Location::code))
                            .toList());
        }
        return byMode;
    }

    @Override
    public List<Stored<Channel>> channels(long after, int limit) {
        return reader.list(CHANNEL, Map.of(), after, limit);
    }
}
