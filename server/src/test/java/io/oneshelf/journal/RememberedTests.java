package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a process remembers is never older than what it has answered. */
class RememberedTests {

    record Tag(SkuCode sku, String text) {}

    record Tagged(SkuCode sku) implements Event {
        @Override
        public String type() {
            return "test.tagged";
        }

        @Override
        public DocKey<?> about() {
            return TAG.key(sku.value());
        }
    }

    private static final DocumentKind<Tag> TAG = DocumentKind.of("test.tag", "test.tag", Tag.class);

    private static final Verb<Tag, Tag> TAGGING = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(Tag tag) {
            return Set.of(TAG.key(tag.sku().value()));
        }

        @Override
        public Decision<Tag> decide(Draft draft, Tag tag) {
            draft.write(TAG.key(tag.sku().value()), tag);
            draft.happened(new Tagged(tag.sku()));
            return Decision.made(tag);
        }
    };

    private final MemoryBooks books = new MemoryBooks();
    private final GatheringDoor door =
            new GatheringDoor(books, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

    @Test
    void what_was_remembered_by_the_many_is_forgotten_when_it_changes() {
        Changes changes = new Changes(books.reader());
        door.onWritten(changes::written);
        Remembered<Tag> tags = Remembered.withAbsence(books.reader(), TAG, 10, changes);

        assertThat(tags.findAll(List.of("A", "B"))).isEmpty();
        tag("A", "first");
        assertThat(texts(tags, "A", "B")).isEqualTo(Map.of("A", "first"));
        tag("A", "second");
        tag("B", "other");
        assertThat(texts(tags, "A", "B")).isEqualTo(Map.of("A", "second", "B", "other"));
    }

    @Test
    void a_change_by_another_process_is_seen_once_the_feed_was_followed() {
        Changes changes = new Changes(books.reader());
        Remembered<Tag> tags = Remembered.withAbsence(books.reader(), TAG, 10, changes);

        assertThat(texts(tags, "A")).isEmpty();
        tag("A", "first");
        assertThat(texts(tags, "A")).isEmpty();
        changes.step();
        assertThat(texts(tags, "A")).isEqualTo(Map.of("A", "first"));
        assertThat(changes.position()).isEqualTo(1);
    }

    @Test
    void what_another_process_has_just_made_is_not_unknown() {
        Changes changes = new Changes(books.reader());
        Remembered<Tag> tags = Remembered.of(books.reader(), TAG, 10, changes);

        assertThat(texts(tags, "A")).isEmpty();
        assertThat(tags.find("A")).isEmpty();
        tag("A", "first");
        assertThat(tags.find("A"))
                .hasValueSatisfying(stored -> assertThat(stored.body().text()).isEqualTo("first"));
        assertThat(texts(tags, "A")).isEqualTo(Map.of("A", "first"));
    }

    @Test
    void whoever_catches_up_sees_what_another_process_has_changed() {
        Changes changes = new Changes(books.reader());
        Remembered<Tag> tags = Remembered.of(books.reader(), TAG, 10, changes);
        tag("A", "first");
        assertThat(texts(tags, "A")).isEqualTo(Map.of("A", "first"));
        for (int i = 2; i <= 1_500; i++) {
            tag("A", "text " + i);
        }

        assertThat(texts(tags, "A")).as("not followed yet").isEqualTo(Map.of("A", "first"));
        long before = changes.position();
        assertThat(changes.newsSince(before)).isTrue();
        assertThat(texts(tags, "A")).isEqualTo(Map.of("A", "text 1500"));
        assertThat(changes.newsSince(before))
                .as("followed by another thread since the first look, news all the same")
                .isTrue();
        assertThat(changes.newsSince(changes.position())).as("nothing is new").isFalse();
    }

    @Test
    void readers_of_the_feed_see_codes_as_plain_text() {
        tag("A-1", "first");
        assertThat(books.reader().events(0, 10))
                .singleElement()
                .satisfies(event -> assertThat(event.data()).isEqualTo("{\"sku\":\"A-1\"}"));
    }

    private void tag(String sku, String text) {
        door.call(TAGGING, () -> new Tag(new SkuCode(sku), text));
    }

    private static Map<String, String> texts(Remembered<Tag> tags, String... ids) {
        Map<String, String> texts = new java.util.HashMap<>();
        tags.findAll(List.of(ids))
                .forEach((id, stored) -> texts.put(id, stored.body().text()));
        return texts;
    }
}
