package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.login.AuthorizeRequest;
import dev.todoku.emulator.login.Authorizing;
import dev.todoku.emulator.login.Language;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.login.Pages;
import dev.todoku.emulator.login.People;
import dev.todoku.emulator.login.Person;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser is sent to log in. Since nobody is logged in at the emulator, its page lets one of the account's users
 * be picked; the parameter {@link Pages#USER} says beforehand whose browser it is, as if LINE had logged that user in.
 */
final class AuthorizeApi {
    private final Accounts accounts;
    private final Login login;
    private final Authorizing authorizing;

    AuthorizeApi(InstantSource clock, Accounts accounts, Login login) {
        this.accounts = accounts;
        this.login = login;
        this.authorizing = new Authorizing(clock, login);
    }

    void addTo(Operations operations) {
        operations.open("GET", "/oauth2/v2.1/authorize", this::authorize);
    }

    private Reply authorize(Call call) {
        Language language = Language.of(call.query("ui_locales"), call.header("Accept-Language"));
        return switch (AuthorizeRequest.read(call::query, login)) {
            case AuthorizeRequest.Hopeless(var message) -> Pages.message(400, language, "400 Bad Request", message);
            case AuthorizeRequest.Wrong wrong -> Pages.next(authorizing.refuse(wrong), language);
            case AuthorizeRequest.Fine(var request) -> answer(call, request, language);
        };
    }

    private Reply answer(Call call, AuthorizeRequest request, Language language) {
        Account account = accounts.find(request.channel().account()).orElse(null);
        if (account == null) return Pages.message(400, language, "400 Bad Request", "Invalid client_id value.");
        Person person = People.find(account, call.query(Pages.USER)).orElse(null);
        String prompt = Objects.requireNonNullElse(request.prompt(), "");
        boolean known = person != null
                && login.consents().covers(request.channel().channelId(), person.userId(), request.scopes());
        if (known && !prompt.equals("consent") && !prompt.equals("login")) return goOn(request, person, language);
        if (prompt.equals("none")) return mustAsk(request, person, language);
        String search = Objects.requireNonNullElse(call.query(Pages.SEARCH), "");
        return Pages.authorize(
                request, language, People.search(account, search.isEmpty() ? null : search), person, search);
    }

    /** Everything was allowed before: there is nothing to ask. */
    private Reply goOn(AuthorizeRequest request, @Nullable Person person, Language language) {
        String userId = Objects.requireNonNull(person).userId();
        return Pages.next(authorizing.allow(request, userId, request.scopes(), "lineautologin", null), language);
    }

    private Reply mustAsk(AuthorizeRequest request, @Nullable Person person, Language language) {
        AuthorizeRequest.Wrong wrong = person == null
                ? request.refused("LOGIN_REQUIRED", "The user is not logged in.")
                : request.refused("INTERACTION_REQUIRED", "The user has to interact.");
        return Pages.next(authorizing.refuse(wrong), language);
    }
}
