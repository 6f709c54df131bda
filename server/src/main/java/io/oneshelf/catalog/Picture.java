package io.oneshelf.catalog;

import java.util.List;

/**
 * An uploaded picture, as it is seen: turned upright.
 *
 * @param type of what was uploaded
 * @param width in pixels, 1 to {@value #SIDE_MAX}
 * @param height in pixels, 1 to {@value #SIDE_MAX}
 * @param bytes how many were uploaded
 * @param renditions the widths in which it is kept, the narrowest first; none is wider than the picture
 */
public record Picture(PictureHash hash, PictureType type, int width, int height, int bytes, List<Integer> renditions) {

    /** The longest upload, in bytes. */
    public static final int BYTES_MAX = 4 * 1024 * 1024;

    /** In pixels. */
    public static final int SIDE_MAX = 8_192;

    /** A few bytes can claim to be a picture that fills the memory: what is larger is refused before it is decoded. */
    public static final int PIXELS_MAX = 40_000_000;

    public Picture {
        renditions = List.copyOf(renditions);
    }
}
