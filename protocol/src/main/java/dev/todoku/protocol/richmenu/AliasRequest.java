package dev.todoku.protocol.richmenu;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.validation.RequestBody;

/** {@code POST /v2/bot/richmenu/alias}: a name by which areas switch to a menu, whichever it is at the time. */
public record AliasRequest(String richMenuAliasId, String richMenuId) {

    /** The request in a body, or LINE's 400. */
    public static Checked<AliasRequest> read(byte[] body) {
        return RequestBody.read(
                body, fields -> new AliasRequest(RichMenuIds.alias(fields), RichMenuIds.menu(fields, "richMenuId")));
    }

    /** The menu that {@code POST /v2/bot/richmenu/alias/{richMenuAliasId}} gives the alias, or LINE's 400. */
    public static Checked<String> readUpdate(byte[] body) {
        return RequestBody.read(body, fields -> RichMenuIds.menu(fields, "richMenuId"));
    }
}
