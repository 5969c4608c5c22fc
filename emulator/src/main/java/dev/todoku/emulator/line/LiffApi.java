package dev.todoku.emulator.line;

import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.liff.LiffApp;
import dev.todoku.emulator.liff.LiffApps;
import dev.todoku.emulator.login.Login;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** LIFF apps of a LINE Login channel (LIFF server API reference). */
final class LiffApi {
    private static final List<String> TYPES = List.of("compact", "tall", "full");
    private static final List<String> SCOPES = List.of("openid", "email", "profile", "chat_message.write");
    private static final List<String> BOT_PROMPTS = List.of("normal", "aggressive", "none");
    private static final List<String> SCOPES_DEFAULT = List.of("profile", "chat_message.write");

    private final Login login;
    private final LiffApps apps;

    LiffApi(Login login, LiffApps apps) {
        this.login = login;
        this.apps = apps;
    }

    void addTo(Operations operations) {
        operations
                .channel("POST", "/liff/v1/apps", this::add)
                .channel("GET", "/liff/v1/apps", this::list)
                .channel("PUT", "/liff/v1/apps/{liffId}", this::change)
                .channel("DELETE", "/liff/v1/apps/{liffId}", this::remove);
    }

    /** What a request says; the absent stays as it is. */
    private record Wanted(
            @Nullable String type,
            @Nullable String url,
            @Nullable Boolean moduleMode,
            @Nullable String description,
            LiffApp.@Nullable Features features,
            @Nullable String permanentLinkPattern,
            @Nullable List<String> scope,
            @Nullable String botPrompt) {

        LiffApp make(String liffId) {
            return new LiffApp(
                    liffId,
                    new LiffApp.View(Objects.requireNonNull(type), Objects.requireNonNull(url), moduleMode),
                    description,
                    features,
                    permanentLinkPattern,
                    scope == null ? SCOPES_DEFAULT : scope,
                    botPrompt == null ? "none" : botPrompt);
        }

        LiffApp change(LiffApp app) {
            return new LiffApp(
                    app.liffId(),
                    new LiffApp.View(
                            or(type, app.view().type()),
                            or(url, app.view().url()),
                            moduleMode == null ? app.view().moduleMode() : moduleMode),
                    description == null ? app.description() : description,
                    features == null ? app.features() : features,
                    permanentLinkPattern == null ? app.permanentLinkPattern() : permanentLinkPattern,
                    scope == null ? app.scope() : scope,
                    or(botPrompt, app.botPrompt()));
        }

        private static String or(@Nullable String wanted, String before) {
            return wanted == null ? before : wanted;
        }
    }

    private Reply add(Call call) {
        String channelId = loginChannel(call);
        Wanted wanted = Bodies.fields(call, body -> read(body, true));
        LiffApp app = apps.add(channelId, wanted::make)
                .orElseThrow(() -> Refused.badRequest("The maximum number of LIFF apps has been reached"));
        return Reply.json(Map.of("liffId", app.liffId()));
    }

    private Reply list(Call call) {
        List<LiffApp> all = apps.of(loginChannel(call));
        if (all.isEmpty()) throw Refused.notFound();
        return Reply.json(Map.of("apps", all));
    }

    private Reply change(Call call) {
        String channelId = loginChannel(call);
        Wanted wanted = Bodies.fields(call, body -> read(body, false));
        if (!apps.change(channelId, call.variable("liffId"), wanted::change)) throw Refused.notFound();
        return Reply.empty();
    }

    private Reply remove(Call call) {
        if (!apps.remove(loginChannel(call), call.variable("liffId"))) throw Refused.notFound();
        return Reply.empty();
    }

    /** LIFF apps belong to channels of LINE Login only. */
    private String loginChannel(Call call) {
        return login.find(call.token().channelId())
                .orElseThrow(Refused::unauthorized)
                .channelId();
    }

    private static Wanted read(Fields body, boolean whole) {
        Fields view = whole ? body.requiredObject("view") : body.object("view");
        String type = null;
        String url = null;
        if (view != null) {
            type = whole ? view.required("type", TextRule.oneOf(TYPES)) : view.optional("type", TextRule.oneOf(TYPES));
            url = whole ? view.required("url", LiffApi::faultsOfUrl) : view.optional("url", LiffApi::faultsOfUrl);
        }
        Fields features = body.object("features");
        return new Wanted(
                type,
                url,
                view == null ? null : flag(view, "moduleMode"),
                body.optional("description", LiffApi::faultsOfName),
                features == null ? null : new LiffApp.Features(flag(features, "ble"), flag(features, "qrCode")),
                body.optional("permanentLinkPattern", TextRule.oneOf(List.of("concat"))),
                scope(body),
                body.optional("botPrompt", TextRule.oneOf(BOT_PROMPTS)));
    }

    private static @Nullable Boolean flag(Fields fields, String name) {
        JsonNode value = fields.raw(name);
        return value == null ? null : Boolean.valueOf(fields.flag(name));
    }

    private static @Nullable List<String> scope(Fields body) {
        if (!body.has("scope")) return null;
        List<String> scopes = body.texts("scope", 0, SCOPES.size());
        for (int i = 0; i < scopes.size(); i++)
            if (!SCOPES.contains(scopes.get(i))) body.fault("scope[" + i + "]", LineErrors.oneOf(SCOPES));
        return scopes;
    }

    private static List<String> faultsOfUrl(String url) {
        return url.contains("#")
                ? List.of(LineErrors.INVALID_URI)
                : TextRule.httpsUrl().faults(url);
    }

    /** Names must not look like LINE's own. */
    private static List<String> faultsOfName(String name) {
        return name.toLowerCase(Locale.ROOT).contains("line")
                ? List.of("The name must not include 'LINE'.")
                : List.of();
    }
}
