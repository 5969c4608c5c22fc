package dev.todoku.emulator.store;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The emulator's own objects, found by walking from its server when it has started and holds no state yet. They are
 * there again in the next process, so state refers to them by name: that of their class and, of several, their number.
 */
final class Landscape {
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
    private final Map<String, Object> byName = new LinkedHashMap<>();

    /** What {@code root} consists of. */
    static Landscape of(Object root) {
        Landscape landscape = new Landscape();
        landscape.walk(root, "");
        return landscape;
    }

    static Landscape none() {
        return new Landscape();
    }

    @Nullable String nameOf(Object object) {
        return names.get(object);
    }

    Object named(String name) {
        Object object = byName.get(name);
        if (object == null) throw new IllegalStateException("state: got a part '" + name + "' (expected: a known one)");
        return object;
    }

    /** All parts by their paths. */
    Map<String, Object> parts() {
        return byName;
    }

    private void walk(@Nullable Object object, String path) {
        if (object == null || names.containsKey(object)) return;
        Class<?> type = object.getClass();
        switch (object) {
            case Map<?, ?> map -> map.forEach((key, value) -> walk(value, path + "." + key));
            case Collection<?> collection -> {
                int place = 0;
                for (Object element : collection) walk(element, path + "." + place++);
            }
            case Enum<?> _ -> {}
            default -> {
                if (!type.getName().startsWith("dev.todoku.emulator.")) return;
                if (!(object instanceof Record)) {
                    String name = nameFor(type, path);
                    names.put(object, name);
                    byName.put(name, object);
                }
                fields(object, type, path);
            }
        }
    }

    /** Code that is handed around has no class name that lasts. */
    private String nameFor(Class<?> type, String path) {
        if (type.isHidden()) return path;
        String name = type.getName();
        int number = 1;
        while (byName.containsKey(name)) name = type.getName() + "#" + ++number;
        return name;
    }

    /** Transient ones too: what is not kept is still ours. */
    private void fields(Object object, Class<?> type, String path) {
        for (Class<?> from = type;
                from != null && from.getName().startsWith("dev.todoku.emulator.");
                from = from.getSuperclass())
            for (Field field : from.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) continue;
                field.setAccessible(true);
                try {
                    walk(field.get(object), path + "/" + field.getName());
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(field.toString(), e);
                }
            }
    }
}
