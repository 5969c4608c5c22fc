package dev.todoku.emulator.store;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The fields of the emulator's own objects in which state is kept, each under its path. */
final class Parts {
    /** What lives by real time, talks to the network, or is kept in another way. */
    private static final List<String> LEFT_OUT = List.of("clock", "http", "journal", "rate", "store");

    private record Place(Object part, Field field) {}

    private final Landscape landscape;
    private final Map<String, Place> places = new LinkedHashMap<>();

    Parts(Landscape landscape) {
        this.landscape = landscape;
        landscape.parts().forEach((path, part) -> {
            if (part.getClass().isHidden() || isLeftOut(part.getClass())) return;
            for (Field field : Shape.of(part.getClass()).fields())
                places.put(path + "/" + field.getName(), new Place(part, field));
        });
    }

    Landscape landscape() {
        return landscape;
    }

    void forEach(BiConsumer<String, @Nullable Object> use) {
        places.forEach((name, place) ->
                use.accept(name, Shape.of(place.part.getClass()).get(place.field, place.part)));
    }

    /** Puts back what was kept of a field; one that is no more is passed over. */
    void restore(String name, @Nullable Object value) {
        Place place = places.get(name);
        if (place != null) Shape.set(place.field, place.part, value);
    }

    private static boolean isLeftOut(Class<?> type) {
        String inside = type.getPackageName().replaceFirst("^dev\\.todoku\\.emulator\\.?", "");
        return inside.isEmpty() || LEFT_OUT.contains(inside);
    }
}
