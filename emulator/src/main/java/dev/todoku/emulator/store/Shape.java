package dev.todoku.emulator.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a class of ours keeps: its fields that are neither static nor transient, those of its superclasses first. */
record Shape(Class<?> type, List<Field> fields) {
    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    static Shape of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, Shape::look);
    }

    List<String> names() {
        return fields.stream().map(Field::getName).toList();
    }

    @Nullable Object get(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    /** Final fields too: an object that is being read is not in use yet. */
    static void set(Field field, Object of, @Nullable Object value) {
        try {
            field.set(of, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    /** An object without its constructor's work, as Java's own deserialization makes it. */
    Object allocate() {
        try {
            Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
            Object instance = factory.getMethod("getReflectionFactory").invoke(null);
            Constructor<?> constructor =
                    (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                            .invoke(instance, type, Object.class.getDeclaredConstructor());
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.toString(), e);
        }
    }

    /** A record, by its own constructor, so that what it checks stays checked. */
    @SuppressWarnings("NullAway") // reflection takes null for a component that may be absent
    Object construct(Map<String, @Nullable Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) arguments[i] = values.get(components[i].getName());
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.toString(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.toString(), e);
        }
    }

    private static Shape look(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> from = type; from != null && from != Object.class && from != Record.class; ) {
            List<Field> own = Arrays.stream(from.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .filter(field -> !Modifier.isTransient(field.getModifiers()))
                    .toList();
            own.forEach(field -> field.setAccessible(true));
            fields.addAll(0, own);
            from = from.getSuperclass();
        }
        return new Shape(type, List.copyOf(fields));
    }
}
