package dev.todoku.emulator.module;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module channel on an account, with what the account's owner allowed it.
 *
 * @param account channel id of the account
 */
public record Attachment(String moduleId, String account, List<String> scopes) {
    /** The scope without which a module hears of nothing and cannot control chats. */
    public static final String RECEIVE = "message:receive";

    public Attachment {
        scopes = List.copyOf(scopes);
    }

    public boolean allows(@Nullable String scope) {
        return scope == null || scopes.contains(scope);
    }

    /** What an owner has agreed to, before the module takes it up. */
    public record Agreement(
            Attachment attachment,
            String redirectUri,
            @Nullable String codeChallenge) {}
}
