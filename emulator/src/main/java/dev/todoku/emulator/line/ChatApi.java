package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.chat.ReadToken;
import dev.todoku.emulator.http.Reply;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Loading animation and read marks (reference, "Display a loading animation", "Mark messages as read"). */
final class ChatApi {
    private static final String USERS_ONLY =
            "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.";
    private static final String MULTIPLE_OF_FIVE = "must be a multiple of five";
    private static final String INVALID_READ_TOKEN =
            "Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.";
    private static final int SECONDS_MIN = 5;
    private static final int SECONDS_MAX = 60;
    private static final int SECONDS_DEFAULT = 20;

    private final InstantSource clock;

    ChatApi(InstantSource clock) {
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .post("/v2/bot/chat/loading/start", this::load)
                .post("/v2/bot/chat/markAsRead", this::markAsRead)
                .post("/v2/bot/message/markAsRead", this::markUserAsRead);
    }

    private record Loading(UserId user, int seconds) {}

    /** Accepted for anybody; seen by friends only. */
    private Reply load(Call call) {
        Loading wanted = Bodies.fields(call, ChatApi::loading);
        Account account = call.account();
        Instant now = clock.instant();
        account.locking(() -> {
            int ordinal = account.friends().find(wanted.user.value());
            if (ordinal >= 0 && account.friends().isFollowing(ordinal))
                account.chatMarks().load(wanted.user.toString(), now, Duration.ofSeconds(wanted.seconds));
        });
        return Reply.ok(202);
    }

    private static @Nullable Loading loading(Fields fields) {
        UserId user = user(fields, "chatId", USERS_ONLY);
        int seconds = fields.has("loadingSeconds") ? seconds(fields) : SECONDS_DEFAULT;
        return user == null ? null : new Loading(user, seconds);
    }

    /** Both faults are told, of 3 as of 61. */
    private static int seconds(Fields fields) {
        int seconds = (int) fields.requiredWhole("loadingSeconds", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (seconds < SECONDS_MIN || seconds > SECONDS_MAX)
            fields.fault("loadingSeconds", LineErrors.between(SECONDS_MIN, SECONDS_MAX));
        if (seconds % 5 != 0) fields.fault("loadingSeconds", MULTIPLE_OF_FIVE);
        return seconds;
    }

    private Reply markAsRead(Call call) {
        String text = Bodies.fields(call, fields -> fields.required("markAsReadToken", TextRule.any()));
        ReadToken token = ReadToken.parse(text).orElseThrow(() -> Refused.badRequest(INVALID_READ_TOKEN));
        Account account = call.account();
        account.locking(() -> {
            if (!knows(account, token.chat())) throw Refused.badRequest(INVALID_READ_TOKEN);
            account.chatMarks().read(token.chat().value(), token.at());
        });
        return Reply.ok();
    }

    /** The older call, for companies that agreed on it with LINE. */
    private Reply markUserAsRead(Call call) {
        UserId user = Bodies.fields(call, fields -> {
            Fields chat = fields.object("chat");
            if (chat != null) return user(chat, "userId", LineErrors.invalidParameter("userId"));
            fields.fault("chat", LineErrors.MAY_NOT_BE_EMPTY);
            return null;
        });
        Account account = call.account();
        account.locking(() -> {
            if (account.friends().find(user.value()) >= 0) account.chatMarks().read(user.toString(), clock.instant());
        });
        return Reply.ok();
    }

    private static boolean knows(Account account, ChatId chat) {
        return chat.user()
                .map(user -> account.friends().find(user.value()) >= 0)
                .orElseGet(() -> account.groups().find(chat.value()).isPresent());
    }

    private static @Nullable UserId user(Fields fields, String name, String invalid) {
        String text = fields.required(name, TextRule.any());
        UserId user = UserId.find(text).orElse(null);
        if (user == null && !text.isEmpty()) fields.fault(name, invalid);
        return user;
    }
}
