package dev.todoku.emulator.conformance;

import dev.todoku.emulator.Box;
import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.emulator.content.PlainPng;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A case made into a request on a scene, ready to be sent as often as one likes, and otherwise than it was meant. */
final class Asked {
    enum Kind {
        NOTHING("application/json"),
        JSON("application/json"),
        FORM("application/x-www-form-urlencoded"),
        FILE("multipart/form-data; boundary=line"),
        PICTURE("image/png");

        private final String contentType;

        Kind(String contentType) {
            this.contentType = contentType;
        }

        private static Kind of(String body) {
            if (body.isEmpty()) return NOTHING;
            if (body.startsWith("{")) return JSON;
            if (body.startsWith("<form>")) return FILE;
            return body.endsWith("picture>") ? PICTURE : FORM;
        }
    }

    private final Scene scene;
    private final ConformanceCase what;
    private final String path;
    private final Kind kind;
    private final byte[] body;
    private final @Nullable Shop caller;

    private Asked(Scene scene, ConformanceCase what, String path, byte[] body, @Nullable Shop caller) {
        this.scene = scene;
        this.what = what;
        this.path = path;
        this.kind = Kind.of(what.body());
        this.body = body;
        this.caller = caller;
    }

    Scene scene() {
        return scene;
    }

    ConformanceCase what() {
        return what;
    }

    Kind kind() {
        return kind;
    }

    byte[] body() {
        return body;
    }

    @Nullable Shop caller() {
        return caller;
    }

    /** Makes what the case speaks of. */
    static Asked on(Scene scene, ConformanceCase what) {
        String settings = what.option("settings", "");
        if (!settings.isEmpty()) scene.box().settings(settings);
        String path = what.template();
        for (var variable : what.variables().entrySet())
            path = path.replace("{" + variable.getKey() + "}", scene.fill(variable.getValue()));
        if (path.contains("{")) throw new AssertionError(what + ": variables missing in " + path);
        String role = what.option("as", "account");
        scene.fill(what.option("after", ""));
        byte[] body = body(scene, what.body());
        String query = scene.fill(what.query());
        Shop caller = role.equals("nobody") ? null : scene.caller(role);
        int days = Integer.parseInt(what.option("later", "0"));
        if (days > 0)
            Scene.expect(
                    200, scene.box().goTo(Box.NOON.plus(Duration.ofDays(days)).toString()));
        return new Asked(scene, what, path + query, body, caller);
    }

    private static byte[] body(Scene scene, String text) {
        if (text.equals("<picture>")) return PlainPng.of(800, 400, 0xffffff);
        if (text.equals("<small picture>")) return PlainPng.of(80, 40, 0xffffff);
        if (text.startsWith("<form>"))
            return multipart(scene.fill(text.substring(6).strip()));
        return scene.fill(text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] multipart(String fields) {
        StringBuilder body = new StringBuilder();
        for (String field : fields.split(" ", -1)) {
            String[] sides = field.split("=", 2);
            body.append("--line\r\nContent-Disposition: form-data; name=\"")
                    .append(sides[0])
                    .append('"');
            if (sides[0].equals("file")) body.append("; filename=\"ids.txt\"\r\nContent-Type: text/plain");
            body.append("\r\n\r\n").append(sides[1]).append("\r\n");
        }
        return body.append("--line--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As often as the case says; the last answer. */
    Answer send() {
        Answer answer = null;
        for (int left = Integer.parseInt(what.option("times", "1")); left > 0; left--) answer = send(body);
        return Objects.requireNonNull(answer);
    }

    Answer send(byte[] otherBody) {
        return scene.box().send(request(what.method(), otherBody, contentType()).build());
    }

    Answer sendBy(String method) {
        return scene.box().send(request(method, body, contentType()).build());
    }

    Answer sendAs(String contentType) {
        return scene.box().send(request(what.method(), body, contentType).build());
    }

    Answer sendWithRetryKey() {
        return scene.box()
                .send(request(what.method(), body, contentType())
                        .setHeader("X-Line-Retry-Key", scene.prop("retryKey"))
                        .build());
    }

    Answer sendWithWrongToken() {
        return scene.box()
                .send(request(what.method(), body, contentType())
                        .setHeader("Authorization", "Bearer wrong")
                        .build());
    }

    private String contentType() {
        return what.option("type", kind.contentType);
    }

    private HttpRequest.Builder request(String method, byte[] content, String contentType) {
        HttpRequest.Builder request = scene.box()
                .request(method, path, null)
                .method(method, content.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content))
                .header("Content-Type", contentType);
        if (caller != null) request.header("Authorization", "Bearer " + caller.token());
        if (what.option("as", "").equals("module"))
            request.header("X-Line-Bot-Id", scene.shop().botUserId());
        if (what.options().containsKey("retry"))
            request.header("X-Line-Retry-Key", scene.fill(what.option("retry", "")));
        if (what.options().containsKey("tag")) request.header("X-Line-Delivery-Tag", what.option("tag", ""));
        return request;
    }
}
