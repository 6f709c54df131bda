package io.oneshelf.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures to upload: the left half red, the right half blue, so that it is seen which way they stand. */
public final class Painted {

    /** What a camera writes beside a picture, and nobody is to learn. */
    public static final String WHERE = "GPS 51.5007 N 0.1246 W";

    private Painted() {}

    public static byte[] png(int width, int height) {
        return written(image(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    public static byte[] jpeg(int width, int height) {
        return written(image(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    /** Of another kind inside: grey, with transparency, … */
    public static byte[] png(int width, int height, int type) {
        return written(image(width, height, type), "png");
    }

    /** As a camera gives it that was held otherwise: Exif says how it is to be turned, and where it was. */
    public static byte[] fromCamera(int width, int height, int turn) {
        byte[] jpeg = jpeg(width, height);
        byte[] place = WHERE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + place.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) turn)
                .putShort((short) 0)
                .putInt(0)
                .put(place);
        return withSegment(jpeg, 0xe1, exif.array());
    }

    /** A JPEG with one more segment behind its first two bytes. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + 4 + content.length);
        all.put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2);
        return all.array();
    }

    /** A PNG with one more chunk behind its size. */
    public static byte[] withChunk(byte[] png, String name, byte[] content) {
        int at = 8 + 12 + 13;
        ByteBuffer all = ByteBuffer.allocate(png.length + 12 + content.length);
        all.put(png, 0, at).put(chunk(name, content)).put(png, at, png.length - at);
        return all.array();
    }

    /** A PNG that says it is that large and has one grey pixel. */
    public static byte[] claiming(int width, int height) {
        byte[] png = png(1, 1);
        ByteBuffer size = ByteBuffer.allocate(13);
        size.putInt(width).putInt(height).put(png, 24, 5);
        ByteBuffer all = ByteBuffer.allocate(png.length);
        all.put(png, 0, 8).put(chunk("IHDR", size.array())).put(png, 8 + 25, png.length - 8 - 25);
        return all.array();
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(letters);
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(letters)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    public static BufferedImage seen(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static BufferedImage image(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width, height);
        pen.dispose();
        return image;
    }

    public static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new AssertionError("nothing writes such a " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
