package dev.todoku.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.emulator.http.Form;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Somebody's web app with a channel of LINE Login. */
public record App(Box box, String channelId, String secret) {
    public static final String CALLBACK = "https://app.example.com/callback";

    public static App open(Box box, Shop shop, String more) {
        Answer opened =
                box.control("POST", "/_emulator/login-channels", """
                {"name":"Café & App","account":"%s","callbackUrls":["%s"]%s}""".formatted(shop.channelId(), CALLBACK, more));
        if (opened.status() != 201) throw new AssertionError(opened.json());
        JsonNode json = opened.json();
        return new App(
                box, json.get("channelId").asString(), json.get("channelSecret").asString());
    }

    /** A request in order, but for what is changed; an empty value leaves a parameter out. */
    Map<String, String> request(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", channelId,
                "redirect_uri", CALLBACK,
                "state", "s1",
                "scope", "profile openid"));
        all.putAll(changed);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    Answer authorize(Map<String, String> changed) {
        return box.control("GET", "/oauth2/v2.1/authorize?" + form(request(changed)), null);
    }

    /** Somebody allows it on the page; where the browser goes then. */
    Answer consent(String userId, Map<String, String> changed) {
        Map<String, String> fields = request(changed);
        fields.putIfAbsent("decision", "allow");
        fields.put("emulator_user", userId);
        return box.form("/_emulator/login/consent", form(fields));
    }

    public String code(String userId, Map<String, String> changed) {
        return String.valueOf(query(consent(userId, changed)).get("code"));
    }

    Answer exchange(String code, Map<String, String> changed) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", CALLBACK,
                "client_id", channelId,
                "client_secret", secret));
        fields.putAll(changed);
        return box.form("/oauth2/v2.1/token", form(fields));
    }

    public Answer logIn(String userId, String scope) {
        return exchange(code(userId, Map.of("scope", scope)), Map.of());
    }

    /** As somebody who holds that token. */
    public Shop with(String token) {
        return new Shop(channelId, secret, token, "");
    }

    /** A channel access token of this channel. */
    public Shop channelToken(String path) {
        Answer issued =
                box.form(path, "grant_type=client_credentials&client_id=" + channelId + "&client_secret=" + secret);
        return with(issued.json().get("access_token").asString());
    }

    static Form query(Answer redirection) {
        return Form.parse(
                URI.create(String.valueOf(redirection.header("Location"))).getRawQuery());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
