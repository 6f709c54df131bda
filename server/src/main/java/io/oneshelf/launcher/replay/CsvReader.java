package io.oneshelf.launcher.replay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file (RFC 4180, UTF-8, plain or gzip by its first bytes) row by row, in constant memory.
 *
 * <p>Quotes, doubled quotes, line breaks within quotes, Windows line ends, a byte-order mark and a last row without a line
 * end are all read. What makes the rest of the file unreadable (a gzip cut off or damaged, a quote never closed, bytes that
 * are not UTF-8) is a {@link CannotGoOn} that names the line. It is our own reader because a refused row must be reported
 * with its own text and its line, and both are lost behind a decoder that reads ahead: rows are cut on bytes, which is safe
 * because no byte of a longer UTF-8 character looks like a comma, a quote or a line end.
 */
final class CsvReader implements AutoCloseable {

    /** A row longer than this is taken for a quote that was left open: the longest real row has some hundred bytes. */
    private static final int LONGEST_ROW = 1 << 20;

    private static final int END = -1;

    private final Path file;
    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int chunkAt;
    private int chunkEnd;
    /** The line on which the next byte stands. */
    private long line = 1;

    private final Bytes raw = new Bytes();
    private final Bytes field = new Bytes();

    private CsvReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static CsvReader open(Path file) {
        try {
            BufferedInputStream plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            plain.mark(2);
            boolean gzip = plain.read() == 0x1f && plain.read() == 0x8b;
            plain.reset();
            CsvReader reader = new CsvReader(file, gzip ? new GZIPInputStream(plain, 1 << 16) : plain);
            reader.skipByteOrderMark();
            return reader;
        } catch (NoSuchFileException missing) {
            throw new CannotGoOn("There is no file " + file + ".", missing);
        } catch (EOFException cutOff) {
            throw new CannotGoOn(
                    file + " is a gzip file that was cut off within its first bytes; nothing was sent.", cutOff);
        } catch (IOException unreadable) {
            throw new CannotGoOn(file + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    /** The next row, or null after the last one. Empty lines are skipped. */
    @Nullable
    CsvRow next() {
        while (true) {
            long start = line;
            raw.clear();
            List<String> fields = new ArrayList<>(8);
            String fault = readRow(start, fields);
            if (fields.isEmpty()) {
                return null;
            }
            if (fields.size() > 1 || !fields.getFirst().isEmpty() || fault != null) {
                return new CsvRow(start, fields, fault);
            }
        }
    }

    /** The text of the row last read, quotes and all, without its line end. */
    String raw() {
        return new String(raw.bytes, 0, raw.length, StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException ignored) {
            // Everything that was wanted has been read; a failure to close a file opened for reading loses nothing.
        }
    }

    private @Nullable String readRow(long start, List<String> fields) {
        String fault = null;
        field.clear();
        boolean quoted = false;
        int b = read(start);
        if (b == END) {
            return null;
        }
        while (true) {
            if (b == '"' && field.length == 0 && !quoted) {
                quoted = true;
                b = readQuoted(start);
                continue;
            }
            if (b == '\r') {
                int after = read(start);
                if (after == '\n' || after == END) {
                    b = after;
                } else {
                    field.add((byte) '\r');
                    b = after;
                    continue;
                }
            }
            if (b == ',' || b == '\n' || b == END) {
                fields.add(text(start));
                field.clear();
                quoted = false;
                if (b != ',') {
                    return fault;
                }
            } else {
                if (quoted) {
                    fault = "text stands after a closing quote";
                }
                field.add((byte) b);
            }
            b = read(start);
        }
    }

    /** Reads up to the closing quote into the field and returns the byte after it. */
    private int readQuoted(long start) {
        long opened = line;
        while (true) {
            int b = read(start);
            if (b == '"') {
                b = read(start);
                if (b != '"') {
                    return b;
                }
            }
            if (b == END || raw.length > LONGEST_ROW) {
                throw new CannotGoOn(
                        "%s, line %d: a quote is opened there and never closed; %d lines were read before it, and nothing was sent."
                                .formatted(file, opened, start - 1));
            }
            field.add((byte) b);
        }
    }

    private int read(long start) {
        if (chunkAt == chunkEnd && !fill(start)) {
            return END;
        }
        byte b = chunk[chunkAt++];
        raw.add(b);
        if (b == '\n') {
            line++;
        }
        if (raw.length > 2 * LONGEST_ROW) {
            throw new CannotGoOn(
                    "%s, line %d: the line is longer than %d bytes, so this is not a CSV file; nothing was sent."
                            .formatted(file, start, LONGEST_ROW));
        }
        return b & 0xff;
    }

    private boolean fill(long start) {
        try {
            chunkAt = 0;
            chunkEnd = Math.max(0, in.read(chunk));
            return chunkEnd > 0;
        } catch (EOFException cutOff) {
            throw new CannotGoOn(
                    "%s, line %d: the gzip file was cut off there; %d lines were read before it, and nothing was sent."
                            .formatted(file, start, start - 1),
                    cutOff);
        } catch (ZipException damaged) {
            throw new CannotGoOn(
                    "%s, line %d: the gzip file is damaged there (%s); %d lines were read before it, and nothing was sent."
                            .formatted(file, start, damaged.getMessage(), start - 1),
                    damaged);
        } catch (IOException unreadable) {
            throw new CannotGoOn(
                    "%s cannot be read after line %d: %s.".formatted(file, start - 1, unreadable.getMessage()),
                    unreadable);
        }
    }

    private void skipByteOrderMark() {
        if (fill(1) && chunkEnd >= 3 && chunk[0] == (byte) 0xef && chunk[1] == (byte) 0xbb && chunk[2] == (byte) 0xbf) {
            chunkAt = 3;
        }
    }

    private String text(long start) {
        if (field.isAscii()) {
            return new String(field.bytes, 0, field.length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(field.bytes, 0, field.length))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new CannotGoOn(
                    "%s, line %d: the bytes there are not UTF-8; %d lines were read before it, and nothing was sent."
                            .formatted(file, start, start - 1),
                    broken);
        }
    }

    /** A growing row of bytes. */
    private static final class Bytes {

        private byte[] bytes = new byte[256];
        private int length;

        void clear() {
            length = 0;
        }

        void add(byte b) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = b;
        }

        boolean isAscii() {
            for (int i = 0; i < length; i++) {
                if (bytes[i] < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
