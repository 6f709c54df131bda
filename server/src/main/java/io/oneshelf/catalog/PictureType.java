package io.oneshelf.catalog;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The kinds of picture that are taken: those that the JDK both reads and writes, since a picture is made anew before anybody
 * sees it. Drawings that can carry a script (SVG) are not among them.
 */
public enum PictureType {
    JPEG("image/jpeg", "jpg", "ffd8ff"),
    PNG("image/png", "png", "89504e470d0a1a0a");

    private final String mediaType;
    private final String ending;
    private final byte[] magic;

    PictureType(String mediaType, String ending, String magic) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.magic = HexFormat.of().parseHex(magic);
    }

    /** Such as {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    /** How a file of it ends, without the dot. */
    public String ending() {
        return ending;
    }

    /** What a media type names; its parameters do not matter. */
    public static Optional<PictureType> named(String mediaType) {
        String plain = mediaType.replaceAll(";.*", "").strip();
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equalsIgnoreCase(plain))
                .findFirst();
    }

    /** What the bytes are by their first few, whatever anybody says they are. */
    static Optional<PictureType> of(byte[] bytes) {
        return Arrays.stream(values())
                .filter(type -> bytes.length >= type.magic.length
                        && Arrays.equals(bytes, 0, type.magic.length, type.magic, 0, type.magic.length))
                .findFirst();
    }
}
