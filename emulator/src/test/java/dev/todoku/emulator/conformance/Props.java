package dev.todoku.emulator.conformance;

import static dev.todoku.emulator.conformance.Scene.expect;
import static dev.todoku.emulator.conformance.Scene.text;
import static java.util.Map.entry;

import dev.todoku.emulator.App;
import dev.todoku.emulator.Box;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.emulator.Signer;
import dev.todoku.emulator.content.PlainPng;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What cases speak of, by name: things of the account's, and things that happened before. */
final class Props {
    private static final String UNKNOWN_MENU = "richmenu-00000000000000000000000000000000";
    private static final String BACK = "https://module.example.com/back";
    private static final String MENU = """
            {"size":{"width":800,"height":400},"selected":true,"name":"Menu","chatBarText":"メニュー","areas":[{"bounds":\
            {"x":0,"y":0,"width":800,"height":400},"action":{"type":"uri","label":"見る","uri":"https://example.com/"}}]}""";
    private static final String COUPON = """
            {"title":"100円引き","reward":{"type":"discount","priceInfo":{"type":"fixed","fixedAmount":100}},\
            "acquisitionCondition":{"type":"normal"},"startTimestamp":1795402800,"endTimestamp":1795489200,\
            "timezone":"ASIA_TOKYO","visibility":"UNLISTED","maxUseCountPerTicket":1}""";
    private static final byte[] PICTURE = PlainPng.of(800, 400, 0xffffff);

    private static final Map<String, Function<Scene, String>> ALL = Map.ofEntries(
            entry("hello", _ -> "{\"type\":\"text\",\"text\":\"こんにちは\"}"),
            entry("friend", Scene::friend),
            entry("friend2", Scene::otherFriend),
            entry("stranger", _ -> Box.strangers(1).getFirst()),
            entry("gone", scene -> {
                scene.act("{\"type\":\"message\",\"text\":\"さようなら\"}");
                scene.box().act(scene.shop(), scene.friend(), "{\"type\":\"deleteAccount\"}");
                return scene.friend();
            }),
            entry("bot", scene -> scene.shop().botUserId()),
            entry("retryKey", _ -> "123e4567-e89b-12d3-a456-426614174000"),
            entry("unknownRequest", _ -> "123e4567-e89b-12d3-a456-426614174001"),
            entry("text121", _ -> "x".repeat(121)),
            entry("text301", _ -> "x".repeat(301)),
            entry(
                    "audiences10001",
                    _ -> Box.strangers(10_001).stream()
                            .map("{\"id\":\"%s\"}"::formatted)
                            .collect(Collectors.joining(",", "[", "]"))),
            entry("spent", scene -> {
                var friends = scene.box().addFriends(scene.shop(), 198);
                expect(200, scene.box().multicast(scene.shop(), friends));
                expect(200, scene.box().push(scene.shop(), scene.friend()));
                return requestId(expect(200, scene.box().push(scene.shop(), scene.otherFriend())));
            }),
            // Messages and their content
            entry("replyToken", scene -> said(scene).get("replyToken").asString()),
            entry(
                    "readToken",
                    scene -> said(scene).at("/message/markAsReadToken").asString()),
            entry("picture", scene -> content(scene, "image/png", PICTURE)),
            entry("video", scene -> content(scene, "video/mp4", new byte[] {1})),
            entry("pdf", scene -> content(scene, "application/pdf", new byte[] {1})),
            entry("unsent", scene -> {
                String id = content(scene, "image/png", PICTURE);
                scene.act("{\"type\":\"unsend\",\"unsend\":{\"messageId\":\"%s\"}}".formatted(id));
                return id;
            }),
            entry("broadcast", scene -> requestId(expect(200, scene.box().broadcast(scene.shop())))),
            entry(
                    "narrowcast",
                    scene -> requestId(post(scene, "/v2/bot/message/narrowcast", "{\"messages\":[{hello}]}"))),
            entry("group", scene -> chat(scene, "group")),
            entry("room", scene -> chat(scene, "room")),
            entry("group9", _ -> "C" + "9".repeat(32)),
            entry("room9", _ -> "R" + "9".repeat(32)),
            // Rich menus
            entry("menu", _ -> MENU),
            entry("menuOfBadUri", _ -> MENU.replace("https://example.com/", "nowhere")),
            entry("bareMenu", scene -> text(post(scene, "/v2/bot/richmenu", MENU), "richMenuId")),
            entry("richMenu", Props::richMenu),
            entry("richMenu2", Props::richMenu),
            entry("unknownMenu", _ -> UNKNOWN_MENU),
            entry("defaultMenu", scene -> done(post(scene, "/v2/bot/user/all/richmenu/{richMenu}", ""))),
            entry("managersMenu", scene -> put(scene, "/richmenus/manager", MENU)),
            entry("linkedMenu", scene -> done(post(scene, "/v2/bot/user/{friend}/richmenu/{richMenu}", ""))),
            entry(
                    "menuBatch",
                    scene -> requestId(
                            post(scene, "/v2/bot/richmenu/batch", "{\"operations\":[{\"type\":\"unlinkAll\"}]}"))),
            entry("alias", scene -> {
                post(scene, "/v2/bot/richmenu/alias", "{\"richMenuAliasId\":\"tab-a\",\"richMenuId\":\"{richMenu}\"}");
                return "tab-a";
            }),
            // Audience groups
            entry("audience", scene -> {
                String id = text(
                        post(scene, "/v2/bot/audienceGroup/upload", "{\"description\":\"own\"}"), "audienceGroupId");
                scene.box().advance(Duration.ofSeconds(30));
                return id;
            }),
            entry(
                    "managersAudience",
                    scene -> audience(scene, "{\"type\":\"CHAT_TAG\",\"description\":\"t\",\"userIds\":[]}")),
            entry("sharedAudience", scene -> audience(scene, """
                    {"type":"WEBTRAFFIC","description":"s","createRoute":"AD_MANAGER","userIds":[],
                    "owner":{"serviceType":"lap","id":"A012345678","name":"Ads"}}""")),
            // Coupons, memberships, telephone numbers, stickers
            entry("coupon", _ -> COUPON),
            entry("couponWithPriceOfNone", _ -> COUPON.replace("\"type\":\"discount\"", "\"type\":\"free\"")),
            entry("couponOfNoVisibility", _ -> COUPON.replace("UNLISTED", "PRIVATE")),
            entry("couponOfThePast", _ -> COUPON.replace("1795489200", "1")),
            entry("couponId", scene -> text(post(scene, "/v2/bot/coupon", COUPON), "couponId")),
            entry(
                    "membership",
                    scene -> text(
                            control(scene, "/memberships", "{\"title\":\"Basic\",\"price\":500}"), "membershipId")),
            entry("member", scene -> {
                String path = "/friends/%s/memberships/%s/join".formatted(scene.friend(), scene.prop("membership"));
                control(scene, path, "");
                return scene.friend();
            }),
            entry("phoneHash", scene -> {
                put(scene, "/phoneNumbers", "{\"phoneNumbers\":{\"%s\":\"+819012345678\"}}".formatted(scene.friend()));
                return "3d06a39d40790f11761295e053029378ae28c4b4f6f301693005e079f3d4ca64";
            }),
            entry("otherHash", _ -> "0".repeat(64)),
            entry("stickers", scene -> put(scene, "/mission-stickers", """
                    {"products":[{"productId":"1"},{"productId":"2","mission":false},{"productId":"3","forChannel":false},
                    {"productId":"4","until":"2026-11-01T00:00:00Z"}]}""")),
            // Channels and their tokens
            entry("channel", scene -> scene.shop().channelId()),
            entry("secret", scene -> scene.shop().secret()),
            entry(
                    "shortToken",
                    scene -> issued(
                            scene,
                            "/v2/oauth/accessToken",
                            "grant_type=client_credentials&client_id={channel}&client_secret={secret}")),
            entry("byJwt", _ -> Signer.BY_JWT),
            entry("assertion", scene -> signer(scene).assertion(Duration.ofDays(30))),
            entry("assertionOfNoKey", scene -> signer(scene).assertionBy("nothing")),
            entry("forged", scene -> signer(scene).forged()),
            entry(
                    "v21Token",
                    scene -> issued(
                            scene,
                            "/oauth2/v2.1/token",
                            "grant_type=client_credentials&client_assertion_type={byJwt}&client_assertion={assertion}")),
            // LINE Login, LIFF, account link
            entry("callback", _ -> App.CALLBACK),
            entry("appId", scene -> app(scene).channelId()),
            entry("appSecret", scene -> app(scene).secret()),
            entry("code", scene -> app(scene).code(scene.friend(), Map.of())),
            entry("userToken", scene -> loggedIn(scene, "access_token")),
            entry("idToken", scene -> loggedIn(scene, "id_token")),
            entry("refreshToken", scene -> loggedIn(scene, "refresh_token")),
            entry(
                    "liff",
                    _ -> "{\"view\":{\"type\":\"tall\",\"url\":\"https://example.com/app\"},\"description\":\"予約\"}"),
            entry(
                    "liffId",
                    scene -> text(
                            expect(200, scene.box().post(scene.caller("app"), "/liff/v1/apps", scene.prop("liff"))),
                            "liffId")),
            entry(
                    "notifier",
                    scene -> text(
                            expect(
                                    200,
                                    scene.box()
                                            .post(
                                                    scene.caller("app"),
                                                    "/message/v3/notifier/token",
                                                    scene.fill("{\"liffAccessToken\":\"{userToken}\"}"))),
                            "notificationToken")),
            entry("linkToken", scene -> text(post(scene, "/v2/bot/user/{friend}/linkToken", ""), "linkToken")),
            // Modules
            entry("back", _ -> BACK),
            entry("moduleOfNobody", scene -> {
                Shop module = openModule(scene);
                return String.join(" ", module.channelId(), module.secret(), module.token());
            }),
            entry("moduleId", scene -> unattached(scene).channelId()),
            entry("moduleSecret", scene -> unattached(scene).secret()),
            entry("moduleCode", scene -> agreed(scene, unattached(scene))),
            entry("controlTaken", scene -> {
                Shop other = attached(scene);
                expect(
                        200,
                        scene.box()
                                .send(scene.box()
                                        .request("POST", "/v2/bot/chat/" + scene.friend() + "/control/acquire", "")
                                        .header("Authorization", "Bearer " + other.token())
                                        .header("X-Line-Bot-Id", scene.shop().botUserId())
                                        .build()));
                return other.channelId();
            }));

    private Props() {}

    static String make(String name, Scene scene) {
        Function<Scene, String> prop = ALL.get(name);
        if (prop == null) throw new IllegalArgumentException("prop: got '" + name + "'");
        return prop.apply(scene);
    }

    /** A mini app that may send service messages. */
    static App app(Scene scene) {
        return scene.app("app", ",\"miniApp\":true,\"templates\":[\"thanks_ja\"]");
    }

    static App plainApp(Scene scene) {
        return scene.app("plain", "");
    }

    /** A module channel that is attached to the account. */
    static Shop attached(Scene scene) {
        Shop module = openModule(scene);
        String form = "grant_type=authorization_code&code=%s&redirect_uri=%s&client_id=%s&client_secret=%s"
                .formatted(agreed(scene, module), BACK, module.channelId(), module.secret());
        expect(200, scene.box().form("/module/auth/v1/token", form));
        return module;
    }

    private static Shop unattached(Scene scene) {
        String[] known = scene.prop("moduleOfNobody").split(" ", 3);
        return new Shop(known[0], known[1], known[2], "");
    }

    private static Shop openModule(Scene scene) {
        Box.Answer opened =
                expect(201, scene.box().control("POST", "/_emulator/module-channels", "{\"name\":\"Module\"}"));
        String id = text(opened, "channelId");
        String secret = text(opened, "channelSecret");
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s".formatted(id, secret);
        return new Shop(id, secret, text(scene.box().form("/v2/oauth/accessToken", form), "access_token"), "");
    }

    private static String agreed(Scene scene, Shop module) {
        return text(
                scene.box()
                        .control(
                                "POST",
                                "/_emulator/module-channels/" + module.channelId() + "/agreements",
                                "{\"account\":\"%s\",\"redirectUri\":\"%s\"}"
                                        .formatted(scene.shop().channelId(), BACK)),
                "code");
    }

    private static JsonNode said(Scene scene) {
        return scene.act("{\"type\":\"message\",\"text\":\"予約したい\"}");
    }

    private static String content(Scene scene, String type, byte[] bytes) {
        String path = scene.shop().path("/friends/" + scene.friend() + "/contents");
        return text(expect(200, scene.box().upload(scene.shop(), path, type, bytes)), "messageId");
    }

    private static String chat(Scene scene, String kind) {
        return text(
                control(
                        scene,
                        "/groups",
                        "{\"kind\":\"%s\",\"name\":\"家族\",\"members\":[\"%s\"]}".formatted(kind, scene.friend())),
                "chatId");
    }

    private static String richMenu(Scene scene) {
        String id = text(post(scene, "/v2/bot/richmenu", MENU), "richMenuId");
        expect(200, scene.box().upload(scene.shop(), "/v2/bot/richmenu/" + id + "/content", "image/png", PICTURE));
        return id;
    }

    private static String audience(Scene scene, String body) {
        return text(control(scene, "/audienceGroups", body), "audienceGroupId");
    }

    private static Signer signer(Scene scene) {
        return Signer.of(scene.box(), scene.shop().channelId());
    }

    private static String issued(Scene scene, String path, String form) {
        return text(expect(200, scene.box().form(path, scene.fill(form))), "access_token");
    }

    private static String loggedIn(Scene scene, String name) {
        return text(expect(200, app(scene).logIn(scene.friend(), "profile openid")), name);
    }

    private static Box.Answer post(Scene scene, String path, String body) {
        Box.Answer answer = scene.box().post(scene.shop(), scene.fill(path), scene.fill(body));
        if (answer.status() >= 300) throw new AssertionError(path + " " + answer.json());
        return answer;
    }

    private static Box.Answer control(Scene scene, String path, String body) {
        Box.Answer answer = scene.box().control("POST", scene.shop().path(path), body);
        if (answer.status() >= 300) throw new AssertionError(path + " " + answer.json());
        return answer;
    }

    private static String put(Scene scene, String path, String body) {
        Box.Answer answer = scene.box().control("PUT", scene.shop().path(path), body);
        if (answer.status() >= 300) throw new AssertionError(path + " " + answer.json());
        return body;
    }

    private static String requestId(Box.Answer answer) {
        return Objects.requireNonNull(answer.header("X-Line-Request-Id"));
    }

    private static String done(Box.Answer answer) {
        return requestId(answer);
    }
}
