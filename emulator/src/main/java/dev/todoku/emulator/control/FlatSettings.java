package dev.todoku.emulator.control;

import dev.todoku.emulator.setting.Settings;
import dev.todoku.protocol.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings as one list of switches: which of our records holds which is nobody's concern outside. */
final class FlatSettings {
    private FlatSettings() {}

    static ObjectNode write(Settings settings) {
        ObjectNode flat = Json.object();
        for (JsonNode area : Json.tree(settings)) flat.setAll((ObjectNode) area);
        return flat;
    }

    /** Takes every switch there is, and nothing else. */
    static Settings read(ObjectNode flat) {
        ObjectNode areas = Json.object();
        ObjectNode left = flat.deepCopy();
        for (Map.Entry<String, JsonNode> area : Json.tree(Settings.defaults()).properties()) {
            ObjectNode switches = areas.putObject(area.getKey());
            for (String name : area.getValue().propertyNames()) switches.set(name, left.remove(name));
        }
        if (!left.isEmpty())
            throw ControlRefused.badRequest("settings: got " + left.propertyNames() + " (expected: "
                    + write(Settings.defaults()).propertyNames() + ")");
        return ControlCall.as(Settings.class, areas);
    }
}
