package dev.todoku.protocol;

import java.util.List;

/**
 * What LINE says when it refuses, to the letter.
 *
 * <p>Source: LINE's reference ("Error responses", and each endpoint), and texts that developers have reported from the
 * real API. Texts that nobody has published are in the last group; they are ours, in LINE's style.
 */
public final class LineErrors {

    // The main message of an answer.

    public static final String INVALID_REPLY_TOKEN = "Invalid reply token";
    public static final String FAILED_TO_SEND = "Failed to send messages";
    public static final String MONTHLY_LIMIT = "You have reached your monthly limit.";
    public static final String RATE_LIMIT = "The API rate limit has been exceeded. Try again later.";
    public static final String RETRY_KEY_ACCEPTED = "The retry key is already accepted";
    public static final String NOT_FOUND = "Not found";
    public static final String ACCESS_NOT_AVAILABLE = "Access to this API is not available for your account";
    public static final String INVALID_TOKEN =
            authenticationFailed("invalid token. Confirm that the access token in the authorization header is valid.");

    public static String requestBodyErrors(int count) {
        return "The request body has %d error(s)".formatted(count);
    }

    /** Faults inside a message. The space after the parenthesis is LINE's, and does not break. */
    public static String invalidMessage(String message) {
        return "A message (%s)\u00a0in the request body is invalid".formatted(message);
    }

    /** A property of the wrong kind; LINE gives no position when it finds the fault after parsing. */
    public static String invalidProperty(String property) {
        return invalidUnquoted("'" + property + "'");
    }

    /** A recipient of a multicast that is no user id. LINE writes this property without quotes. */
    public static String invalidRecipient(int index) {
        return invalidUnquoted("to[" + index + "]");
    }

    private static String invalidUnquoted(String property) {
        return "The property, %s, in the request body is invalid (line: -, column: -)".formatted(property);
    }

    public static String unparsable(int line, int column) {
        return "The request body could not be parsed as JSON (line: %d, column: %d)".formatted(line, column);
    }

    public static String unsupportedContentType(String contentType) {
        return "The content type, %s, is not supported".formatted(contentType);
    }

    public static String authenticationFailed(String reason) {
        return "Authentication failed due to the following reason: " + reason;
    }

    /** The value of a query or path parameter: {@code userId}, {@code groupId}, … */
    public static String invalidParameter(String parameter) {
        return "The value for the '%s' parameter is invalid".formatted(parameter);
    }

    // Narrowcast.

    public static final String NOT_ENOUGH_FRIENDS = "Your account does not have enough friends";
    public static final String FORBID_NEEDS_UP_TO =
            "The option forbidPartialDelivery must be used with upToRemainingQuota.";

    public static String invalidAudienceGroup(long audienceGroupId) {
        return "Invalid audience group id: " + audienceGroupId;
    }

    public static String invalidRequest(String requestId) {
        return "Invalid request id: " + requestId;
    }

    // The message of a detail about the body.

    public static final String MAY_NOT_BE_EMPTY = "May not be empty";
    public static final String MUST_NOT_BE_SPECIFIED = "Must not be specified";
    public static final String MUST_BE_HTTPS_URL = "Must be a valid HTTPS URL";
    public static final String MUST_BE_POSITIVE = "Must be a positive value";

    public static String size(int min, int max) {
        return "Size must be between %d and %d".formatted(min, max);
    }

    public static String length(int min, int max) {
        return "Length must be between %d and %d".formatted(min, max);
    }

    public static String between(long min, long max) {
        return "Must be between %d and %d".formatted(min, max);
    }

    public static String oneOf(List<String> values) {
        return "Must be one of the following values: [%s]".formatted(String.join(", ", values));
    }

    // The message of a detail about what is drawn: actions, templates, Flex.

    public static final String MUST_BE_SPECIFIED = "must be specified";
    public static final String MUST_BE_NON_EMPTY = "must be non-empty text";
    public static final String LABEL_MUST_BE_SPECIFIED = "`label` must be specified";
    public static final String TEXT_OR_CONTENTS = "`text` or `contents` must be specified";
    public static final String INVALID_PROPERTY = "invalid property";
    public static final String UNKNOWN_FIELD = "unknown field";
    public static final String INVALID_URI = "invalid uri";
    public static final String INVALID_URI_SCHEME = "invalid uri scheme";
    public static final String INVALID_UNIT = "invalid unit";
    public static final String LOWER_LIMIT = "lower limit exceeded";
    public static final String UPPER_LIMIT = "upper limit exceeded";
    public static final String NOT_NEGATIVE = "must be greater than or equal to 0";
    public static final String ASPECT_RATIO = "aspect ratio must be in the range (0 < (h/w) <= 3)";
    public static final String INVALID_BOX_CONTENT = "invalid box content type";
    public static final String NO_BLOCK = "At least one block must be specified";
    public static final String NO_VIDEO_HERE = "embedding videos in messages is not allowed";
    public static final String INVALID_DATETIME = "invalid datetime format for the specified mode";
    public static final String INVALID_DATETIME_ORDER = "invalid date time order";
    public static final String INCONSISTENT_COLUMNS =
            "The use of image, title and the number of actions should be consistent for all columns.";

    /** LINE forgets to fill in the type of the action. */
    public static final String NOT_AVAILABLE_IN_FLEX = "{0} action is not available for flex message";

    public static String tooLong(int max) {
        return "must not be longer than %d characters".formatted(max);
    }

    public static String tooMany(int max) {
        return "must not be more than %d items".formatted(max);
    }

    public static String badPlaceholder(String key) {
        return "The key '%s' enclosed in '{}' does not match the pattern '^[a-zA-Z0-9_]{1,20}$'.".formatted(key);
    }

    public static String flexTooLarge(int kilobytes) {
        return "Too large flex message. The maximum size of JSON data is %d KB.".formatted(kilobytes);
    }

    // Ours: LINE refuses these too, but its words are not known.

    public static final String INVALID_SENDER_NAME = "Invalid sender name";
    public static final String INVALID_TRACKING_ID = "Invalid characters are included in tracking id";
    public static final String INVALID_AGGREGATION_UNIT = "Invalid characters are included in custom aggregation unit";
    public static final String INVALID_EMOJI_INDEX = "The character at the index of an emoji must be '$'";
    public static final String MENTION_OF_USER = "mention is not available for the supported chat type: USER";
    public static final String UNBALANCED_BRACES = "The text contains an unescaped '{' or '}'.";
    public static final String TEXT_AND_DISPLAY_TEXT = "`text` and `displayText` must not be specified together";
    public static final String UNEQUAL_BUBBLES = "All bubbles of a carousel must have the same size";
    public static final String TOO_MANY_ANIMATED = "must not be more than 10 animated images";

    public static String tooFew(int min) {
        return "must not be less than %d items".formatted(min);
    }

    public static String mustMatch(String pattern) {
        return "must match \"%s\"".formatted(pattern);
    }

    public static String unknownPlaceholder(String key) {
        return "The key '%s' enclosed in '{}' is not found in 'substitution'.".formatted(key);
    }

    public static String tooManyOf(String kind, int max) {
        return "The number of %s objects must be at most %d.".formatted(kind, max);
    }

    public static final String ONE_OPERATOR = "Exactly one of and, or, not must be specified";
    public static final String ONE_BOUND = "At least one of gte, lt must be specified";

    private LineErrors() {}
}
