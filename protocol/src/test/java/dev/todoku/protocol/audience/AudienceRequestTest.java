package dev.todoku.protocol.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Checked;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AudienceRequestTest {
    private static final String USER = "U00000000000000000000000000000001";

    @Test
    void anUploadIsRead() {
        NewUpload upload = NewUpload.read(bytes("""
                        {"description":"a","uploadDescription":"b","audiences":[{"id":"%s"}]}""".formatted(USER))).orElseThrow(error -> new AssertionError(error));
        assertThat(upload).isEqualTo(new NewUpload("a", false, "b", List.of(USER)));
    }

    @Test
    void namesAndIdsAreChecked() {
        assertRefused(NewDescription.read(bytes("{}")), AudienceError.AUDIENCE_GROUP_NAME_EMPTY);
        assertRefused(
                NewDescription.read(bytes("{\"description\":\"%s\"}".formatted("x".repeat(121)))),
                AudienceError.AUDIENCE_GROUP_NAME_SIZE_OVER);
        assertRefused(
                NewDescription.read(bytes("{\"description\":\"a\\tb\"}")), AudienceError.AUDIENCE_GROUP_NAME_WRONG);
        assertRefused(
                NewUpload.ofFile("a", true, null, List.of(USER)),
                AudienceError.UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT);
        assertRefused(
                AddedUpload.ofFile(1, null, Collections.nCopies(1_500_001, USER)),
                AudienceError.UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS);
        assertRefused(
                AddedUpload.ofFile(1, null, List.of()), AudienceError.UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS);
    }

    @Test
    void aBodyOfTheWrongShapeIsRefusedAsEverywhere() {
        assertThat(NewUpload.read(bytes("{\"description\":\"a\",\"audiences\":3}")))
                .isInstanceOfSatisfying(
                        Checked.Refused.class,
                        refused -> assertThat(refused.error().message()).contains("'audiences'"));
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorNamesItself(AudienceError error) {
        assertThat(error.body().details()).singleElement().satisfies(detail -> {
            assertThat(detail.message()).isEqualTo(error.name());
            assertThat(detail.property()).isNull();
        });
    }

    private static void assertRefused(Checked<?> checked, AudienceError error) {
        assertThat(checked).isEqualTo(new Checked.Refused<>(error.body()));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
