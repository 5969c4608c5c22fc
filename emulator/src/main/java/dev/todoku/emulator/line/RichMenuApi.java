package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.content.Blob;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.richmenu.RichMenus;
import dev.todoku.emulator.richmenu.StoredMenu;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.richmenu.RichMenu;
import dev.todoku.protocol.richmenu.RichMenuErrors;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rich menus themselves and their pictures (reference, "Rich menu"). */
final class RichMenuApi {
    private static final List<String> IMAGE_TYPES = List.of("image/jpeg", "image/png");

    private final InstantSource clock;
    private final Ids ids;

    RichMenuApi(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    void addTo(Operations operations) {
        operations
                .post("/v2/bot/richmenu", this::create)
                .post("/v2/bot/richmenu/validate", this::validate)
                .get("/v2/bot/richmenu/list", this::list)
                .get("/v2/bot/richmenu/{richMenuId}", this::get)
                .delete("/v2/bot/richmenu/{richMenuId}", this::delete)
                .post("/v2/bot/richmenu/{richMenuId}/content", this::upload)
                .get("/v2/bot/richmenu/{richMenuId}/content", this::download);
    }

    private record Listed(
            String richMenuId,
            RichMenu.Size size,
            boolean selected,
            String name,
            String chatBarText,
            List<RichMenu.Area> areas) {}

    private Reply create(Call call) {
        RichMenu menu = Bodies.read(call, RichMenu::read);
        String id = "richmenu-" + ids.secret();
        call.account().locking(() -> {
            RichMenus menus = call.account().richMenus();
            if (menus.size() >= RichMenus.MENUS_MAX)
                throw Refused.badRequest(RichMenuErrors.body(RichMenuErrors.TOO_MANY));
            menus.add(id, menu, clock.instant());
        });
        return Reply.json(Map.of("richMenuId", id));
    }

    private Reply validate(Call call) {
        Bodies.read(call, RichMenu::read);
        return Reply.ok();
    }

    private Reply list(Call call) {
        Account account = call.account();
        List<Listed> all = account.locked(() ->
                account.richMenus().all().stream().map(RichMenuApi::listed).toList());
        return Reply.json(Map.of("richmenus", all));
    }

    private Reply get(Call call) {
        return Reply.json(listed(require(call)));
    }

    private Reply delete(Call call) {
        Account account = call.account();
        if (!account.locked(() -> account.richMenus().remove(call.variable("richMenuId")))) throw Refused.notFound();
        return Reply.ok();
    }

    private Reply upload(Call call) {
        StoredMenu menu = require(call);
        String type = imageType(call.header("Content-Type"));
        byte[] content = call.body();
        Account account = call.account();
        account.locking(() -> {
            if (account.richMenus().hasImage(menu.id())) throw Refused.badRequest(RichMenuErrors.IMAGE_ALREADY_THERE);
            if (!account.richMenus().setImage(menu.id(), type, content))
                throw Refused.badRequest(RichMenuErrors.IMAGE_NOT_ALLOWED);
        });
        return Reply.ok();
    }

    private Reply download(Call call) {
        Blob image = require(call).image();
        if (image == null) throw Refused.notFound();
        return Reply.bytes(image.contentType(), image.bytes());
    }

    private static String imageType(@Nullable String header) {
        String type = header == null ? "" : header.split(";", 2)[0].strip();
        if (!IMAGE_TYPES.contains(type)) throw Refused.of(415, ErrorBody.of(RichMenuErrors.UNSUPPORTED_IMAGE));
        return type;
    }

    private static StoredMenu require(Call call) {
        Account account = call.account();
        return account.locked(() -> account.richMenus().find(call.variable("richMenuId")))
                .orElseThrow(Refused::notFound);
    }

    private static Listed listed(StoredMenu stored) {
        RichMenu menu = stored.menu();
        return new Listed(stored.id(), menu.size(), menu.selected(), menu.name(), menu.chatBarText(), menu.areas());
    }
}
