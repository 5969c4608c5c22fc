package dev.todoku.protocol.richmenu;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.action.Action;
import dev.todoku.protocol.validation.RequestBody;
import java.util.List;

/**
 * A rich menu without its picture: {@code POST /v2/bot/richmenu}.
 *
 * <p>Source: LINE's reference, "Rich menu object".
 *
 * @param selected whether it is open when the chat is opened
 * @param name for the owner; friends do not see it
 * @param chatBarText what stands on the bar that opens it
 */
public record RichMenu(Size size, boolean selected, String name, String chatBarText, List<Area> areas) {

    /** In pixels, the same as the picture's. */
    public record Size(int width, int height) {}

    /** A rectangle of the picture; x and y from its upper left corner. */
    public record Bounds(int x, int y, int width, int height) {}

    /** What tapping a part of the picture does. */
    public record Area(Bounds bounds, Action action) {}

    public RichMenu {
        areas = List.copyOf(areas);
    }

    /** The menu in a body, or LINE's 400. */
    public static Checked<RichMenu> read(byte[] body) {
        return RequestBody.read(body, RichMenuReader::read);
    }
}
