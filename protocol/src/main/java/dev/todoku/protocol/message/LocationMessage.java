package dev.todoku.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * A place on the map.
 *
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 */
public record LocationMessage(
        String title,
        String address,
        double latitude,
        double longitude,
        @Nullable QuickReply quickReply,
        @Nullable Sender sender)
        implements Message {

    public static final String TYPE = "location";

    @Override
    public String type() {
        return TYPE;
    }
}
