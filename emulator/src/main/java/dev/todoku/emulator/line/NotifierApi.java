package dev.todoku.emulator.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.login.LoginChannel;
import dev.todoku.emulator.login.ServiceMessages;
import dev.todoku.emulator.login.UserToken;
import dev.todoku.emulator.token.Token;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Service messages of LINE MINI Apps (LINE MINI App API reference). */
final class NotifierApi {
    /** A name and a language that LINE's templates have. */
    private static final Pattern TEMPLATE = Pattern.compile(
            ".+_(ar|zh-CN|zh-TW|en|fr|de|id|it|ja|ko|ms|pt-BR|pt-PT|ru|es-ES|th|tr|vi)", Pattern.DOTALL);

    private static final int TEMPLATE_LENGTH_MAX = 30;

    private final InstantSource clock;
    private final Login login;

    NotifierApi(InstantSource clock, Login login) {
        this.clock = clock;
        this.login = login;
    }

    void addTo(Operations operations) {
        operations
                .channel("POST", "/message/v3/notifier/token", this::issue)
                .channel("POST", "/message/v3/notifier/send", this::send);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Issued(
            @Nullable String notificationToken,
            long expiresIn,
            int remainingCount,
            @Nullable String sessionId) {}

    private record Wanted(String liffAccessToken) {}

    private record Message(String templateName, JsonNode params, String notificationToken) {}

    private Reply issue(Call call) {
        LoginChannel app = miniApp(call);
        String value = Bodies.fields(call, body -> new Wanted(notBlank(body, "liffAccessToken")))
                .liffAccessToken();
        Instant now = clock.instant();
        UserToken user = login.tokens()
                .find(value, now)
                .filter(token -> token.channelId().equals(app.channelId()))
                .orElseThrow(() -> Refused.of(401, ErrorBody.of("Invalid LIFF access token")));
        return login.serviceMessages()
                .issue(user, now)
                .map(notifier -> issued(notifier, now))
                .orElseThrow(() -> Refused.badRequest("The LIFF access token was used before"));
    }

    private Reply send(Call call) {
        LoginChannel app = miniApp(call);
        if (!"service".equals(call.query("target"))) throw Refused.badRequest(LineErrors.invalidParameter("target"));
        Message message = Bodies.fields(call, NotifierApi::message);
        Instant now = clock.instant();
        ServiceMessages.Notifier notifier = login.serviceMessages()
                .find(message.notificationToken(), app.channelId(), now)
                .orElseThrow(() -> Refused.of(401, ErrorBody.of("Invalid notifier token")));
        if (!knows(app, message.templateName())) throw Refused.of(403, ErrorBody.of("Template not found"));
        Optional<ServiceMessages.Notifier> next =
                login.serviceMessages().send(notifier, message.templateName(), message.params(), now);
        return next.map(renewed -> issued(renewed, now)).orElseGet(() -> Reply.json(new Issued(null, 0, 0, null)));
    }

    private static Message message(Fields body) {
        String name = notBlank(body, "templateName");
        if (name.length() > TEMPLATE_LENGTH_MAX) body.fault("templateName", LineErrors.length(0, TEMPLATE_LENGTH_MAX));
        body.requiredObject("params");
        JsonNode params = body.raw("params");
        return new Message(name, params == null ? Json.object() : params, notBlank(body, "notificationToken"));
    }

    /** LINE names a missing property in a way of its own here, and alone. */
    private static String notBlank(Fields body, String name) {
        String text = body.optional(name, TextRule.any());
        if (text != null && !text.isBlank()) return text;
        body.refuse(name, "[" + name + "] must not be blank");
        return "";
    }

    private static boolean knows(LoginChannel app, String template) {
        return TEMPLATE.matcher(template).matches()
                && (app.templates().isEmpty() || app.templates().contains(template));
    }

    /** Only short-lived and stateless tokens are taken, and only from a MINI App. */
    private LoginChannel miniApp(Call call) {
        Token token = call.token();
        if (token.kind() != Token.Kind.SHORT_LIVED && token.kind() != Token.Kind.STATELESS)
            throw Refused.unauthorized();
        return login.find(token.channelId())
                .filter(LoginChannel::miniApp)
                .orElseThrow(
                        () -> Refused.of(403, ErrorBody.of("This channel is not authorized to send service messages")));
    }

    private static Reply issued(ServiceMessages.Notifier notifier, Instant now) {
        return Reply.json(
                new Issued(notifier.value(), notifier.secondsLeft(now), notifier.remaining(), notifier.sessionId()));
    }
}
