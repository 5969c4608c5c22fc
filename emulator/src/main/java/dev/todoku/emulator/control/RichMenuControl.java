package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.content.Blob;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.richmenu.RichMenus;
import dev.todoku.emulator.richmenu.StoredMenu;
import dev.todoku.protocol.Checked;
import dev.todoku.protocol.richmenu.RichMenu;
import java.time.InstantSource;
import java.time.LocalDate;

/** Rich menus as friends see them, and the one the owner sets on LINE's own screen. */
final class RichMenuControl {
    private static final String MANAGERS = "manager";

    private final InstantSource clock;
    private final Accounts accounts;

    RichMenuControl(InstantSource clock, Accounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/friends/{userId}/richmenu/views", this::see);
        routes.add("GET", "/_emulator/accounts/{channelId}/richmenus/{richMenuId}/image", this::image);
        routes.add("PUT", "/_emulator/accounts/{channelId}/richmenus/manager", this::setManagers);
        routes.add("DELETE", "/_emulator/accounts/{channelId}/richmenus/manager", this::removeManagers);
    }

    /** The friend opens the menu. */
    private Reply see(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        LocalDate day = LocalDate.ofInstant(clock.instant(), Ledger.DAYS);
        return Reply.json(account.locked(() -> {
            int ordinal = Lookup.friend(account, call.variable("userId"));
            ShownMenu shown = ShownMenu.of(account, ordinal);
            if (shown == null) throw ControlRefused.conflict("view: got it of a friend who sees no rich menu");
            account.richMenus().statistics().seen(shown.richMenuId(), ordinal, day);
            return shown;
        }));
    }

    private Reply image(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String id = call.variable("richMenuId");
        Blob image = account.locked(() -> {
            RichMenus menus = account.richMenus();
            return (id.equals(MANAGERS) ? menus.managers() : menus.find(id))
                    .map(StoredMenu::image)
                    .orElseThrow(() -> ControlRefused.notFound("richMenuId: got '" + id + "', which has no image"));
        });
        return Reply.bytes(image.contentType(), image.bytes());
    }

    /** A plain picture stands in for the owner's. */
    private Reply setManagers(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        RichMenu menu = switch (RichMenu.read(call.incoming().body())) {
            case Checked.Valid<RichMenu>(RichMenu value) -> value;
            case Checked.Refused<RichMenu>(var error) ->
                throw ControlRefused.badRequest(error.message() + ": got " + error.details());
        };
        account.locking(() -> account.richMenus().setManagers(StoredMenu.plain(MANAGERS, menu, clock.instant())));
        return Reply.ok();
    }

    private Reply removeManagers(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        account.locking(() -> account.richMenus().setManagers(null));
        return Reply.ok();
    }
}
