package dev.todoku.protocol.audience;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.RequestBody;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What LINE checks of audience groups. */
public final class AudienceRules {

    public static final int JSON_IDS_MAX = 10_000;
    public static final int FILE_IDS_MAX = 1_500_000;
    private static final int DESCRIPTION_MAX = 120;
    private static final int UPLOAD_DESCRIPTION_MAX = 300;
    private static final int CLICK_URL_MAX = 2_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern IFA = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private AudienceRules() {}

    static Optional<AudienceError> description(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of(AudienceError.AUDIENCE_GROUP_NAME_EMPTY);
        }
        if (text.length() > DESCRIPTION_MAX) {
            return Optional.of(AudienceError.AUDIENCE_GROUP_NAME_SIZE_OVER);
        }
        return CONTROL.matcher(text).find() ? Optional.of(AudienceError.AUDIENCE_GROUP_NAME_WRONG) : Optional.empty();
    }

    static Optional<AudienceError> uploadDescription(@Nullable String text) {
        return text != null && text.length() > UPLOAD_DESCRIPTION_MAX
                ? Optional.of(AudienceError.AUDIENCE_GROUP_UPLOAD_DESCRIPTION_SIZE_OVER)
                : Optional.empty();
    }

    static Optional<AudienceError> clickUrl(@Nullable String url) {
        return url != null && url.length() > CLICK_URL_MAX
                ? Optional.of(AudienceError.REQUEST_NOT_FOUND)
                : Optional.empty();
    }

    static Optional<AudienceError> count(List<String> ids, int max) {
        return ids.size() > max
                ? Optional.of(AudienceError.UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS)
                : Optional.empty();
    }

    /** Whether all ids are user ids, or all advertising ids. */
    public static Optional<AudienceError> ids(List<String> ids, boolean ifa) {
        return ids.stream()
                        .allMatch(id -> ifa
                                ? IFA.matcher(id).matches()
                                : UserId.find(id).isPresent())
                ? Optional.empty()
                : Optional.of(AudienceError.UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT);
    }

    /** The request in a body, if all of {@code checks} find nothing. */
    static <T> Checked<T> read(
            byte[] body, Function<Fields, @Nullable T> reader, Function<T, Stream<Optional<AudienceError>>> checks) {
        Checked<T> read = RequestBody.read(body, reader);
        return read instanceof Checked.Valid<T>(T request) ? check(request, checks.apply(request)) : read;
    }

    static <T> Checked<T> check(T request, Stream<Optional<AudienceError>> faults) {
        Optional<AudienceError> first = faults.flatMap(Optional::stream).findFirst();
        return first.isPresent() ? new Checked.Refused<>(first.get().body()) : new Checked.Valid<>(request);
    }
}
