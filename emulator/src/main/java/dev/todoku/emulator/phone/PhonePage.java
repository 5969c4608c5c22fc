package dev.todoku.emulator.phone;

import dev.todoku.emulator.http.Incoming;
import dev.todoku.emulator.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Serves the files of the phone page. Each is asked for again by its tag, so that a newer emulator shows its own. */
public final class PhonePage {
    private static final String PREFIX = "/_emulator/";
    private static final Pattern FILE = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.(js|css|svg|html)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    /** Only our own script and style; pictures and films from wherever the bot keeps them. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' http: https: data: blob:; media-src 'self' http: https: blob:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A file as answered to who has none of it, and to who has it already. */
    private record Asset(String tag, Reply whole, Reply unchanged) {}

    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    /** The page or one of its files; empty if the path is neither. */
    public Optional<Reply> answer(Incoming incoming) {
        String method = incoming.method();
        if (!method.equals("GET") && !method.equals("HEAD")) return Optional.empty();
        String path = incoming.path();
        if (path.equals("/_emulator")) return Optional.of(Reply.empty(308).with("Location", PREFIX));
        if (!path.startsWith(PREFIX)) return Optional.empty();
        String name = path.equals(PREFIX) ? "index.html" : path.substring(PREFIX.length());
        if (!FILE.matcher(name).matches()) return Optional.empty();
        return asset(name)
                .map(asset -> asset.tag.equals(incoming.header("If-None-Match")) ? asset.unchanged : asset.whole);
    }

    /** What is not there is not remembered: anybody may ask for any name. */
    private Optional<Asset> asset(String name) {
        Asset known = assets.get(name);
        if (known != null) return Optional.of(known);
        Optional<Asset> loaded = load(name);
        loaded.ifPresent(asset -> assets.put(name, asset));
        return loaded;
    }

    private static Optional<Asset> load(String name) {
        try (InputStream in = PhonePage.class.getResourceAsStream(name)) {
            if (in == null) return Optional.empty();
            byte[] bytes = in.readAllBytes();
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            String tag = tag(bytes);
            return Optional.of(new Asset(tag, guarded(Reply.bytes(type, bytes), tag), guarded(Reply.empty(304), tag)));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Reply guarded(Reply reply, String tag) {
        return reply.with("ETag", tag)
                .with("Cache-Control", "no-cache")
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: got none (expected: every Java has it)", e);
        }
    }
}
