package dev.todoku.protocol.audience;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/bot/audienceGroup/upload}, by JSON or by file: a new group of people named by their ids.
 *
 * @param isIfaAudience whether the ids are advertising ids
 */
public record NewUpload(
        String description, boolean isIfaAudience, @Nullable String uploadDescription, List<String> audiences) {

    public NewUpload {
        audiences = List.copyOf(audiences);
    }

    /** The request in a body, or LINE's 400. */
    public static Checked<NewUpload> read(byte[] body) {
        return AudienceRules.read(
                body,
                NewUpload::read,
                upload -> Stream.concat(
                        upload.faults(AudienceRules.JSON_IDS_MAX),
                        Stream.of(AudienceRules.ids(upload.audiences, upload.isIfaAudience))));
    }

    /** The request that came as a form with a file of ids, one a line. */
    public static Checked<NewUpload> ofFile(
            @Nullable String description, boolean isIfaAudience, @Nullable String uploadDescription, List<String> ids) {
        NewUpload upload =
                new NewUpload(Objects.requireNonNullElse(description, ""), isIfaAudience, uploadDescription, ids);
        return AudienceRules.check(
                upload,
                Stream.concat(
                        upload.faults(AudienceRules.FILE_IDS_MAX),
                        Stream.of(AddedUpload.atLeastOne(ids), AudienceRules.ids(ids, isIfaAudience))));
    }

    private Stream<Optional<AudienceError>> faults(int idsMax) {
        return Stream.of(
                AudienceRules.description(description),
                AudienceRules.uploadDescription(uploadDescription),
                AudienceRules.count(audiences, idsMax));
    }

    private static NewUpload read(Fields fields) {
        return new NewUpload(
                Objects.requireNonNullElse(fields.optional("description", TextRule.any()), ""),
                fields.flag("isIfaAudience"),
                fields.optional("uploadDescription", TextRule.any()),
                AddedUpload.ids(fields));
    }
}
