package dev.todoku.protocol.richmenu;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.action.Action;
import dev.todoku.protocol.action.ActionPlace;
import dev.todoku.protocol.action.ActionReader;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link RichMenu}, in the words LINE has for what is drawn. */
final class RichMenuReader {

    private static final int AREAS_MAX = 20;
    private static final BigDecimal SLIMMEST = new BigDecimal("1.45");
    private static final TextRule NAME = TextRule.graphemes(300);
    private static final TextRule CHAT_BAR = TextRule.graphemes(14);

    private RichMenuReader() {}

    static @Nullable RichMenu read(Fields body) {
        Fields fields = body.asDrawn();
        RichMenu.Size size = size(fields.requiredObject("size"));
        if (!fields.has("selected")) fields.fault("selected", LineErrors.MUST_BE_SPECIFIED);
        boolean selected = fields.flag("selected");
        String name = fields.required("name", NAME);
        String chatBarText = fields.required("chatBarText", CHAT_BAR);
        List<RichMenu.Area> areas = new ArrayList<>();
        for (Fields area : fields.requiredObjects("areas", 0, AREAS_MAX)) {
            RichMenu.Bounds bounds = bounds(area.requiredObject("bounds"));
            Action action = ActionReader.required(area, "action", ActionPlace.RICH_MENU);
            if (bounds != null && action != null) areas.add(new RichMenu.Area(bounds, action));
        }
        return size == null ? null : new RichMenu(size, selected, name, chatBarText, areas);
    }

    private static RichMenu.@Nullable Size size(@Nullable Fields size) {
        if (size == null) return null;
        int width = (int) size.requiredWhole("width", 800, 2_500);
        int height = (int) size.requiredWhole("height", 250, Integer.MAX_VALUE);
        if (width > 0 && BigDecimal.valueOf(width).compareTo(SLIMMEST.multiply(BigDecimal.valueOf(height))) < 0)
            size.fault(RichMenuErrors.TOO_SLIM);
        return new RichMenu.Size(width, height);
    }

    private static RichMenu.@Nullable Bounds bounds(@Nullable Fields bounds) {
        if (bounds == null) return null;
        return new RichMenu.Bounds(
                (int) bounds.requiredWhole("x", 0, Integer.MAX_VALUE),
                (int) bounds.requiredWhole("y", 0, Integer.MAX_VALUE),
                (int) bounds.requiredWhole("width", 1, Integer.MAX_VALUE),
                (int) bounds.requiredWhole("height", 1, Integer.MAX_VALUE));
    }
}
