package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.http.Reply;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.richmenu.BulkLinkRequest;
import dev.todoku.protocol.richmenu.BulkUnlinkRequest;
import dev.todoku.protocol.richmenu.RichMenuErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Who sees which rich menu: the default, and those of single users (reference, "Per-user rich menu"). */
final class RichMenuLinkApi {
    void addTo(Operations operations) {
        operations
                .post("/v2/bot/user/all/richmenu/{richMenuId}", this::setDefault)
                .get("/v2/bot/user/all/richmenu", this::getDefault)
                .delete("/v2/bot/user/all/richmenu", this::cancelDefault)
                .post("/v2/bot/user/{userId}/richmenu/{richMenuId}", this::link)
                .get("/v2/bot/user/{userId}/richmenu", this::linkOf)
                .delete("/v2/bot/user/{userId}/richmenu", this::unlink)
                .post("/v2/bot/richmenu/bulk/link", this::linkAll)
                .post("/v2/bot/richmenu/bulk/unlink", this::unlinkAll);
    }

    private Reply setDefault(Call call) {
        Account account = call.account();
        String id = call.variable("richMenuId");
        account.locking(() -> {
            requireImage(account, id, Refused.notFound());
            account.richMenus().setDefault(id);
        });
        return Reply.ok();
    }

    private Reply getDefault(Call call) {
        Account account = call.account();
        Optional<String> id = account.locked(() -> account.richMenus().defaultId());
        if (id.isPresent()) return Reply.json(Map.of("richMenuId", id.get()));
        boolean managers = account.locked(() -> account.richMenus().managers().isPresent());
        throw managers
                ? Refused.of(403, RichMenuErrors.body(RichMenuErrors.OWNED_BY_ANOTHER))
                : Refused.of(404, RichMenuErrors.body(RichMenuErrors.NO_DEFAULT));
    }

    private Reply cancelDefault(Call call) {
        Account account = call.account();
        account.locking(() -> account.richMenus().setDefault(null));
        return Reply.ok();
    }

    private Reply link(Call call) {
        Account account = call.account();
        UserId user = user(call);
        String id = call.variable("richMenuId");
        account.locking(() -> {
            requireImage(account, id, Refused.notFound());
            withFriend(account, user, ordinal -> account.richMenus().link(ordinal, id));
        });
        return Reply.ok();
    }

    private Reply linkOf(Call call) {
        Account account = call.account();
        UserId user = user(call);
        String id = account.locked(() -> {
                    int ordinal = account.friends().find(user.value());
                    return ordinal >= 0 && account.friends().isFollowing(ordinal)
                            ? account.richMenus().linkOf(ordinal)
                            : Optional.<String>empty();
                })
                .orElseThrow(() -> Refused.of(404, RichMenuErrors.body(RichMenuErrors.USER_HAS_NONE)));
        return Reply.json(Map.of("richMenuId", id));
    }

    private Reply unlink(Call call) {
        Account account = call.account();
        UserId user = user(call);
        account.locking(
                () -> withFriend(account, user, ordinal -> account.richMenus().unlink(ordinal)));
        return Reply.ok();
    }

    private Reply linkAll(Call call) {
        Account account = call.account();
        BulkLinkRequest request = Bodies.read(call, BulkLinkRequest::read);
        String id = request.richMenuId();
        account.locking(() -> {
            requireImage(account, id, Refused.of(404, RichMenuErrors.body(RichMenuErrors.NOT_FOUND)));
            withFriends(
                    account, request.userIds(), ordinal -> account.richMenus().link(ordinal, id));
        });
        return Reply.ok(202);
    }

    private Reply unlinkAll(Call call) {
        Account account = call.account();
        BulkUnlinkRequest request = Bodies.read(call, BulkUnlinkRequest::read);
        account.locking(() -> withFriends(
                account, request.userIds(), ordinal -> account.richMenus().unlink(ordinal)));
        return Reply.ok(202);
    }

    private static void requireImage(Account account, String id, Refused absent) {
        if (account.richMenus().find(id).isEmpty()) throw absent;
        if (!account.richMenus().hasImage(id)) throw Refused.badRequest(RichMenuErrors.body(RichMenuErrors.NO_IMAGE));
    }

    private static void withFriends(Account account, List<UserId> users, IntConsumer change) {
        users.forEach(user -> withFriend(account, user, change));
    }

    /** Nothing happens to who is no friend, and LINE does not say so. */
    private static void withFriend(Account account, UserId user, IntConsumer change) {
        int ordinal = account.friends().find(user.value());
        if (ordinal >= 0 && account.friends().isFollowing(ordinal)) change.accept(ordinal);
    }

    private static UserId user(Call call) {
        return UserId.find(call.variable("userId"))
                .orElseThrow(() -> Refused.of(400, ErrorBody.of(LineErrors.invalidParameter("userId"))));
    }
}
