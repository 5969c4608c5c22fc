package dev.todoku.protocol.richmenu;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.validation.RequestBody;
import java.util.List;

/** {@code POST /v2/bot/richmenu/bulk/unlink}: no menu of their own for up to 500 users. */
public record BulkUnlinkRequest(List<UserId> userIds) {

    public BulkUnlinkRequest {
        userIds = List.copyOf(userIds);
    }

    /** The request in a body, or LINE's 400. */
    public static Checked<BulkUnlinkRequest> read(byte[] body) {
        return RequestBody.read(body, fields -> new BulkUnlinkRequest(RichMenuIds.users(fields)));
    }
}
