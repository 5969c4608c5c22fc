package dev.todoku.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the owner wants sent.
 *
 * @param audience a rule, see the audience module
 * @param messages one to five LINE message objects
 * @param sendAt when to start by itself; null leaves a draft
 * @param atMonthEnd {@code hold} (or null): what a month cannot send waits for a decision; {@code go-on}: it is sent
 *     after the reset by itself
 * @param repeat when it comes round after {@code sendAt}, which is then the first time; null: once
 * @param trial texts that are tried on a part of the audience first; null: none
 * @param budget the most messages it may use in a month
 */
public record NewCampaign(
        @NotBlank @Size(max = 100) String name,
        @NotNull JsonNode audience,
        @NotNull JsonNode messages,
        @Nullable Instant sendAt,
        @Nullable String atMonthEnd,
        @Nullable @Min(1) @Max(1_000_000_000) Long budget,
        @Nullable @Valid Repeat repeat,
        @Nullable @Valid Trial trial) {}
