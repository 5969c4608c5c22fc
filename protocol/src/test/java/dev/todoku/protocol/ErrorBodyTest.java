package dev.todoku.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {

    @Test
    void leavesOutDetailsWhenThereAreNone() {
        assertThat(Json.write(ErrorBody.of(LineErrors.MONTHLY_LIMIT)))
                .asString()
                .isEqualTo("{\"message\":\"You have reached your monthly limit.\"}");
    }

    @Test
    void countsItsDetails() {
        ErrorBody body = ErrorBody.of(List.of(
                new ErrorDetail("May not be empty", "messages[0].text"), new ErrorDetail("must be specified", null)));
        assertThat(Json.write(body))
                .asString()
                .isEqualTo("{\"message\":\"The request body has 2 error(s)\",\"details\":["
                        + "{\"message\":\"May not be empty\",\"property\":\"messages[0].text\"},"
                        + "{\"message\":\"must be specified\"}]}");
    }

    @Test
    void aRepeatedPushNamesWhatWasSent() {
        assertThat(Json.write(
                        ErrorBody.retryKeyAccepted(List.of(new SentMessage("461230966842064897", "IStG5h1Tz7b")))))
                .asString()
                .isEqualTo("{\"message\":\"The retry key is already accepted\",\"sentMessages\":"
                        + "[{\"id\":\"461230966842064897\",\"quoteToken\":\"IStG5h1Tz7b\"}]}");
        assertThat(Json.write(ErrorBody.retryKeyAccepted(List.of())))
                .asString()
                .isEqualTo("{\"message\":\"The retry key is already accepted\"}");
    }

    @Test
    void isReadBackFromWhatLineAnswers() {
        ErrorBody body =
                Json.mapper().readValue("{\"message\":\"Not found\",\"details\":[],\"unheardOf\":1}", ErrorBody.class);
        assertThat(body.message()).isEqualTo("Not found");
        assertThat(body.details()).isEmpty();
    }

    @Test
    void saysWhatLineSays() {
        assertThat(LineErrors.invalidProperty("to"))
                .isEqualTo("The property, 'to', in the request body is invalid (line: -, column: -)");
        assertThat(LineErrors.invalidRecipient(1))
                .isEqualTo("The property, to[1], in the request body is invalid (line: -, column: -)");
        assertThat(LineErrors.unsupportedContentType("text/plain"))
                .isEqualTo("The content type, text/plain, is not supported");
        assertThat(LineErrors.INVALID_TOKEN)
                .isEqualTo("Authentication failed due to the following reason: invalid token. "
                        + "Confirm that the access token in the authorization header is valid.");
        assertThat(LineErrors.invalidParameter("userId")).isEqualTo("The value for the 'userId' parameter is invalid");
    }
}
