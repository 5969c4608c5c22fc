package dev.todoku.protocol.richmenu;

import dev.todoku.protocol.message.Action;
import dev.todoku.protocol.message.RichMenuActions;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link RichMenu}. What is missing is told in words of its own: {@code must be specified}. */
final class RichMenuReader {

    private static final int AREAS_MAX = 20;
    private static final BigDecimal SLIMMEST = new BigDecimal("1.45");
    private static final TextRule NAME = TextRule.graphemes(1, 300);
    private static final TextRule CHAT_BAR = TextRule.graphemes(1, 14);

    private RichMenuReader() {}

    static @Nullable RichMenu read(Fields fields) {
        RichMenu.Size size = size(fields);
        require(fields, "selected");
        boolean selected = fields.flag("selected");
        String name = text(fields, "name", NAME);
        String chatBarText = text(fields, "chatBarText", CHAT_BAR);
        List<RichMenu.Area> areas = new ArrayList<>();
        require(fields, "areas");
        for (Fields area : fields.objects("areas", 0, AREAS_MAX)) {
            RichMenu.Bounds bounds = bounds(area);
            Action action = action(area);
            if (bounds != null && action != null) areas.add(new RichMenu.Area(bounds, action));
        }
        return size == null ? null : new RichMenu(size, selected, name, chatBarText, areas);
    }

    private static RichMenu.@Nullable Size size(Fields fields) {
        Fields size = object(fields, "size");
        if (size == null) return null;
        int width = whole(size, "width", 800, 2_500);
        int height = whole(size, "height", 250, Integer.MAX_VALUE);
        if (width > 0 && BigDecimal.valueOf(width).compareTo(SLIMMEST.multiply(BigDecimal.valueOf(height))) < 0)
            fields.fault("size", RichMenuErrors.TOO_SLIM);
        return new RichMenu.Size(width, height);
    }

    private static RichMenu.@Nullable Bounds bounds(Fields area) {
        Fields bounds = object(area, "bounds");
        if (bounds == null) return null;
        return new RichMenu.Bounds(
                whole(bounds, "x", 0, Integer.MAX_VALUE),
                whole(bounds, "y", 0, Integer.MAX_VALUE),
                whole(bounds, "width", 1, Integer.MAX_VALUE),
                whole(bounds, "height", 1, Integer.MAX_VALUE));
    }

    private static @Nullable Action action(Fields area) {
        Fields action = object(area, "action");
        return action == null ? null : RichMenuActions.read(action);
    }

    private static @Nullable Fields object(Fields fields, String name) {
        require(fields, name);
        return fields.object(name);
    }

    private static int whole(Fields fields, String name, int min, int max) {
        if (!require(fields, name)) return 0;
        return (int) fields.requiredWhole(name, min, max);
    }

    private static String text(Fields fields, String name, TextRule rule) {
        require(fields, name);
        String text = fields.optional(name, rule);
        return text == null ? "" : text;
    }

    private static boolean require(Fields fields, String name) {
        if (fields.has(name)) return true;
        fields.fault(name, RichMenuErrors.MUST_BE_SPECIFIED);
        return false;
    }
}
