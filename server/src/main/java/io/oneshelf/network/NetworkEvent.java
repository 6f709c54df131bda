package io.oneshelf.network;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;

/** What the network tells the feed. */
public sealed interface NetworkEvent extends Event {

    /** A location was opened or described anew. */
    record LocationRecorded(LocationCode location, LocationKind kind) implements NetworkEvent {
        @Override
        public String type() {
            return "network.location-recorded";
        }

        @Override
        public DocKey<?> about() {
            return NetworkInBooks.LOCATION.key(location.value());
        }
    }

    /** A channel was opened or described anew. */
    record ChannelRecorded(ChannelCode channel, ChannelKind kind) implements NetworkEvent {
        @Override
        public String type() {
            return "network.channel-recorded";
        }

        @Override
        public DocKey<?> about() {
            return NetworkInBooks.CHANNEL.key(channel.value());
        }
    }
}
