package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.login.Language;
import dev.todoku.emulator.login.LinkTokens;
import dev.todoku.emulator.login.Login;
import dev.todoku.emulator.login.Pages;
import dev.todoku.emulator.login.People;
import dev.todoku.emulator.login.Person;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** Linking a LINE user with a user of the bot's own (reference, "Account link"; documents, "User account linking"). */
final class AccountLinkApi {
    private final InstantSource clock;
    private final Accounts accounts;
    private final Login login;

    AccountLinkApi(InstantSource clock, Accounts accounts, Login login) {
        this.clock = clock;
        this.accounts = accounts;
        this.login = login;
    }

    void addTo(Operations operations) {
        operations
                .post("/v2/bot/user/{userId}/linkToken", this::issue)
                .open("GET", "/dialog/bot/accountLink", this::dialog);
    }

    private record Issued(String linkToken) {}

    private Reply issue(Call call) {
        UserId user = UserId.find(call.variable("userId"))
                .orElseThrow(() -> Refused.badRequest(LineErrors.invalidParameter("userId")));
        Account account = call.account();
        boolean friend = account.locked(() -> {
            int ordinal = account.friends().find(user.value());
            return ordinal >= 0 && account.friends().isFollowing(ordinal);
        });
        if (!friend) throw Refused.notFound();
        return Reply.json(new Issued(login.linkTokens().issue(account.channelId(), user.toString(), clock.instant())));
    }

    /** Who opens the link is picked on the page; it is the one it was made for unless somebody else is. */
    private Reply dialog(Call call) {
        Language language = Language.of(null, call.header("Accept-Language"));
        String token = Objects.requireNonNullElse(call.query("linkToken"), "");
        String nonce = Objects.requireNonNullElse(call.query("nonce"), "");
        LinkTokens.Linking linking =
                login.linkTokens().find(token, clock.instant()).orElse(null);
        Account account =
                linking == null ? null : accounts.find(linking.account()).orElse(null);
        if (linking == null || account == null || nonce.length() < 10 || nonce.length() > 255)
            return Pages.message(400, language, "400 Bad Request", "Invalid linkToken or nonce.");
        Person owner = People.find(account, linking.userId()).orElseThrow(Refused::notFound);
        return Pages.accountLink(
                account.identity().name(),
                Map.of("linkToken", token, "nonce", nonce),
                language,
                People.search(account, null),
                owner);
    }
}
