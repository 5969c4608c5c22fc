package dev.todoku.emulator.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a {@code multipart/form-data} body (RFC 7578), by name; of two of one name the first. */
public final class Multipart {
    /** One part. */
    public record Part(@Nullable String contentType, String text) {}

    private static final String TYPE = "multipart/form-data";
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\\r\\n]*[;\\s]name=\"([^\"]*)\"");
    private static final Pattern CONTENT_TYPE = Pattern.compile("(?i)content-type:\\s*([^\\r\\n]+)");
    /** Far above what forms have; a part with more is none. */
    private static final int HEADERS_BYTES_MAX = 8 * 1024;

    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(ISO_8859_1);

    private final Map<String, Part> parts = new HashMap<>();

    private Multipart() {}

    /** The parts; empty if the content type is another, or names no boundary. */
    public static Optional<Multipart> parse(@Nullable String contentType, byte[] body) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith(TYPE)) return Optional.empty();
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) return Optional.empty();
        Multipart multipart = new Multipart();
        multipart.read(body, ("--" + boundary.group(1)).getBytes(ISO_8859_1));
        return Optional.of(multipart);
    }

    public @Nullable Part part(String name) {
        return parts.get(name);
    }

    private void read(byte[] body, byte[] delimiter) {
        int at = indexOf(body, delimiter, 0, body.length);
        while (at >= 0) {
            int start = at + delimiter.length;
            int next = indexOf(body, delimiter, start, body.length);
            if (next < 0) return;
            // The line break before a delimiter belongs to the delimiter.
            add(body, start, Math.max(start, next - 2));
            at = next;
        }
    }

    private void add(byte[] body, int start, int end) {
        // not beyond the part: a body of nothing but delimiters would be read through for each
        int last = Math.min(body.length, Math.min(end, start + HEADERS_BYTES_MAX) + END_OF_HEADERS.length);
        int headersEnd = indexOf(body, END_OF_HEADERS, start, last);
        if (headersEnd < 0) return;
        String headers = new String(Arrays.copyOfRange(body, start, headersEnd), UTF_8);
        Matcher name = NAME.matcher(headers);
        if (!name.find()) return;
        Matcher type = CONTENT_TYPE.matcher(headers);
        int contentStart = headersEnd + END_OF_HEADERS.length;
        String text = new String(body, contentStart, Math.max(0, end - contentStart), UTF_8);
        parts.putIfAbsent(name.group(1), new Part(type.find() ? type.group(1).strip() : null, text));
    }

    private static int indexOf(byte[] in, byte[] wanted, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++)
            if (in[i] == wanted[0] && Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) return i;
        return -1;
    }
}
