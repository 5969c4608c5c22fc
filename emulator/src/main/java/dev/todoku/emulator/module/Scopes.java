package dev.todoku.emulator.module;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which scope a module needs for which operation (LINE's documents, "Attach module channel", "Scopes"). */
public final class Scopes {
    /** The first that a path begins with counts. */
    private static final Map<String, String> BY_PATH = new LinkedHashMap<>();

    static {
        BY_PATH.put("/v2/bot/message/markAsRead", "message:mark_as_read");
        BY_PATH.put("/v2/bot/message/pnp/templated", "message:templated_pnp");
        BY_PATH.put("/v2/bot/message/delivery/pnp/templated", "message:templated_pnp");
        BY_PATH.put("/v2/bot/message/", "message:send");
        BY_PATH.put("/v2/bot/audienceGroup/", "message:send");
        BY_PATH.put("/v2/bot/chat/loading/", "message:send");
        BY_PATH.put("/v2/bot/chat/{chatId}/control/", Attachment.RECEIVE);
        BY_PATH.put("/v2/bot/user/all/richmenu", "account:manage");
        BY_PATH.put("/v2/bot/insight/", "account:manage");
        BY_PATH.put("/v2/bot/profile/", "profile:read");
        BY_PATH.put("/v2/bot/group/", "profile:read");
        BY_PATH.put("/v2/bot/room/", "profile:read");
        BY_PATH.put("/v2/bot/coupon", "coupon:manage");
    }

    private Scopes() {}

    /** The scope for an operation; null if any attached module may call it. */
    public static @Nullable String neededFor(String template) {
        return BY_PATH.entrySet().stream()
                .filter(one -> template.startsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
