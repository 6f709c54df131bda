package io.oneshelf.catalog;

import io.oneshelf.kernel.Outcome;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Decodes a picture and makes it anew in the widths that a shop shows. It takes tens of megabytes and a moment for a
 * usual photograph. One of forty megapixels in progressive scans is held whole by the decoder, which comes to 240 MB
 * besides, and is walked through once a scan. So whoever calls bounds how many do it at once.
 */
final class Darkroom {

    /** A tile on a phone, a tile on a sharp screen or half a page, a whole page. */
    private static final List<Integer> WIDTHS = List.of(320, 640, 1_280);

    /** More than so many pixels are read every second one in both directions: still more than the widest rendition has. */
    private static final int DECODED_PIXELS_MAX = 24_000_000;

    private static final float QUALITY = 0.82f;

    private Darkroom() {}

    /** The width that stands for one that is asked for. */
    static int widthFor(int asked) {
        return WIDTHS.stream().filter(width -> width >= asked).findFirst().orElse(WIDTHS.getLast());
    }

    /** The renditions, the narrowest first; refused when it cannot be decoded. */
    static Outcome<List<Rendition>> develop(PictureHash hash, Negative.Readable negative) {
        try {
            BufferedImage whole = decode(negative);
            boolean lies = negative.turn() >= 5;
            List<Rendition> renditions = new ArrayList<>();
            BufferedImage image = whole;
            boolean upright = false;
            for (int width : widthsOf(negative.width()).reversed()) {
                int height = Math.max(1, Math.round((float) negative.height() * width / negative.width()));
                image = upright || !lies ? scaled(image, width, height) : scaled(image, height, width);
                if (!upright) {
                    image = turned(image, negative.turn());
                    upright = true;
                }
                renditions.addFirst(rendition(hash, image, negative.type()));
            }
            return new Outcome.Made<>(List.copyOf(renditions));
        } catch (IOException | RuntimeException undecodable) {
            // The decoders of the JDK end in exceptions of many kinds when the bytes make no sense.
            return new Outcome.Refused<>(
                    new NotAPicture("The picture cannot be decoded; it may be damaged. Save it anew and try again."));
        }
    }

    /** None is wider than the picture; one that is narrower than the widest is kept in its own width too. */
    private static List<Integer> widthsOf(int width) {
        List<Integer> widths =
                new ArrayList<>(WIDTHS.stream().filter(usual -> usual < width).toList());
        if (width <= WIDTHS.getLast()) {
            widths.add(width);
        }
        return widths;
    }

    private static BufferedImage decode(Negative.Readable negative) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(negative.type().ending()).next();
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(negative.bytes()))) {
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            if ((long) reader.getWidth(0) * reader.getHeight(0) != (long) negative.width() * negative.height()) {
                throw new IIOException("the decoder sees another size than was looked at");
            }
            if ((long) negative.width() * negative.height() > DECODED_PIXELS_MAX) {
                param.setSourceSubsampling(2, 2, 0, 0);
            }
            return plain(reader.read(0, param));
        } finally {
            reader.dispose();
        }
    }

    /** Grey with transparency is copied by hand: Java would take its grey for linear light and make it paler. */
    private static BufferedImage plain(BufferedImage image) {
        Raster raster = image.getRaster();
        if (raster.getNumBands() != 2) {
            return image;
        }
        int shift = image.getColorModel().getComponentSize(0) - 8;
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        int[] pixel = new int[2];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                raster.getPixel(x, y, pixel);
                int grey = shift > 0 ? pixel[0] >> shift : pixel[0];
                int alpha = shift > 0 ? pixel[1] >> shift : pixel[1];
                plain.setRGB(x, y, alpha << 24 | grey << 16 | grey << 8 | grey);
            }
        }
        return plain;
    }

    /** Halved as long as that is not too much: a picture made small in one step loses its fine lines. */
    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage smaller = image;
        while (smaller.getWidth() > 2 * width && smaller.getHeight() > 2 * height) {
            smaller = drawn(smaller, (smaller.getWidth() + 1) / 2, (smaller.getHeight() + 1) / 2);
        }
        return drawn(smaller, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage drawn = blank(width, height, image.getColorModel().hasAlpha());
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    private static BufferedImage blank(int width, int height, boolean transparent) {
        return new BufferedImage(width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    /** Turns a picture upright that was taken with the camera held otherwise. */
    private static BufferedImage turned(BufferedImage image, int turn) {
        int width = image.getWidth();
        int height = image.getHeight();
        AffineTransform upright = switch (turn) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
        if (upright.isIdentity()) {
            return image;
        }
        BufferedImage turned = blank(
                turn >= 5 ? height : width,
                turn >= 5 ? width : height,
                image.getColorModel().hasAlpha());
        Graphics2D pen = turned.createGraphics();
        pen.drawImage(image, upright, null);
        pen.dispose();
        return turned;
    }

    /** A photograph is smaller as JPEG and a drawing as PNG; what is transparent must be PNG. */
    private static Rendition rendition(PictureHash hash, BufferedImage image, PictureType uploaded) throws IOException {
        boolean transparent = isTransparent(image);
        PictureType type = transparent ? PictureType.PNG : PictureType.JPEG;
        byte[] bytes = written(image, type);
        if (!transparent && uploaded == PictureType.PNG) {
            byte[] drawing = written(image, PictureType.PNG);
            if (drawing.length < bytes.length) {
                type = PictureType.PNG;
                bytes = drawing;
            }
        }
        return new Rendition(hash, image.getWidth(), image.getHeight(), type, bytes);
    }

    private static boolean isTransparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 != 0xff) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] written(BufferedImage image, PictureType type) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(type.ending()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            BufferedImage written = image;
            if (type == PictureType.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
                if (image.getColorModel().hasAlpha()) {
                    written = opaque(image);
                }
            }
            writer.write(null, new IIOImage(written, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The writer of JPEG takes no picture that could be transparent, even when it is not. */
    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage opaque = blank(image.getWidth(), image.getHeight(), false);
        Graphics2D pen = opaque.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return opaque;
    }
}
