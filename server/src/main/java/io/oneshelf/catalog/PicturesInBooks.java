package io.oneshelf.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.oneshelf.access.NotFound;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Outcome;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pictures as documents, and their bytes in a table beside. The bytes are written on a connection of their own, before the
 * document goes through the door: they are named by their content and never change, so what a failure leaves of them is no
 * lie, only room, and the next upload of the same picture uses it.
 */
final class PicturesInBooks implements Pictures {

    static final DocumentKind<Picture> PICTURE = DocumentKind.of("catalog.picture", "catalog.picture", Picture.class);

    /** Kept in memory of what was looked at last, so that a page of the shop does not read its pictures from the disk. */
    private static final long REMEMBERED_BYTES_MAX = 32L * 1024 * 1024;

    /** Anybody may look at pictures, so they never take more of the connections that sales need. */
    private static final int READ_AT_ONCE = 2;

    /** So many may wait for their turn. More would hold the server's hands, and those who buy would find them full. */
    private static final int WAITING_MAX = 64;

    /** Found when it is there, whatever it was made into by an older Oneshelf. */
    private static final Verb<Picture, Picture> ADD = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(Picture picture) {
            return Set.of(keyOf(picture.hash()));
        }

        @Override
        public Decision<Picture> decide(Draft draft, Picture picture) {
            Optional<Stored<Picture>> standing = draft.document(keyOf(picture.hash()));
            if (standing.isPresent()) {
                return Decision.found(standing.get().body());
            }
            draft.write(keyOf(picture.hash()), picture);
            draft.happened(new CatalogEvent.PictureAdded(
                    picture.hash().value(), picture.width(), picture.height(), picture.bytes()));
            return Decision.made(picture);
        }
    };

    private record Wanted(PictureHash picture, int width) {}

    private final Door door;
    private final Reader reader;
    private final JdbcClient blobs;
    private final Executor darkroom;
    private final Semaphore atTheDoor = new Semaphore(READ_AT_ONCE + WAITING_MAX);
    private final Semaphore reading = new Semaphore(READ_AT_ONCE);
    private final Cache<Wanted, Rendition> remembered = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_BYTES_MAX)
            .weigher((Wanted wanted, Rendition rendition) -> rendition.bytes().length)
            .build();

    PicturesInBooks(Door door, Reader reader, DataSource blobs, Executor darkroom) {
        this.door = door;
        this.reader = reader;
        this.blobs = JdbcClient.create(blobs);
        this.darkroom = darkroom;
    }

    private static DocKey<Picture> keyOf(PictureHash hash) {
        return PICTURE.key(hash.value());
    }

    @Override
    public Outcome<Picture> add(@Nullable PictureType declared, byte[] bytes) {
        return switch (Negative.of(bytes)) {
            case Negative.Unfit unfit -> new Outcome.Refused<>(unfit.why());
            case Negative.Readable negative ->
                negative.type() == declared
                        ? add(hashOf(bytes), negative, bytes.length)
                        : new Outcome.Refused<>(new OtherPictureType(negative.type()));
        };
    }

    private Outcome<Picture> add(PictureHash hash, Negative.Readable negative, int bytes) {
        Optional<Stored<Picture>> standing = reader.find(keyOf(hash));
        if (standing.isPresent()) {
            return new Outcome.Found<>(standing.get().body());
        }
        Outcome<List<Rendition>> developed = develop(hash, negative);
        if (developed instanceof Outcome.Refused<List<Rendition>> refused) {
            return new Outcome.Refused<>(refused.why());
        }
        List<Rendition> renditions = developed.orThrow();
        renditions.forEach(this::keep);
        Picture picture = new Picture(
                hash,
                negative.type(),
                negative.width(),
                negative.height(),
                bytes,
                renditions.stream().map(Rendition::width).toList());
        return door.call(ADD, () -> picture);
    }

    private Outcome<List<Rendition>> develop(PictureHash hash, Negative.Readable negative) {
        try {
            return CompletableFuture.supplyAsync(() -> Darkroom.develop(hash, negative), darkroom)
                    .join();
        } catch (RejectedExecutionException full) {
            return new Outcome.Refused<>(new NotNow(JournalProblem.OVERLOADED));
        }
    }

    private void keep(Rendition rendition) {
        blobs.sql("""
                insert into catalog.rendition (picture, width, height, type, bytes) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(
                        rendition.picture().value(),
                        rendition.width(),
                        rendition.height(),
                        rendition.type().name(),
                        rendition.bytes())
                .update();
    }

    @Override
    public Outcome<Rendition> rendition(PictureHash picture, int width) {
        // Few widths are told apart, so that asking for every width there is does not fill the memory with one picture.
        Wanted wanted = new Wanted(picture, Darkroom.widthFor(width));
        Rendition known = remembered.getIfPresent(wanted);
        if (known != null) {
            return new Outcome.Found<>(known);
        }
        if (!atTheDoor.tryAcquire()) {
            return new Outcome.Refused<>(new NotNow(JournalProblem.OVERLOADED));
        }
        try {
            return inTurn(wanted);
        } finally {
            atTheDoor.release();
        }
    }

    private Outcome<Rendition> inTurn(Wanted wanted) {
        reading.acquireUninterruptibly();
        try {
            // Whoever was before may have read just this one.
            Rendition known = remembered.getIfPresent(wanted);
            if (known != null) {
                return new Outcome.Found<>(known);
            }
            Optional<Rendition> found = read(wanted);
            found.ifPresent(rendition -> remembered.put(wanted, rendition));
            return found.<Outcome<Rendition>>map(Outcome.Found::new)
                    .orElseGet(() -> new Outcome.Refused<>(NotFound.of("picture")));
        } finally {
            reading.release();
        }
    }

    private Optional<Rendition> read(Wanted wanted) {
        return blobs.sql("""
                select width, height, type, bytes from catalog.rendition where picture = ?
                order by width < ?, abs(width - ?) limit 1
                """)
                .params(wanted.picture().value(), wanted.width(), wanted.width())
                .query((row, no) -> new Rendition(
                        wanted.picture(),
                        row.getInt("width"),
                        row.getInt("height"),
                        PictureType.valueOf(row.getString("type")),
                        row.getBytes("bytes")))
                .optional();
    }

    private static PictureHash hashOf(byte[] bytes) {
        try {
            return new PictureHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every JDK has SHA-256", failure);
        }
    }
}
