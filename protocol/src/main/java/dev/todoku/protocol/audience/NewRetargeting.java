package dev.todoku.protocol.audience;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/bot/audienceGroup/click} and {@code …/imp}: a new group of those who opened a link in a message, or
 * saw it.
 *
 * @param requestId a broadcast or narrowcast
 * @param clickUrl one link; absent: any
 */
public record NewRetargeting(
        String description, String requestId, @Nullable String clickUrl) {

    /** The request in a body, or LINE's 400. */
    public static Checked<NewRetargeting> read(byte[] body) {
        return AudienceRules.read(
                body,
                NewRetargeting::read,
                request -> Stream.of(
                        AudienceRules.description(request.description), AudienceRules.clickUrl(request.clickUrl)));
    }

    private static NewRetargeting read(Fields fields) {
        return new NewRetargeting(
                Objects.requireNonNullElse(fields.optional("description", TextRule.any()), ""),
                fields.required("requestId", TextRule.any()),
                fields.optional("clickUrl", TextRule.any()));
    }
}
