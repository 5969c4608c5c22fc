package dev.todoku.friend;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field of a friend that has another value now.
 *
 * @param field {@code status}, {@code optedOut}, {@code profile}, {@code attribute:3}, {@code tag:5}
 */
record FieldChange(
        String field, @Nullable JsonNode from, @Nullable JsonNode to) {

    static final String STATUS = "status";
    static final String FOLLOWED_AT = "followedAt";
    static final String OPTED_OUT = "optedOut";
    static final String PROFILE = "profile";
    static final String ATTRIBUTE = "attribute:";
    static final String TAG = "tag:";

    /** Of a tag's change: which tag. */
    int tagId() {
        return Integer.parseInt(field.substring(TAG.length()));
    }

    /** Of a tag's change: put on, not taken off. */
    boolean isAdded() {
        return to != null && to.asBoolean();
    }

    /**
     * A profile's change is in the feed only: names are personal data, which the history does not repeat. So is another day
     * of following of someone who was a friend anyway.
     */
    boolean belongsInHistory() {
        return !field.equals(PROFILE) && !field.equals(FOLLOWED_AT);
    }
}
