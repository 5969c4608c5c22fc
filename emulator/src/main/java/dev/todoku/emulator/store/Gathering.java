package dev.todoku.emulator.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of collections and maps that are kept. Those that cannot be changed come back as such, in their order. */
enum Gathering {
    ARRAY_LIST(ArrayList.class),
    ARRAY_DEQUE(ArrayDeque.class),
    HASH_SET(HashSet.class),
    LINKED_HASH_SET(LinkedHashSet.class),
    TREE_SET(TreeSet.class),
    COPY_ON_WRITE_LIST(CopyOnWriteArrayList.class),
    CONCURRENT_DEQUE(ConcurrentLinkedDeque.class),
    CONCURRENT_QUEUE(ConcurrentLinkedQueue.class),
    KEY_SET(ConcurrentHashMap.KeySetView.class),
    HASH_MAP(HashMap.class),
    LINKED_HASH_MAP(LinkedHashMap.class),
    TREE_MAP(TreeMap.class),
    REVERSED_TREE_MAP(TreeMap.class),
    CONCURRENT_MAP(ConcurrentHashMap.class),
    SKIP_LIST_MAP(ConcurrentSkipListMap.class),
    FIXED_LIST(List.class),
    FIXED_SET(Set.class),
    FIXED_MAP(Map.class);

    private static final List<Gathering> ALL = List.of(values());
    private static final Pattern FIXED = Pattern.compile(
            "^java\\.util\\.(ImmutableCollections|Arrays|Collections\\$(Unmodifiable|Empty|Singleton)|ArrayList\\$SubList)");

    private final Class<?> type;

    Gathering(Class<?> type) {
        this.type = type;
    }

    /** Of an object; absent if it is none, or one with an order of its own. */
    static @Nullable Gathering of(Object value) {
        if (value instanceof TreeMap<?, ?> map && Collections.reverseOrder().equals(map.comparator()))
            return REVERSED_TREE_MAP;
        // an empty map of enums does not tell of which; a tree has the same order
        if (value instanceof EnumMap<?, ?> map && map.isEmpty()) return TREE_MAP;
        if (value instanceof EnumSet<?>) return TREE_SET;
        boolean ordered = (value instanceof SortedMap<?, ?> map && map.comparator() != null)
                || (value instanceof SortedSet<?> set && set.comparator() != null);
        if (ordered) return null;
        for (Gathering gathering : ALL) if (gathering.type == value.getClass()) return gathering;
        String name = value.getClass().getName();
        if (!FIXED.matcher(name).find()) return null;
        return switch (value) {
            case List<?> _ -> FIXED_LIST;
            case SortedSet<?> _, SortedMap<?, ?> _ -> null;
            case Set<?> _ -> FIXED_SET;
            case Map<?, ?> _ -> FIXED_MAP;
            default -> null;
        };
    }

    static Gathering of(int number) {
        return ALL.get(number);
    }

    int number() {
        return ALL.indexOf(this);
    }

    boolean isMap() {
        return Map.class.isAssignableFrom(type);
    }

    /** Empty; what is fixed comes in before it is closed. */
    Object open() {
        return switch (this) {
            case ARRAY_LIST -> new ArrayList<>();
            case ARRAY_DEQUE -> new ArrayDeque<>();
            case HASH_SET -> new HashSet<>();
            case LINKED_HASH_SET -> new LinkedHashSet<>();
            case TREE_SET -> new TreeSet<>();
            case COPY_ON_WRITE_LIST -> new CopyOnWriteArrayList<>();
            case CONCURRENT_DEQUE -> new ConcurrentLinkedDeque<>();
            case CONCURRENT_QUEUE -> new ConcurrentLinkedQueue<>();
            case KEY_SET -> ConcurrentHashMap.newKeySet();
            case HASH_MAP -> new HashMap<>();
            case LINKED_HASH_MAP -> new LinkedHashMap<>();
            case TREE_MAP -> new TreeMap<>();
            case REVERSED_TREE_MAP -> new TreeMap<>(Collections.reverseOrder());
            case CONCURRENT_MAP -> new ConcurrentHashMap<>();
            case SKIP_LIST_MAP -> new ConcurrentSkipListMap<>();
            case FIXED_LIST -> new ArrayList<>();
            case FIXED_SET -> new LinkedHashSet<>();
            case FIXED_MAP -> new LinkedHashMap<>();
        };
    }

    Object close(Object filled) {
        return switch (this) {
            case FIXED_LIST -> Collections.unmodifiableList((List<?>) filled);
            case FIXED_SET -> Collections.unmodifiableSet((Set<?>) filled);
            case FIXED_MAP -> Collections.unmodifiableMap((Map<?, ?>) filled);
            default -> filled;
        };
    }
}
