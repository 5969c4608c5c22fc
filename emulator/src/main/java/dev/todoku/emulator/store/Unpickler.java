package dev.todoku.emulator.store;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Pickler} wrote, in the same order. */
final class Unpickler {
    private final Classes classes;
    private final Landscape own;
    private final LongFunction<byte[]> blocks;
    private final List<@Nullable Object> handles = new ArrayList<>();
    private final IdentityHashMap<Object, Long> blockNumbers = new IdentityHashMap<>();

    Unpickler(Classes classes, Landscape own, LongFunction<byte[]> blocks) {
        this.classes = classes;
        this.own = own;
        this.blocks = blocks;
    }

    @Nullable Object unpickle(byte[] bytes) {
        return read(new Input(bytes));
    }

    /** The large arrays that came from blocks, and from which. */
    IdentityHashMap<Object, Long> blockNumbers() {
        return blockNumbers;
    }

    private @Nullable Object read(Input in) {
        int tag = in.get();
        return switch (tag) {
            case Pickler.NULL -> null;
            case Pickler.BACK -> handles.get(in.size());
            case Pickler.OWN -> own.named(in.text());
            case Pickler.VALUE -> Values.read(in.get(), in);
            case Pickler.ENUM ->
                constant(Classes.load(classes.written(in.size()).name()), in.text());
            case Pickler.OURS -> ours(in);
            case Pickler.GATHERING -> gathered(in);
            case Pickler.ENUM_MAP -> enumMap(in);
            case Pickler.ARRAY -> array(in);
            case Pickler.FLAT -> {
                Class<?> type = Classes.load(classes.written(in.size()).name());
                yield remember(Bytes.unflat(type, in.bytes()));
            }
            case Pickler.BLOCK -> block(in);
            case Pickler.OPTIONAL -> {
                int handle = reserve();
                Object optional = Optional.ofNullable(read(in));
                handles.set(handle, optional);
                yield optional;
            }
            case Pickler.REFERENCE -> {
                AtomicReference<@Nullable Object> reference = new AtomicReference<>();
                remember(reference);
                reference.set(read(in));
                yield reference;
            }
            case Pickler.WORK -> work(in);
            default -> throw new IllegalStateException("state: got tag " + tag + " (expected: one that was written)");
        };
    }

    private Object ours(Input in) {
        Classes.Written written = classes.written(in.size());
        Shape shape = Shape.of(Classes.load(written.name()));
        if (shape.type().isRecord()) {
            Map<String, @Nullable Object> values = new HashMap<>();
            for (String name : written.fields()) values.put(name, read(in));
            return shape.construct(values);
        }
        Object object = remember(shape.allocate());
        for (String name : written.fields()) {
            Object value = read(in);
            for (Field field : shape.fields()) if (field.getName().equals(name)) Shape.set(field, object, value);
        }
        return object;
    }

    @SuppressWarnings("unchecked")
    private Object gathered(Input in) {
        Gathering gathering = Gathering.of(in.get());
        Object open = gathering.open();
        int handle = reserve();
        Object closed = gathering.close(open);
        handles.set(handle, closed);
        for (int left = in.size(); left > 0; left--) {
            Object first = read(in);
            if (gathering.isMap()) ((Map<@Nullable Object, @Nullable Object>) open).put(first, read(in));
            else ((Collection<@Nullable Object>) open).add(first);
        }
        return closed;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object enumMap(Input in) {
        Class type = Classes.load(classes.written(in.size()).name());
        EnumMap map = new EnumMap(type);
        remember(map);
        for (int left = in.size(); left > 0; left--) map.put((Enum) constant(type, in.text()), read(in));
        return map;
    }

    @SuppressWarnings("NullAway") // what was absent in the array that was written is absent again
    private Object array(Input in) {
        Class<?> type = Classes.load(classes.written(in.size()).name());
        Object[] array = (Object[]) Array.newInstance(type, in.size());
        remember(array);
        for (int i = 0; i < array.length; i++) array[i] = read(in);
        return array;
    }

    private Object block(Input in) {
        Class<?> type = Classes.load(classes.written(in.size()).name());
        long number = in.number();
        Object array = remember(Bytes.unflat(type, blocks.apply(number)));
        blockNumbers.put(array, number);
        return array;
    }

    @SuppressWarnings("NullAway") // a lambda may have captured null
    private Object work(Input in) {
        int handle = reserve();
        Class<?> capturing = Classes.load(in.text().replace('/', '.'));
        String functional = in.text();
        String method = in.text();
        String signature = in.text();
        int kind = in.size();
        String implementing = in.text();
        String code = in.text();
        String codeSignature = in.text();
        String instantiated = in.text();
        Object[] held = new Object[in.size()];
        for (int i = 0; i < held.length; i++) held[i] = read(in);
        SerializedLambda form = new SerializedLambda(
                capturing, functional, method, signature, kind, implementing, code, codeSignature, instantiated, held);
        try {
            Method back = capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
            back.setAccessible(true);
            Object work = back.invoke(null, form);
            handles.set(handle, work);
            return work;
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("task: got " + code + ", which this version does not have", e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object constant(Class<?> type, String name) {
        return Enum.valueOf((Class) type, name);
    }

    private Object remember(Object object) {
        handles.add(object);
        return object;
    }

    private int reserve() {
        handles.add(null);
        return handles.size() - 1;
    }
}
