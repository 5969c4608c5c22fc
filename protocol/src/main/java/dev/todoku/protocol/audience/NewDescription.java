package dev.todoku.protocol.audience;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.validation.TextRule;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code PUT /v2/bot/audienceGroup/{audienceGroupId}/updateDescription}: another name for a group. */
public record NewDescription(String description) {

    /** The request in a body, or LINE's 400. */
    public static Checked<NewDescription> read(byte[] body) {
        return AudienceRules.read(
                body,
                fields -> new NewDescription(
                        Objects.requireNonNullElse(fields.optional("description", TextRule.any()), "")),
                request -> Stream.of(AudienceRules.description(request.description)));
    }
}
