package io.oneshelf.catalog;

import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.kernel.Outcome;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The uploaded pictures: taken, made anew in the widths that a shop shows, and looked up by their hash. */
public interface Pictures {

    /**
     * @param blobs connections on which renditions are written and read
     * @param darkroom where pictures are decoded; its threads bound how many at once, and a picture it has no room for is
     *     refused as overloaded
     */
    static Pictures in(Door door, Reader reader, DataSource blobs, Executor darkroom) {
        return new PicturesInBooks(door, reader, blobs, darkroom);
    }

    /**
     * Takes a picture; the same bytes again are found. Refused as {@link NotAPicture}, {@link OtherPictureType} or
     * {@link PictureTooLarge}.
     *
     * @param declared what the sender says it is; null when it says none of the types that are taken
     * @param bytes at most {@link Picture#BYTES_MAX}
     */
    Outcome<Picture> add(@Nullable PictureType declared, byte[] bytes);

    /**
     * The narrowest rendition that is at least so wide, or the widest there is. Refused when there is no such picture, or when
     * so many are being read that it would take long.
     */
    Outcome<Rendition> rendition(PictureHash picture, int width);
}
