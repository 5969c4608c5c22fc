package dev.todoku.emulator.conformance;

import dev.todoku.emulator.App;
import dev.todoku.emulator.Bot;
import dev.todoku.emulator.Box;
import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An account with two friends on an emulator of which nothing else is left, and what is made there when it is asked for. */
final class Scene {
    private static final Pattern PROP = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

    private final Box box;
    private final Bot bot;
    private final Shop shop;
    private final List<String> friends;
    private final Map<String, String> made = new HashMap<>();
    private final Map<String, Shop> callers = new HashMap<>();
    private final Map<String, App> apps = new HashMap<>();

    private Scene(Box box, Bot bot) {
        this.box = box;
        this.bot = bot;
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friends = box.addFriends(shop, 2);
    }

    /** Forgets what was there before. */
    static Scene on(Box box, Bot bot) {
        box.control("DELETE", "/_emulator/state", null);
        box.goTo(Box.NOON.toString());
        bot.received().clear();
        return new Scene(box, bot);
    }

    Box box() {
        return box;
    }

    Shop shop() {
        return shop;
    }

    String friend() {
        return friends.getFirst();
    }

    String otherFriend() {
        return friends.getLast();
    }

    /** The text with its props made and filled in. */
    String fill(String text) {
        return PROP.matcher(text).replaceAll(match -> Matcher.quoteReplacement(prop(match.group(1))));
    }

    String prop(String name) {
        String known = made.get(name);
        if (known != null) return known;
        String value = Props.make(name, this);
        made.put(name, value);
        return value;
    }

    /** A web app that the account is linked to; of the given name there is one. */
    App app(String name, String more) {
        App known = apps.get(name);
        if (known != null) return known;
        App opened = App.open(box, shop, more);
        apps.put(name, opened);
        return opened;
    }

    /** Who calls, by the name of the role. */
    Shop caller(String role) {
        Shop known = callers.get(role);
        if (known != null) return known;
        Shop caller = switch (role) {
            case "account" -> shop;
            case "bare" -> box.openSmall();
            case "app" -> Props.app(this).channelToken("/oauth2/v3/token");
            case "plainApp" -> Props.plainApp(this).channelToken("/oauth2/v3/token");
            case "module" -> Props.attached(this);
            case "user" -> withToken(prop("userToken"));
            case "userOfProfile" -> withToken(token(Props.app(this), "profile"));
            case "userOfOpenid" -> withToken(token(Props.app(this), "openid"));
            case "userOfUnlinked" -> withToken(token(app("unlinked", ",\"linked\":false"), "profile"));
            default -> throw new IllegalArgumentException("as: got " + role);
        };
        callers.put(role, caller);
        return caller;
    }

    private static Shop withToken(String token) {
        return new Shop("", "", token, "");
    }

    private String token(App app, String scope) {
        return text(app.logIn(friend(), scope), "access_token");
    }

    /** What the friend does; the event that the bot is told. */
    JsonNode act(String action) {
        expect(200, box.act(shop, friend(), action));
        box.settle();
        return bot.lastEvent();
    }

    static String text(Answer answer, String name) {
        JsonNode value = answer.json().path(name);
        if (value.isMissingNode()) throw new AssertionError(name + ": got " + answer.json());
        return value.asString();
    }

    static Answer expect(int status, Answer answer) {
        if (answer.status() != status) throw new AssertionError(answer.response() + " " + answer.json());
        return answer;
    }
}
