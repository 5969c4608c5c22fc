package dev.todoku.protocol.audience;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /v2/bot/audienceGroup/upload}, by JSON or by file: more people for a group. What kind of ids they must be
 * depends on the group.
 */
public record AddedUpload(long audienceGroupId, @Nullable String uploadDescription, List<String> audiences) {

    public AddedUpload {
        audiences = List.copyOf(audiences);
    }

    /** The request in a body, or LINE's 400. */
    public static Checked<AddedUpload> read(byte[] body) {
        return AudienceRules.read(body, AddedUpload::read, upload -> upload.faults(AudienceRules.JSON_IDS_MAX));
    }

    /** The request that came as a form with a file of ids, one a line. */
    public static Checked<AddedUpload> ofFile(
            long audienceGroupId, @Nullable String uploadDescription, List<String> ids) {
        AddedUpload upload = new AddedUpload(audienceGroupId, uploadDescription, ids);
        return AudienceRules.check(upload, upload.faults(AudienceRules.FILE_IDS_MAX));
    }

    static Optional<AudienceError> atLeastOne(List<String> ids) {
        return ids.isEmpty()
                ? Optional.of(AudienceError.UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS)
                : Optional.empty();
    }

    static List<String> ids(Fields fields) {
        return fields.objects("audiences", 0, Integer.MAX_VALUE).stream()
                .map(audience -> audience.required("id", TextRule.any()))
                .toList();
    }

    private Stream<Optional<AudienceError>> faults(int idsMax) {
        return Stream.of(
                AudienceRules.uploadDescription(uploadDescription),
                AudienceRules.count(audiences, idsMax),
                atLeastOne(audiences));
    }

    private static AddedUpload read(Fields fields) {
        return new AddedUpload(
                fields.requiredWhole("audienceGroupId", 0, Long.MAX_VALUE),
                fields.optional("uploadDescription", TextRule.any()),
                ids(fields));
    }
}
