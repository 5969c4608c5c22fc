package dev.todoku.protocol.validation;

import dev.todoku.protocol.LineErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A limit on a text.
 *
 * <p>LINE counts most texts in UTF-16 code units, and what people read on buttons in graphemes (LINE's documents,
 * "Character counting in a text").
 */
@FunctionalInterface
public interface TextRule {

    Set<String> URI_SCHEMES = Set.of("http", "https", "line", "tel");
    int URL_MAX = 2_000;

    /** What LINE says about this text; empty if it is fine. */
    List<String> faults(String text);

    default TextRule and(TextRule other) {
        return text -> {
            List<String> all = new ArrayList<>(faults(text));
            all.addAll(other.faults(text));
            return all;
        };
    }

    static TextRule any() {
        return text -> List.of();
    }

    /** Length in UTF-16 code units. */
    static TextRule length(int min, int max) {
        return text -> within(text.length(), min, max);
    }

    /** Length in grapheme clusters. */
    static TextRule graphemes(int min, int max) {
        return text -> within(Graphemes.count(text), min, max);
    }

    /** At most so many grapheme clusters of what is drawn. */
    static TextRule graphemes(int max) {
        // A grapheme is at least one code unit, so a short text need not be taken apart.
        return text -> atMost(text.length() <= max ? text.length() : Graphemes.count(text), max);
    }

    /** At most so many UTF-16 code units of what is drawn. */
    static TextRule longest(int max) {
        return text -> atMost(text.length(), max);
    }

    static TextRule oneOf(List<String> values) {
        return text -> values.contains(text) ? List.of() : List.of(LineErrors.oneOf(values));
    }

    static TextRule oneOf(List<String> values, String fault) {
        return text -> values.contains(text) ? List.of() : List.of(fault);
    }

    static TextRule matches(Pattern pattern, String fault) {
        return text -> pattern.matcher(text).matches() ? List.of() : List.of(fault);
    }

    /** An HTTPS URL of at most 2,000 characters, percent-encoded. */
    static TextRule httpsUrl() {
        return https(LineErrors.MUST_BE_HTTPS_URL).and(length(0, URL_MAX));
    }

    /** The same for pictures in templates and Flex, which LINE's second validator reads. */
    static TextRule drawnUrl() {
        return https(LineErrors.INVALID_URI_SCHEME).and(longest(URL_MAX));
    }

    private static TextRule https(String fault) {
        return text -> uri(text)
                        .filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) && uri.getRawAuthority() != null)
                        .isPresent()
                ? List.of()
                : List.of(fault);
    }

    /** What a URI action may open: http, https, line or tel, at most 1,000 characters, percent-encoded. */
    static TextRule actionUri() {
        TextRule valid = text -> {
            Optional<String> scheme = uri(text).map(URI::getScheme);
            if (scheme.isEmpty()) {
                return List.of(LineErrors.INVALID_URI, LineErrors.INVALID_URI_SCHEME);
            }
            return URI_SCHEMES.contains(scheme.get().toLowerCase(Locale.ROOT))
                    ? List.of()
                    : List.of(LineErrors.INVALID_URI_SCHEME);
        };
        return valid.and(longest(1_000));
    }

    private static List<String> atMost(int length, int max) {
        return length <= max ? List.of() : List.of(LineErrors.tooLong(max));
    }

    private static List<String> within(int length, int min, int max) {
        return length >= min && length <= max ? List.of() : List.of(LineErrors.length(min, max));
    }

    private static Optional<URI> uri(String text) {
        // java.net.URI lets letters of any script through; LINE wants them percent-encoded.
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
