package dev.todoku.emulator.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes that stand in the store, by number, each with the names of its fields as they were written, so that a
 * field that comes or goes does not make the rest unreadable. Numbers are given in order and never change.
 */
final class Classes {
    /** One class as it was written. */
    record Written(String name, List<String> fields) {}

    private final List<Written> written = new ArrayList<>();
    private final Map<Class<?>, Integer> numbers = new HashMap<>();

    synchronized int number(Class<?> type) {
        return numbers.computeIfAbsent(type, _ -> {
            boolean shaped = type.getName().startsWith("dev.todoku.") && !type.isEnum() && !type.isInterface();
            written.add(new Written(type.getName(), shaped ? Shape.of(type).names() : List.of()));
            return written.size() - 1;
        });
    }

    synchronized Written written(int number) {
        return written.get(number);
    }

    synchronized int size() {
        return written.size();
    }

    static Class<?> load(String name) {
        try {
            return switch (name) {
                case "long" -> long.class;
                case "int" -> int.class;
                case "byte" -> byte.class;
                case "double" -> double.class;
                case "char" -> char.class;
                case "short" -> short.class;
                case "float" -> float.class;
                case "boolean" -> boolean.class;
                default -> Class.forName(name, false, Classes.class.getClassLoader());
            };
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("class: got '" + name + "', which this version does not have", e);
        }
    }

    synchronized byte[] write() {
        Bytes out = new Bytes();
        out.number(written.size());
        for (Written each : written) {
            out.text(each.name);
            out.number(each.fields.size());
            each.fields.forEach(out::text);
        }
        return out.done();
    }

    /** Takes over what was written. A class whose fields have changed since gets a new number when written again. */
    synchronized void read(byte[] bytes) {
        Input in = new Input(bytes);
        for (int left = in.size(); left > 0; left--) {
            String name = in.text();
            List<String> fields = new ArrayList<>();
            for (int more = in.size(); more > 0; more--) fields.add(in.text());
            written.add(new Written(name, List.copyOf(fields)));
            adopt(written.size() - 1);
        }
    }

    private void adopt(int number) {
        Written known = written.get(number);
        Class<?> type;
        try {
            type = load(known.name);
        } catch (IllegalStateException gone) {
            return;
        }
        boolean shaped = type.getName().startsWith("dev.todoku.") && !type.isEnum() && !type.isInterface();
        if (!shaped || Shape.of(type).names().equals(known.fields)) numbers.put(type, number);
    }
}
