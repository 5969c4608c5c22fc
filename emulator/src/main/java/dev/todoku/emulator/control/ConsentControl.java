package dev.todoku.emulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Form;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.login.AuthorizeRequest;
import dev.todoku.emulator.login.Authorizing;
import dev.todoku.emulator.login.Language;
import dev.todoku.emulator.login.LinkTokens;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.login.Pages;
import dev.todoku.emulator.login.People;
import dev.todoku.emulator.login.Person;
import dev.todoku.protocol.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes what people decide on the pages of LINE Login and of account linking. Its bodies are forms. */
final class ConsentControl {
    private final InstantSource clock;
    private final Accounts accounts;
    private final Login login;
    private final Actions actions;
    private final Authorizing authorizing;

    ConsentControl(InstantSource clock, Accounts accounts, Login login, Actions actions) {
        this.clock = clock;
        this.accounts = accounts;
        this.login = login;
        this.actions = actions;
        this.authorizing = new Authorizing(clock, login);
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/login/consent", this::consent);
        routes.add("POST", "/_emulator/login/account-link", this::link);
    }

    private Reply consent(ControlCall call) {
        Form form = form(call);
        Language language = language(call, form);
        return switch (AuthorizeRequest.read(form::get, login)) {
            case AuthorizeRequest.Hopeless(var message) -> Pages.message(400, language, "400 Bad Request", message);
            case AuthorizeRequest.Wrong wrong -> seeOther(authorizing.refuse(wrong), language);
            case AuthorizeRequest.Fine(var request) -> seeOther(decide(form, request), language);
        };
    }

    private Authorizing.Next decide(Form form, AuthorizeRequest request) {
        if (!"allow".equals(form.get("decision")))
            return authorizing.refuse(request.refused("ACCESS_DENIED", "The resource owner denied the request."));
        Account account = account(request.channel().account());
        Person person = person(account, form.get(Pages.USER));
        List<String> scopes = request.scopes().stream()
                .filter(scope -> !scope.equals("email") || form.get("allow_email") != null)
                .toList();
        Boolean befriended = null;
        if (request.offersFriendship()) {
            befriended = !person.friend() && form.get("add_friend") != null;
            if (befriended)
                actions.act(
                        account,
                        ControlCall.as(
                                Action.class,
                                Json.object().put("userId", person.userId()).put("type", "follow")));
        }
        return authorizing.allow(request, person.userId(), scopes, "linesso", befriended);
    }

    /** A token that cannot be used any more tells no bot anything (documents, "User account linking"). */
    private Reply link(ControlCall call) {
        Form form = form(call);
        Language language = language(call, form);
        LinkTokens.Linking linking = login.linkTokens()
                .take(Objects.requireNonNullElse(form.get("linkToken"), ""), clock.instant())
                .orElse(null);
        if (linking == null)
            return Pages.message(
                    400,
                    language,
                    language == Language.JA ? "連携できませんでした" : "Not linked",
                    language == Language.JA ? "リンクの有効期限が切れたか、使用済みです。" : "The link has expired or was used.");
        Account account = account(linking.account());
        Person person = person(account, form.get(Pages.USER));
        boolean same = person.userId().equals(linking.userId());
        ObjectNode content = Json.object();
        content.putObject("link")
                .put("result", same ? "ok" : "failed")
                .put("nonce", Objects.requireNonNullElse(form.get("nonce"), ""));
        actions.tellOfLink(account, same ? person.userId() : null, content);
        return Pages.message(
                200,
                language,
                account.identity().name(),
                same
                        ? language == Language.JA ? "アカウントを連携しました。" : "Your account is linked."
                        : language == Language.JA ? "アカウントを連携できませんでした。" : "Your account could not be linked.");
    }

    /** After a form, a browser must be told to fetch the next address, not to post there. */
    private static Reply seeOther(Authorizing.Next next, Language language) {
        Reply reply = Pages.next(next, language);
        return reply.status() == 302 ? reply.withStatus(303) : reply;
    }

    private static Form form(ControlCall call) {
        return Form.parse(new String(call.incoming().body(), UTF_8));
    }

    private static Language language(ControlCall call, Form form) {
        return Language.of(form.get("ui_locales"), call.incoming().header("Accept-Language"));
    }

    private Account account(String channelId) {
        return accounts.find(channelId)
                .orElseThrow(() -> ControlRefused.notFound("account: got '" + channelId + "', which is no account"));
    }

    private static Person person(Account account, @Nullable String userId) {
        return People.find(account, userId)
                .orElseThrow(() -> ControlRefused.badRequest(
                        Pages.USER + ": got '" + userId + "' (expected: a user of the account)"));
    }
}
