package io.oneshelf.access.http;

import java.util.List;
import java.util.Map;

/** What goes back over the wire. */
public record Reply(int status, String contentType, List<Map.Entry<String, String>> headers, byte[] body) {}
