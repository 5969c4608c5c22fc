package dev.todoku.protocol.richmenu;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.validation.RequestBody;
import java.util.List;

/** {@code POST /v2/bot/richmenu/bulk/link}: one menu for up to 500 users. */
public record BulkLinkRequest(String richMenuId, List<UserId> userIds) {

    public BulkLinkRequest {
        userIds = List.copyOf(userIds);
    }

    /** The request in a body, or LINE's 400. */
    public static Checked<BulkLinkRequest> read(byte[] body) {
        return RequestBody.read(
                body, fields -> new BulkLinkRequest(RichMenuIds.menu(fields, "richMenuId"), RichMenuIds.users(fields)));
    }
}
