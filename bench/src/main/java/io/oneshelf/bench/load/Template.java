package io.oneshelf.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request made beforehand, whose gaps are filled in when it is sent: its text is turned into bytes once.
 *
 * <pre>{@code
 * Template.put("/v1/stock/reservations/{}", token, "{\"lines\":[{\"sku\":\"{}\" …")   // gaps in the order they stand in
 * }</pre>
 *
 * Every gap of the body is filled by a text of a length agreed on, since the head says how long the body is.
 */
public final class Template {

    private static final String GAP = "{}";

    private final List<byte[]> pieces;

    private Template(String text) {
        this.pieces = Arrays.stream(text.split(Pattern.quote(GAP), -1))
                .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    public static Template get(String path, String token) {
        return new Template("GET " + path + " HTTP/1.1\r\n" + headers(token) + "\r\n");
    }

    /**
     * @param gapBytes how long the texts are, together, that fill the gaps of the body
     */
    public static Template put(String path, String token, String body, int gapBytes) {
        return withBody("PUT", path, token, body, gapBytes);
    }

    public static Template post(String path, String token, String body, int gapBytes) {
        return withBody("POST", path, token, body, gapBytes);
    }

    private static Template withBody(String method, String path, String token, String body, int gapBytes) {
        int gaps = body.split(Pattern.quote(GAP), -1).length - 1;
        int length = body.getBytes(StandardCharsets.UTF_8).length - gaps * GAP.length() + gapBytes;
        return new Template(method + " " + path + " HTTP/1.1\r\n" + headers(token)
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body);
    }

    private static String headers(String token) {
        return "Host: localhost\r\nAuthorization: Bearer " + token + "\r\n";
    }

    /** Fills the gaps of a request. */
    public interface Fills {
        /** Writes what goes into a gap, which are numbered from 0. */
        void fill(int gap, ByteBuffer out);
    }

    /** Writes the request; the gaps are filled one after the other. */
    public void write(ByteBuffer out, Fills fills) {
        for (int i = 0; i < pieces.size() - 1; i++) {
            out.put(pieces.get(i));
            fills.fill(i, out);
        }
        out.put(pieces.getLast());
    }

    /** Writes the request; each fill goes into the next gap. */
    public void write(ByteBuffer out, byte[]... fills) {
        if (fills.length != pieces.size() - 1) {
            throw new IllegalArgumentException(pieces.size() - 1 + " gaps, not " + fills.length);
        }
        for (int i = 0; i < fills.length; i++) {
            out.put(pieces.get(i)).put(fills[i]);
        }
        out.put(pieces.getLast());
    }
}
