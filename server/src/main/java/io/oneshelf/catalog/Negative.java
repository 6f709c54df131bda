package io.oneshelf.catalog;

import io.oneshelf.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What was uploaded, looked at without decoding it: what it is, how large it says it is, and only those of its parts that
 * draw. What a camera or a program wrote beside them (where it was taken, by whom, a small copy of what was cut away, texts
 * that unfold to a thousand times their length) is left out here, so that no decoder ever sees it.
 */
sealed interface Negative {

    /**
     * It can be tried.
     *
     * @param width in pixels, once it is turned upright
     * @param height in pixels, once it is turned upright
     * @param turn how it is to be turned, as Exif counts: 1 stands upright, 2 to 8 are mirrored, turned or both
     * @param bytes what draws
     */
    record Readable(PictureType type, int width, int height, int turn, byte[] bytes) implements Negative {}

    /** It is refused as it is. */
    record Unfit(Refusal why) implements Negative {}

    static Negative of(byte[] bytes) {
        Optional<PictureType> type = PictureType.of(bytes);
        if (type.isEmpty()) {
            return unfit("The bytes are neither a JPEG nor a PNG picture.");
        }
        try {
            return switch (type.get()) {
                case JPEG -> Jpeg.read(bytes);
                case PNG -> Png.read(bytes);
            };
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | IllegalArgumentException cut) {
            return unfit("The picture ends before it is whole.");
        }
    }

    private static Unfit unfit(String why) {
        return new Unfit(new NotAPicture(why));
    }

    private static Negative sized(PictureType type, long width, long height, int turn, byte[] bytes) {
        if (width == 0 || height == 0) {
            return unfit("The picture has no width or no height.");
        }
        boolean tooLarge = width < 0
                || height < 0
                || width > Picture.SIDE_MAX
                || height > Picture.SIDE_MAX
                || width * height > Picture.PIXELS_MAX;
        if (tooLarge) {
            return new Unfit(new PictureTooLarge(width & 0xffffffffL, height & 0xffffffffL));
        }
        boolean lies = turn >= 5;
        return new Readable(type, (int) (lies ? height : width), (int) (lies ? width : height), turn, bytes);
    }

    /** ITU-T T.81: segments that begin with a marker, up to the first scan. */
    final class Jpeg {

        private static final int START_OF_SCAN = 0xda;
        private static final int END = 0xd9;
        private static final int EXIF = 0xe1;
        private static final Set<Integer> FRAMES =
                Set.of(0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf);

        /**
         * Markers without a length. None belongs before the first scan; a decoder passes over them differently, and would then
         * find another picture than the one that was looked at.
         */
        private static final Set<Integer> ALONE =
                Set.of(0x00, 0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9);

        /** Of what programs add, only the JFIF header, the colour profile and Adobe's word on the colours tell how it looks. */
        private static final Set<Integer> ADDED_AND_SEEN = Set.of(0xe0, 0xe2, 0xee);

        /** A picture is drawn in one scan, or in about ten that refine each other; each costs a walk over all its pixels. */
        private static final int SCANS_MAX = 64;

        private Jpeg() {}

        static Negative read(byte[] bytes) {
            ByteArrayOutputStream seen = new ByteArrayOutputStream(bytes.length);
            seen.write(bytes, 0, 2);
            int turn = 1;
            int width = -1;
            int height = -1;
            int at = 2;
            while (true) {
                if ((bytes[at] & 0xff) != 0xff) {
                    return unfit("The JPEG picture is broken at byte " + at + ".");
                }
                int marker = bytes[at + 1] & 0xff;
                if (marker == 0xff) {
                    at++;
                    continue;
                }
                if (ALONE.contains(marker)) {
                    return unfit("The JPEG picture is broken at byte " + at + ".");
                }
                int length = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
                if (length < 2) {
                    return unfit("The JPEG picture is broken at byte " + at + ".");
                }
                if (marker == START_OF_SCAN) {
                    break;
                }
                byte[] segment = Arrays.copyOfRange(bytes, at, at + 2 + length);
                if (at + 2 + length > bytes.length) {
                    return unfit("The picture ends before it is whole.");
                }
                if (FRAMES.contains(marker)) {
                    int components = segment[9] & 0xff;
                    if (segment[4] != 8 || (components != 1 && components != 3)) {
                        return unfit("Only JPEG pictures in grey or RGB with 8 bits a colour are taken;"
                                + " save this one for the web.");
                    }
                    height = (segment[5] & 0xff) << 8 | segment[6] & 0xff;
                    width = (segment[7] & 0xff) << 8 | segment[8] & 0xff;
                } else if (marker == EXIF) {
                    turn = Exif.turn(segment).orElse(turn);
                }
                boolean added = (marker & 0xf0) == 0xe0 || marker == 0xfe;
                if (!added || ADDED_AND_SEEN.contains(marker)) {
                    seen.writeBytes(segment);
                }
                at += 2 + length;
            }
            if (width < 0) {
                return unfit("The JPEG picture does not say how large it is.");
            }
            int scans = 0;
            boolean ends = false;
            for (int i = at; i + 1 < bytes.length; i++) {
                if (bytes[i] == (byte) 0xff) {
                    scans += (bytes[i + 1] & 0xff) == START_OF_SCAN ? 1 : 0;
                    ends |= (bytes[i + 1] & 0xff) == END;
                }
            }
            if (scans > SCANS_MAX) {
                return unfit("The JPEG picture has more than " + SCANS_MAX + " scans.");
            }
            if (!ends) {
                return unfit("The picture ends before it is whole.");
            }
            seen.write(bytes, at, bytes.length - at);
            return sized(PictureType.JPEG, width, height, turn, seen.toByteArray());
        }
    }

    /** The one thing that is wanted of what a camera writes: how it was held. */
    final class Exif {

        private static final byte[] HEADER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        private static final int ORIENTATION = 0x0112;

        private Exif() {}

        /** Empty when it is not said, or not in a way that can be read: then it stands as it is. */
        static Optional<Integer> turn(byte[] segment) {
            int header = 4 + HEADER.length;
            if (segment.length < header + 8 || !Arrays.equals(segment, 4, header, HEADER, 0, HEADER.length)) {
                return Optional.empty();
            }
            ByteBuffer tiff = ByteBuffer.wrap(segment, header, segment.length - header)
                    .slice()
                    .order(segment[header] == 'I' ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            if (directory < 8 || directory > tiff.limit() - 2) {
                return Optional.empty();
            }
            int entries = tiff.getShort(directory) & 0xffff;
            for (int entry = 0; entry < entries; entry++) {
                int at = directory + 2 + 12 * entry;
                if (at + 12 > tiff.limit()) {
                    return Optional.empty();
                }
                if ((tiff.getShort(at) & 0xffff) == ORIENTATION) {
                    int turn = tiff.getShort(at + 8);
                    return turn >= 1 && turn <= 8 ? Optional.of(turn) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    /** ISO/IEC 15948: chunks of length, name, content and checksum. */
    final class Png {

        private static final int SIGNATURE = 8;

        /** Size, palette, pixels, end, and what is transparent. The others are texts, dates, profiles and programs' own. */
        private static final Set<String> DRAWS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

        private Png() {}

        static Negative read(byte[] bytes) {
            ByteArrayOutputStream seen = new ByteArrayOutputStream(bytes.length);
            seen.write(bytes, 0, SIGNATURE);
            ByteBuffer in = ByteBuffer.wrap(bytes).position(SIGNATURE);
            int width = 0;
            int height = 0;
            boolean first = true;
            while (true) {
                int from = in.position();
                int length = in.getInt();
                byte[] letters = new byte[4];
                in.get(letters);
                String name = new String(letters, StandardCharsets.US_ASCII);
                if (length < 0 || length > in.remaining() - 4) {
                    return unfit("The picture ends before it is whole.");
                }
                if (first != name.equals("IHDR") || (first && length != 13)) {
                    return unfit("The PNG picture does not begin with its size.");
                }
                if (first) {
                    width = in.getInt(in.position());
                    height = in.getInt(in.position() + 4);
                    first = false;
                }
                in.position(in.position() + length + 4);
                if (DRAWS.contains(name)) {
                    seen.write(bytes, from, in.position() - from);
                }
                if (name.equals("IEND")) {
                    return sized(PictureType.PNG, width, height, 1, seen.toByteArray());
                }
            }
        }
    }
}
