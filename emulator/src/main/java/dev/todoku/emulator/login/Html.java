package dev.todoku.emulator.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.todoku.emulator.http.Reply;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page: no script but its own, nothing from elsewhere, forms only to where they belong. */
final class Html {
    private static final String STYLE = """
            :root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
            body{margin:0;padding:1rem}main{max-width:30rem;margin:auto}
            h1{font-size:1.3rem}fieldset{border:1px solid #767676;border-radius:.5rem;margin:0 0 1rem}
            label{display:block;padding:.35rem 0}form{margin:0 0 1rem}
            form[role=search]{display:flex;flex-wrap:wrap;gap:.5rem}form[role=search] label{width:100%;padding:0}
            input[type=search]{font:inherit;flex:1;min-width:0;padding:.4rem}
            button{font:inherit;padding:.6rem 1.2rem;border-radius:.5rem;border:1px solid #767676;min-width:7rem}
            button.main{background:#06703a;color:#fff;border-color:#06703a}
            :focus-visible{outline:3px solid #1a73e8;outline-offset:2px}.note{opacity:.8}""";

    private static final String SUBMIT = "document.forms[0].submit()";

    private Html() {}

    /**
     * The page as an answer.
     *
     * @param formsTo an address beside this emulator that its forms may lead to
     */
    static Reply page(int status, Language language, String title, String body, @Nullable String formsTo) {
        String html = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <title>%s</title><style>%s</style></head>
                <body><main>%s</main></body></html>
                """.formatted(language.tag(), escape(title), STYLE, body);
        String policy = "default-src 'none'; style-src '" + hash(STYLE) + "'; script-src '" + hash(SUBMIT)
                + "'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
                + (formsTo == null ? "" : " " + source(formsTo));
        return Reply.bytes("text/html; charset=utf-8", html.getBytes(UTF_8))
                .withStatus(status)
                .with("Content-Security-Policy", policy)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String hidden(Map<String, String> fields) {
        StringBuilder html = new StringBuilder();
        fields.forEach((name, value) ->
                html.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(escape(name), escape(value))));
        return html.toString();
    }

    /** Submits the first form by itself. */
    static String submitting() {
        return "<script>" + SUBMIT + "</script>";
    }

    /** The origin of an address, or its scheme where that has none (an app's own). */
    private static String source(String url) {
        URI uri = URI.create(url);
        String scheme = String.valueOf(uri.getScheme());
        return uri.getRawAuthority() == null ? scheme + ":" : scheme + "://" + uri.getRawAuthority();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
