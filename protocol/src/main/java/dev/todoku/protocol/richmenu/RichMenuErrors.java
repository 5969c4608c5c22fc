package dev.todoku.protocol.richmenu;

import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import java.util.List;

/** LINE's texts about rich menus. Unlike elsewhere, an answer without details shows their empty list. */
public final class RichMenuErrors {

    public static final String NOT_FOUND = "richmenu not found";
    public static final String NO_IMAGE = "must upload richmenu image before applying it to user";
    public static final String IMAGE_NOT_ALLOWED = "The image size is not allowed for richmenu";
    public static final String IMAGE_ALREADY_THERE = "An image has already been uploaded to the richmenu";
    public static final String UNSUPPORTED_IMAGE = "Unsupported media type";
    public static final String OWNED_BY_ANOTHER = "the richmenu is owned by another channel";
    public static final String NO_DEFAULT = "no default richmenu";
    public static final String USER_HAS_NONE = "the user has no richmenu";
    public static final String ALIAS_NOT_FOUND = "richmenu alias not found";
    public static final String ALIAS_CONFLICT = "conflict richmenu alias id";

    // The message of a detail.

    static final String INVALID_ID = "invalid richMenuId";
    static final String UNLINK_ALL_ALONE = "'unlinkAll' type can't be combined with other type";

    // Ours: LINE refuses these too, but its words are not known.

    public static final String TOO_MANY = "too many richmenus";
    public static final String TOO_MANY_ALIASES = "too many richmenu aliases";
    static final String INVALID_ALIAS_ID = "invalid richMenuAliasId";
    static final String INVALID_RESUME_KEY = "invalid resumeRequestKey";
    static final String TOO_SLIM = "width divided by height must be at least 1.45";

    private RichMenuErrors() {}

    /** The message with an empty list of details. */
    public static ErrorBody body(String message) {
        return new ErrorBody(message, List.of(), null);
    }

    /** A batch that links to a menu without an image. */
    public static ErrorBody batchTargetWithoutImage(String richMenuId) {
        return ErrorBody.of(List.of(new ErrorDetail(
                "'to' richmenu (%s) must have image but it doesn't".formatted(richMenuId), "operations[].to")));
    }

    /** A batch that names a menu that is not there. */
    public static ErrorBody batchMenuNotFound(String richMenuId) {
        return body("Richmenu (%s) is not found".formatted(richMenuId));
    }

    static String duplicatedFrom(String richMenuId) {
        return "from richmenu (%s) is duplicated".formatted(richMenuId);
    }
}
