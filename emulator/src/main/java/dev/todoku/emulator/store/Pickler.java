package dev.todoku.emulator.store;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as they are: ours by their fields, others by {@link Values} and {@link Gathering}. An object that is
 * met twice is written once; one that belongs to the emulator itself only by its name.
 */
final class Pickler {
    static final int NULL = 0;
    static final int BACK = 1;
    static final int OWN = 2;
    static final int OURS = 3;
    static final int ENUM = 4;
    static final int VALUE = 5;
    static final int GATHERING = 6;
    static final int ENUM_MAP = 7;
    static final int ARRAY = 8;
    static final int FLAT = 9;
    static final int BLOCK = 10;
    static final int WORK = 11;
    static final int OPTIONAL = 12;
    static final int REFERENCE = 13;

    /** Takes large arrays, so that what changes elsewhere does not move them. */
    @FunctionalInterface
    interface Blocks {
        /** Smaller ones stay where they are. */
        int LEAST = 16_384;

        /**
         * Takes an array.
         *
         * @param fixed whether it never changes, as bytes in a final field
         * @return its number
         */
        long put(Object array, boolean fixed);
    }

    private final Classes classes;
    private final Landscape own;
    private final @Nullable Blocks blocks;
    private final IdentityHashMap<Object, Integer> handles = new IdentityHashMap<>();
    private Bytes out = new Bytes();

    /**
     * Writes with the numbers of {@code classes} and the names of {@code own}.
     *
     * @param blocks absent: everything is written in place
     */
    Pickler(Classes classes, Landscape own, @Nullable Blocks blocks) {
        this.classes = classes;
        this.own = own;
        this.blocks = blocks;
    }

    /** The bytes of one object; what was written before is referred to. */
    byte[] pickle(@Nullable Object root) {
        out = new Bytes();
        write(root, false);
        return out.done();
    }

    private void write(@Nullable Object value, boolean inFinal) {
        if (value == null) {
            out.put(NULL);
            return;
        }
        String name = own.nameOf(value);
        if (name != null) {
            out.put(OWN);
            out.text(name);
            return;
        }
        Class<?> type = value.getClass();
        int codec = Values.codecOf(type);
        if (codec >= 0) {
            out.put(VALUE);
            out.put(codec);
            Values.write(codec, value, out);
        } else if (value instanceof Enum<?> constant) {
            out.put(ENUM);
            out.number(classes.number(constant.getDeclaringClass()));
            out.text(constant.name());
        } else if (value instanceof Record) {
            ours(value);
        } else if (!again(value)) {
            writeNew(value, type, inFinal);
        }
    }

    private void writeNew(Object value, Class<?> type, boolean inFinal) {
        Gathering gathering = Gathering.of(value);
        if (gathering != null) gathered(value, gathering);
        else if (type.isArray()) array(value, type.getComponentType(), inFinal);
        else if (value instanceof EnumMap<?, ?> map) enumMap(map);
        else if (value instanceof Optional<?> optional) {
            out.put(OPTIONAL);
            write(optional.orElse(null), false);
        } else if (value instanceof AtomicReference<?> reference) {
            out.put(REFERENCE);
            write(reference.get(), false);
        } else if (type.isHidden()) work(value);
        else if (type.getName().startsWith("dev.todoku.")) ours(value);
        else
            throw new IllegalStateException(
                    "state: got a " + type.getName() + " (expected: what can be kept, or a transient field)");
    }

    /** Whether it was written before; if not it has a number now. */
    private boolean again(Object value) {
        Integer handle = handles.putIfAbsent(value, handles.size());
        if (handle == null) return false;
        out.put(BACK);
        out.number(handle);
        return true;
    }

    private void ours(Object value) {
        Shape shape = Shape.of(value.getClass());
        out.put(OURS);
        out.number(classes.number(shape.type()));
        // classes of ours that threads share without an account's lock guard themselves so
        synchronized (value) {
            for (Field field : shape.fields()) write(shape.get(field, value), Modifier.isFinal(field.getModifiers()));
        }
    }

    private void gathered(Object value, Gathering gathering) {
        out.put(GATHERING);
        out.put(gathering.number());
        if (gathering.isMap()) {
            Map<?, ?> map = (Map<?, ?>) value;
            out.number(map.size());
            map.forEach((key, mapped) -> {
                write(key, false);
                write(mapped, false);
            });
        } else {
            Collection<?> elements = (Collection<?>) value;
            out.number(elements.size());
            elements.forEach(element -> write(element, false));
        }
    }

    private void enumMap(EnumMap<?, ?> map) {
        out.put(ENUM_MAP);
        out.number(classes.number(map.keySet().iterator().next().getDeclaringClass()));
        out.number(map.size());
        map.forEach((key, mapped) -> {
            out.text(key.name());
            write(mapped, false);
        });
    }

    private void array(Object value, Class<?> of, boolean inFinal) {
        if (!of.isPrimitive()) {
            Object[] elements = (Object[]) value;
            out.put(ARRAY);
            out.number(classes.number(of));
            out.number(elements.length);
            for (Object element : elements) write(element, false);
        } else if (blocks != null && java.lang.reflect.Array.getLength(value) >= Blocks.LEAST) {
            out.put(BLOCK);
            out.number(classes.number(of));
            out.number(blocks.put(value, inFinal && value instanceof byte[]));
        } else {
            out.put(FLAT);
            out.number(classes.number(of));
            out.array(value);
        }
    }

    /** A task: the code by the name that the compiler gave it, and what it holds on to. */
    private void work(Object lambda) {
        SerializedLambda form = form(lambda);
        out.put(WORK);
        out.text(form.getCapturingClass());
        out.text(form.getFunctionalInterfaceClass());
        out.text(form.getFunctionalInterfaceMethodName());
        out.text(form.getFunctionalInterfaceMethodSignature());
        out.number(form.getImplMethodKind());
        out.text(form.getImplClass());
        out.text(form.getImplMethodName());
        out.text(form.getImplMethodSignature());
        out.text(form.getInstantiatedMethodType());
        out.number(form.getCapturedArgCount());
        for (int i = 0; i < form.getCapturedArgCount(); i++) write(form.getCapturedArg(i), false);
    }

    private static SerializedLambda form(Object lambda) {
        try {
            Method replace = lambda.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return (SerializedLambda) replace.invoke(lambda);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "state: got code in " + lambda.getClass().getName() + " (expected: only tasks are kept)", e);
        }
    }
}
