package dev.todoku.emulator.life;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What LINE's app does when a friend taps something or looks at a message (reference, "Action objects"). The same for a
 * person at the phone page and for friends that live by themselves. The account must be locked.
 */
public final class Phone {
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final int DATE_LENGTH = 10;

    private final InstantSource clock;
    private final Ids ids;
    private final Journal journal;
    private final Acting acting;
    private final MenuSwitch menus;

    public Phone(InstantSource clock, Ids ids, Journal journal, Acting acting, MenuSwitch menus) {
        this.clock = clock;
        this.ids = ids;
        this.journal = journal;
        this.acting = acting;
        this.menus = menus;
    }

    /**
     * Taps.
     *
     * @throws IllegalArgumentException if the action is none of LINE's
     */
    public Tapped tap(Account account, int ordinal, Tap tap) {
        String type = text(tap, "type");
        if (tap.requestId() != null) see(account, ordinal, tap.requestId(), tap.bubble());
        return switch (type) {
            case "postback" -> postback(account, ordinal, tap);
            case "message" -> Tapped.telling(say(account, ordinal, text(tap, "text")));
            case "uri" -> open(account, ordinal, tap);
            case "datetimepicker" -> pick(account, ordinal, tap);
            case "richmenuswitch" -> switchMenu(account, ordinal, tap);
            case "clipboard" -> new Tapped(null, null, text(tap, "clipboardText"));
            case "camera", "cameraRoll", "location" -> send(account, ordinal, type, tap.message());
            default ->
                throw new IllegalArgumentException("action.type: got '" + type
                        + "' (expected: one of postback, message, uri, datetimepicker, richmenuswitch, clipboard,"
                        + " camera, cameraRoll, location)");
        };
    }

    /** Looks at one message object of a call. */
    public void see(Account account, int ordinal, String requestId, int bubble) {
        account.reactions().saw(requestId, ordinal, bubble, clock.instant());
    }

    /** Looks at all that a call sent to the friend. */
    public void see(Account account, int ordinal, Entry.Sends call) {
        if (call.sent() == null || !call.sent().delivered().contains(ordinal)) return;
        for (int bubble = 0; bubble < call.sent().objects().size(); bubble++)
            see(account, ordinal, call.requestId(), bubble);
    }

    private Acting.Told say(Account account, int ordinal, String text) {
        ObjectNode content = Json.object();
        content.putObject("message").put("type", "text").put("text", text);
        return acting.act(account, ordinal, "message", content);
    }

    /** The display text is only shown; the old {@code text} is told as a message too. */
    private Tapped postback(Account account, int ordinal, Tap tap) {
        String shown = optional(tap, "displayText");
        if (shown != null)
            journal.add(new Entry.Shown(clock.instant(), account.channelId(), ordinal, ids.messageId(), shown));
        String said = optional(tap, "text");
        if (said != null) say(account, ordinal, said);
        Acting.Told told = acting.act(account, ordinal, "postback", postback(text(tap, "data"), null));
        return new Tapped(told, opened(optional(tap, "inputOption")), optional(tap, "fillInText"));
    }

    private static @Nullable String opened(@Nullable String inputOption) {
        if (inputOption == null) return null;
        return switch (inputOption) {
            case "openRichMenu" -> "richmenu";
            case "closeRichMenu" -> "none";
            case "openKeyboard" -> "keyboard";
            case "openVoice" -> "voice";
            default -> null;
        };
    }

    private Tapped open(Account account, int ordinal, Tap tap) {
        String linkUri = optional(tap, "linkUri");
        String uri = linkUri != null ? linkUri : text(tap, "uri");
        if (tap.requestId() != null)
            account.reactions().clicked(tap.requestId(), ordinal, tap.bubble(), uri, clock.instant());
        return Tapped.opening(uri);
    }

    private Tapped pick(Account account, int ordinal, Tap tap) {
        String mode = text(tap, "mode");
        ObjectNode picked = Json.object().put(mode, picked(tap, mode));
        return Tapped.telling(acting.act(account, ordinal, "postback", postback(text(tap, "data"), picked)));
    }

    /** What was picked; who only taps takes what the picker shows first. */
    private String picked(Tap tap, String mode) {
        if (tap.params() != null && tap.params().hasNonNull(mode))
            return tap.params().get(mode).asString();
        String initial = optional(tap, "initial");
        if (initial != null) return initial.replace('t', 'T');
        Instant now = clock.instant();
        String dateTime = DATE_TIME.format(LocalDateTime.ofInstant(now, JAPAN));
        return switch (mode) {
            case "date" -> dateTime.substring(0, DATE_LENGTH);
            case "time" -> dateTime.substring(DATE_LENGTH + 1);
            default -> dateTime;
        };
    }

    private Tapped switchMenu(Account account, int ordinal, Tap tap) {
        String aliasId = text(tap, "richMenuAliasId");
        ObjectNode params = Json.object().put("newRichMenuAliasId", aliasId);
        params.put("status", menus.to(account, ordinal, aliasId));
        return Tapped.telling(acting.act(account, ordinal, "postback", postback(text(tap, "data"), params)));
    }

    private Tapped send(Account account, int ordinal, String type, @Nullable ObjectNode message) {
        if (message == null) return Tapped.opening(type);
        ObjectNode content = Json.object();
        content.set("message", message);
        return Tapped.telling(acting.act(account, ordinal, "message", content));
    }

    private static ObjectNode postback(String data, @Nullable ObjectNode params) {
        ObjectNode content = Json.object();
        ObjectNode postback = content.putObject("postback").put("data", data);
        if (params != null) postback.set("params", params);
        return content;
    }

    private static String text(Tap tap, String name) {
        String value = optional(tap, name);
        if (value == null) throw new IllegalArgumentException("action." + name + ": got nothing (expected: a text)");
        return value;
    }

    private static @Nullable String optional(Tap tap, String name) {
        return tap.action().hasNonNull(name) ? tap.action().get(name).asString() : null;
    }
}
