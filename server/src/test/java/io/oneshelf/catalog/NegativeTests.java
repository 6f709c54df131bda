package io.oneshelf.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.testing.Painted;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What is seen of an upload before it is decoded, and what is made of it")
class NegativeTests {

    private static final PictureHash HASH = new PictureHash("0".repeat(64));

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            89504e470d0a1a0a        | PNG
            89504e470d0a1a0a00      | PNG
            ffd8ffe0                | JPEG
            ffd8ff                  | JPEG
            ffd8                    | none
            89504e470d0a1a          | none
            0089504e470d0a1a0a      | none
            474946383961            | none
            524946460000000057454250| none
            3c73766720786d6c6e733d  | none
            """)
    @DisplayName("the first bytes say what it is")
    void sniffing(String hex, String type) {
        assertThat(PictureType.of(HexFormat.of().parseHex(hex)).map(Enum::name).orElse("none"))
                .isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            image/png                  | PNG
            IMAGE/JPEG; charset=binary | JPEG
            image/jpg                  | none
            image/svg+xml              | none
            """)
    @DisplayName("a media type names one of the two, or none")
    void declared(String mediaType, String type) {
        assertThat(PictureType.named(mediaType).map(Enum::name).orElse("none")).isEqualTo(type);
    }

    static Stream<Arguments> unfit() {
        byte[] png = Painted.png(20, 10);
        byte[] jpeg = Painted.jpeg(20, 10);
        byte[] scans = new byte[2 * 65];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xff;
            scans[i + 1] = (byte) 0xda;
        }
        return Stream.of(
                Arguments.of("nothing", new byte[0], CatalogProblem.NOT_A_PICTURE),
                Arguments.of(
                        "a script",
                        "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8),
                        CatalogProblem.NOT_A_PICTURE),
                Arguments.of("a PNG cut short", Arrays.copyOf(png, png.length - 13), CatalogProblem.NOT_A_PICTURE),
                Arguments.of("a PNG of its signature", Arrays.copyOf(png, 8), CatalogProblem.NOT_A_PICTURE),
                Arguments.of("a JPEG cut short", Arrays.copyOf(jpeg, jpeg.length - 20), CatalogProblem.NOT_A_PICTURE),
                Arguments.of("a JPEG of its first bytes", Arrays.copyOf(jpeg, 3), CatalogProblem.NOT_A_PICTURE),
                Arguments.of("a JPEG of a thousand scans", joined(jpeg, scans), CatalogProblem.NOT_A_PICTURE),
                Arguments.of(
                        "a JPEG with another one behind a marker that has no length",
                        joined(
                                HexFormat.of().parseHex("ffd8ff01" + "%04x".formatted(jpeg.length)),
                                joined(Arrays.copyOfRange(jpeg, 2, jpeg.length), jpeg)),
                        CatalogProblem.NOT_A_PICTURE),
                Arguments.of("no width", Painted.claiming(0, 5), CatalogProblem.NOT_A_PICTURE),
                Arguments.of("too wide", Painted.claiming(8_193, 5), CatalogProblem.PICTURE_TOO_LARGE),
                Arguments.of("too high", Painted.claiming(5, 8_193), CatalogProblem.PICTURE_TOO_LARGE),
                Arguments.of("too many", Painted.claiming(8_000, 5_001), CatalogProblem.PICTURE_TOO_LARGE),
                Arguments.of("as wide as can be said", Painted.claiming(-1, -1), CatalogProblem.PICTURE_TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    @DisplayName("what is no picture, or too large a one, is refused as it is")
    void refusedUndecoded(String what, byte[] bytes, CatalogProblem word) {
        assertThat(Negative.of(bytes))
                .isInstanceOfSatisfying(
                        Negative.Unfit.class,
                        unfit -> assertThat(unfit.why().word()).isEqualTo(word));
    }

    @Test
    @DisplayName("forty million pixels are still tried")
    void largest() {
        assertThat(Negative.of(Painted.claiming(8_000, 5_000))).isInstanceOf(Negative.Readable.class);
    }

    @Test
    @DisplayName("a text that unfolds to a gigabyte never reaches the decoder, nor does a picture of a lie")
    void bombs() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream folded = new DeflaterOutputStream(text, new Deflater(9))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                folded.write(zeros);
            }
        }
        Negative.Readable negative = readable(Painted.withChunk(Painted.png(20, 10), "zTXt", text.toByteArray()));
        assertThat(negative.bytes()).isEqualTo(Painted.png(20, 10));
        assertThat(Darkroom.develop(HASH, negative).orThrow()).hasSize(1);

        assertThat(CatalogTests.said(Darkroom.develop(HASH, readable(Painted.claiming(8_000, 5_000)))))
                .as("a pixel that says it is forty million")
                .isEqualTo("not-a-picture");
    }

    @ParameterizedTest(name = "turn {0}")
    @CsvSource(delimiter = '|', textBlock = """
            1 | 400 | 300 | left
            2 | 400 | 300 | right
            3 | 400 | 300 | right
            4 | 400 | 300 | left
            5 | 300 | 400 | top
            6 | 300 | 400 | top
            7 | 300 | 400 | bottom
            8 | 300 | 400 | bottom
            9 | 400 | 300 | left
            """)
    @DisplayName("a picture stands as the camera was held, and says nothing of where that was")
    void upright(int turn, int width, int height, String red) {
        Negative.Readable negative = readable(Painted.fromCamera(400, 300, turn));
        assertThat(List.of(negative.width(), negative.height())).containsExactly(width, height);
        List<Rendition> renditions = Darkroom.develop(HASH, negative).orThrow();
        assertThat(renditions)
                .extracting(Rendition::width)
                .isEqualTo(width > 320 ? List.of(320, width) : List.of(width));
        for (Rendition rendition : renditions) {
            assertThat(new String(rendition.bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif")
                    .doesNotContain(Painted.WHERE);
            BufferedImage seen = Painted.seen(rendition.bytes());
            int w = seen.getWidth();
            int h = seen.getHeight();
            assertThat(w * height / width).isBetween(h - 1, h + 1);
            int there = switch (red) {
                case "left" -> seen.getRGB(w / 8, h / 2);
                case "right" -> seen.getRGB(w - w / 8, h / 2);
                case "top" -> seen.getRGB(w / 2, h / 8);
                default -> seen.getRGB(w / 2, h - h / 8);
            };
            assertThat(there >> 16 & 0xff).as("red at the %s", red).isGreaterThan(200);
            assertThat(there & 0xff).isLessThan(60);
        }
    }

    @ParameterizedTest(name = "{0} × {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            100  | 50   | 100
            320  | 10   | 320
            321  | 10   | 320,321
            640  | 640  | 320,640
            1280 | 2    | 320,640,1280
            3000 | 1000 | 320,640,1280
            1    | 400  | 1
            8000 | 1    | 320,640,1280
            """)
    @DisplayName("it is made in the widths of a shop, none wider than it is")
    void widths(int width, int height, String widths) {
        assertThat(Darkroom.develop(HASH, readable(Painted.png(width, height))).orThrow())
                .extracting(rendition -> Integer.toString(rendition.width()))
                .containsExactly(widths.split(","));
    }

    @Test
    @DisplayName("one of over 24 million pixels is read by every second, and is as sharp as the others")
    void readBySecond() {
        List<Rendition> renditions =
                Darkroom.develop(HASH, readable(Painted.jpeg(6_000, 5_000))).orThrow();
        assertThat(renditions).extracting(Rendition::width).containsExactly(320, 640, 1_280);
        BufferedImage seen = Painted.seen(renditions.getLast().bytes());
        assertThat(seen.getHeight()).isEqualTo(1_067);
        assertThat(seen.getRGB(630, 500) >> 16 & 0xff).isGreaterThan(200);
        assertThat(seen.getRGB(650, 500) & 0xff).isGreaterThan(200);
    }

    @Test
    @DisplayName("what is transparent stays so, and grey stays as dark as it was")
    void transparentAndGrey() {
        BufferedImage clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(5, 5, 0xff123456);
        Rendition rendition = Darkroom.develop(HASH, readable(Painted.written(clear, "png")))
                .orThrow()
                .getFirst();
        assertThat(rendition.type()).isEqualTo(PictureType.PNG);
        assertThat(Painted.seen(rendition.bytes()).getRGB(20, 20) >>> 24).isZero();
        assertThat(Painted.seen(rendition.bytes()).getRGB(5, 5)).isEqualTo(0xff123456);

        BufferedImage grey = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 40, 40, 0, new int[1600]);
        grey.getRaster().setSample(20, 20, 0, 100);
        for (int x = 10; x < 30; x++) {
            for (int y = 10; y < 30; y++) {
                grey.getRaster().setSample(x, y, 0, 100);
            }
        }
        Rendition dark = Darkroom.develop(HASH, readable(Painted.written(grey, "png")))
                .orThrow()
                .getFirst();
        assertThat(Painted.seen(dark.bytes()).getRGB(20, 20) & 0xff).isBetween(97, 103);
    }

    private static Negative.Readable readable(byte[] bytes) {
        return (Negative.Readable) Negative.of(bytes);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
