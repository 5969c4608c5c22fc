package dev.todoku.protocol.audience;

import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import java.util.List;

/**
 * How LINE refuses what is done to audience groups: always 400, a message, and the name as its one detail. Only three of
 * the messages are published; the others are ours, in LINE's style.
 */
public enum AudienceError {
    AUDIENCE_GROUP_CAN_NOT_UPLOAD_STATUS_EXPIRED("audience group is expired"),
    AUDIENCE_GROUP_COUNT_MAX_OVER("audience group count max over"),
    AUDIENCE_GROUP_NAME_SIZE_OVER("size over audienceGroupName"),
    AUDIENCE_GROUP_NAME_WRONG("wrong audienceGroupName"),
    AUDIENCE_GROUP_NAME_EMPTY("empty audienceGroupName"),
    AUDIENCE_GROUP_NOT_FOUND("audience group not found"),
    AUDIENCE_GROUP_REQUESTID_DUPLICATE("requestId is already used"),
    AUDIENCE_GROUP_UPLOAD_DESCRIPTION_SIZE_OVER("size over uploadDescription"),
    REQUEST_NOT_FOUND("request not found"),
    TOO_OLD_MESSAGES("too old messages"),
    UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT("Invalid audience id format"),
    UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS("no valid audience ids"),
    UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS("too many audience ids"),
    WRONG_BOT_ID("wrong bot id");

    private final String message;

    AudienceError(String message) {
        this.message = message;
    }

    public ErrorBody body() {
        return new ErrorBody(message, List.of(new ErrorDetail(name(), null)), null);
    }
}
