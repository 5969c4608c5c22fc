package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Incoming;
import dev.todoku.emulator.module.Modules;
import dev.todoku.emulator.module.Scopes;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.emulator.token.Token;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.LineErrors;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, and whether they may. */
final class Callers {
    private final Accounts accounts;
    private final Modules modules;
    private final SettingsStore settings;

    Callers(Accounts accounts, Modules modules, SettingsStore settings) {
        this.accounts = accounts;
        this.modules = modules;
        this.settings = settings;
    }

    Caller of(Incoming incoming, Instant now) {
        String bearer = LineApi.bearer(incoming);
        Token token =
                bearer == null ? null : accounts.tokens().find(bearer, now).orElse(null);
        if (token == null) return Caller.NOBODY;
        Account own = accounts.find(token.channelId()).orElse(null);
        return new Caller(token, own != null ? own : named(incoming, token));
    }

    /** The account that a module names, if it is attached there. */
    private @Nullable Account named(Incoming incoming, Token token) {
        if (modules.find(token.channelId()).isEmpty()) return null;
        String bot = incoming.header(settings.get().modules().moduleBotHeader());
        return bot == null
                ? null
                : accounts.findByBot(bot)
                        .filter(account -> modules.attachment(token.channelId(), account.channelId())
                                .isPresent())
                        .orElse(null);
    }

    /** Refuses those who may not call the operation. */
    void admit(Caller caller, Operation.Takes takes, String template) {
        if (takes == Operation.Takes.NO_TOKEN) return;
        Token token = caller.token();
        if (token == null) throw Refused.unauthorized();
        if (takes == Operation.Takes.CHANNEL) return;
        Account account = caller.account();
        boolean module = modules.find(token.channelId()).isPresent();
        if (account == null)
            throw module
                    ? Refused.badRequest(
                            LineErrors.invalidParameter(settings.get().modules().moduleBotHeader()))
                    : Refused.unauthorized();
        if (module
                && !modules.attachment(token.channelId(), account.channelId())
                        .map(attachment -> attachment.allows(Scopes.neededFor(template)))
                        .orElse(false)) throw Refused.of(403, ErrorBody.of(LineErrors.ACCESS_NOT_AVAILABLE));
    }
}
