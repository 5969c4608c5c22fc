package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives people telephone numbers. */
final class PhoneNumberControl {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private final Accounts accounts;

    PhoneNumberControl(Accounts accounts) {
        this.accounts = accounts;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("PUT", "/_emulator/accounts/{channelId}/phoneNumbers", this::set);
    }

    private record Numbers(@Nullable Map<String, String> phoneNumbers) {}

    private Reply set(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        Map<String, String> wanted = ControlCall.require("phoneNumbers", call.body(Numbers.class).phoneNumbers);
        wanted.values().forEach(PhoneNumberControl::requireE164);
        account.locking(() ->
                wanted.forEach((userId, number) -> account.phoneNumbers().set(number, Lookup.friend(account, userId))));
        return Reply.ok();
    }

    private static void requireE164(String number) {
        if (!E164.matcher(number).matches())
            throw ControlRefused.badRequest("phoneNumbers: got '" + number + "' (expected: as +819012345678)");
    }
}
