package dev.todoku.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the owner states to connect an account.
 *
 * @param channelId the Messaging API channel's id, from LINE's console
 * @param channelAccessToken a long-lived token; null: we issue tokens by id and secret
 * @param plan an id of the plan catalogue
 * @param additionalCap most additional messages a month; null: no cap
 * @param contract where the owner's figures differ from the plan's; null: nowhere
 */
public record NewAccount(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Pattern(regexp = "\\d{1,20}") String channelId,
        @NotBlank @Size(max = 100) String channelSecret,
        @Nullable @Size(max = 500) String channelAccessToken,
        @NotBlank String plan,
        @Nullable @Min(0) @Max(1_000_000_000) Long additionalCap,
        @Nullable @Valid Overrides contract) {

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "NewAccount[name=%s, channelId=%s]".formatted(name, channelId);
    }
}
