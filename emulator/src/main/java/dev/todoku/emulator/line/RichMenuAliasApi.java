package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.richmenu.RichMenus;
import dev.todoku.protocol.richmenu.AliasRequest;
import dev.todoku.protocol.richmenu.RichMenuErrors;
import java.util.List;
import java.util.Map;

/** Names for rich menus, by which areas of one switch to another (reference, "Rich menu alias"). */
final class RichMenuAliasApi {
    private record Alias(String richMenuAliasId, String richMenuId) {}

    void addTo(Operations operations) {
        operations
                .post("/v2/bot/richmenu/alias", this::create)
                .get("/v2/bot/richmenu/alias/list", this::list)
                .get("/v2/bot/richmenu/alias/{richMenuAliasId}", this::get)
                .post("/v2/bot/richmenu/alias/{richMenuAliasId}", this::update)
                .delete("/v2/bot/richmenu/alias/{richMenuAliasId}", this::delete);
    }

    private Reply create(Call call) {
        AliasRequest request = Bodies.read(call, AliasRequest::read);
        Account account = call.account();
        account.locking(() -> {
            RichMenus menus = account.richMenus();
            requireImage(menus, request.richMenuId());
            if (menus.alias(request.richMenuAliasId()).isPresent()) throw refused(400, RichMenuErrors.ALIAS_CONFLICT);
            if (menus.aliasCount() >= RichMenus.ALIASES_MAX) throw refused(400, RichMenuErrors.TOO_MANY_ALIASES);
            menus.setAlias(request.richMenuAliasId(), request.richMenuId());
        });
        return Reply.ok();
    }

    private Reply update(Call call) {
        String id = Bodies.read(call, AliasRequest::readUpdate);
        Account account = call.account();
        String alias = call.variable("richMenuAliasId");
        account.locking(() -> {
            if (account.richMenus().alias(alias).isEmpty()) throw refused(404, RichMenuErrors.ALIAS_NOT_FOUND);
            requireImage(account.richMenus(), id);
            account.richMenus().setAlias(alias, id);
        });
        return Reply.ok();
    }

    private Reply get(Call call) {
        Account account = call.account();
        String alias = call.variable("richMenuAliasId");
        return account.locked(() -> account.richMenus().alias(alias))
                .map(id -> Reply.json(new Alias(alias, id)))
                .orElseThrow(() -> refused(404, RichMenuErrors.ALIAS_NOT_FOUND));
    }

    private Reply list(Call call) {
        Account account = call.account();
        List<Alias> aliases = account.locked(() -> account.richMenus().aliases()).entrySet().stream()
                .map(entry -> new Alias(entry.getKey(), entry.getValue()))
                .toList();
        return Reply.json(Map.of("aliases", aliases));
    }

    private Reply delete(Call call) {
        Account account = call.account();
        if (!account.locked(() -> account.richMenus().removeAlias(call.variable("richMenuAliasId"))))
            throw refused(404, RichMenuErrors.ALIAS_NOT_FOUND);
        return Reply.ok();
    }

    /** Of a menu without a picture LINE says the same as of none. */
    private static void requireImage(RichMenus menus, String id) {
        if (!menus.hasImage(id)) throw refused(400, RichMenuErrors.NOT_FOUND);
    }

    private static Refused refused(int status, String message) {
        return Refused.of(status, RichMenuErrors.body(message));
    }
}
