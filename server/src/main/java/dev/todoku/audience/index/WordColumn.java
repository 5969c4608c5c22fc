package dev.todoku.audience.index;

import dev.todoku.audience.Rule.ValueTest;
import dev.todoku.friend.Folding;
import dev.todoku.protocol.Json;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A set of friends per value: texts, choices, yes and no. A text that is another for nearly everybody would take a set for
 * each of them, so there is a most; beyond it the column knows only who has a value.
 */
final class WordColumn implements Column {

    static final int VALUES_MAX = 20_000;

    /** A value and who has it. */
    private record Holders(int code, JsonNode value, RoaringBitmap ordinals) {}

    private final boolean several;

    /** Values that {@link Folding} makes the same are the same; kept as it makes them. */
    private final boolean folds;

    private final int most;
    private final RoaringBitmap present = new RoaringBitmap();
    private final Map<JsonNode, Holders> byValue = new HashMap<>();
    /** By code, with gaps where the last holder is gone. */
    private final List<@Nullable Holders> byCode = new ArrayList<>();

    /** Who has which value, to find the one to take away; not needed where somebody has several. */
    private final Slices codes = new Slices();

    private boolean exact = true;

    WordColumn(boolean several) {
        this(several, VALUES_MAX);
    }

    static WordColumn folding() {
        return new WordColumn(false, true, VALUES_MAX);
    }

    WordColumn(boolean several, int most) {
        this(several, false, most);
    }

    private WordColumn(boolean several, boolean folds, int most) {
        this.several = several;
        this.folds = folds;
        this.most = most;
    }

    @Override
    public void set(int ordinal, JsonNode value) {
        remove(ordinal);
        present.add(ordinal);
        if (several && value.isArray()) {
            value.forEach(each -> add(ordinal, each));
        } else {
            add(ordinal, folded(value));
        }
    }

    private JsonNode folded(JsonNode value) {
        return folds ? StringNode.valueOf(Folding.fold(value.asString())) : value;
    }

    private void add(int ordinal, JsonNode value) {
        if (!exact) {
            return;
        }
        Holders holders = byValue.get(value);
        if (holders == null) {
            if (byValue.size() >= most) {
                giveUp();
                return;
            }
            int free = byCode.size() > byValue.size() ? byCode.indexOf(null) : byCode.size();
            holders = new Holders(free, value, new RoaringBitmap());
            byValue.put(value, holders);
            if (free == byCode.size()) {
                byCode.add(holders);
            } else {
                byCode.set(free, holders);
            }
        }
        holders.ordinals().add(ordinal);
        if (!several) {
            codes.set(ordinal, holders.code());
        }
    }

    private void giveUp() {
        exact = false;
        byValue.clear();
        byCode.clear();
    }

    @Override
    public void remove(int ordinal) {
        if (!present.checkedRemove(ordinal) || !exact) {
            return;
        }
        if (several) {
            List.copyOf(byValue.values()).forEach(holders -> remove(ordinal, holders));
            return;
        }
        codes.get(ordinal).ifPresent(code -> remove(ordinal, Objects.requireNonNull(byCode.get((int) code))));
        codes.remove(ordinal);
    }

    /** A value nobody has is forgotten: it may name somebody who was erased. */
    private void remove(int ordinal, Holders holders) {
        holders.ordinals().remove(ordinal);
        if (holders.ordinals().isEmpty()) {
            byValue.remove(holders.value());
            byCode.set(holders.code(), null);
        }
    }

    @Override
    public boolean exact() {
        return exact;
    }

    @Override
    public RoaringBitmap present() {
        return present;
    }

    @Override
    public RoaringBitmap passing(ValueTest test, Today today) {
        return switch (test) {
            case ValueTest.Is(var value) -> having(value);
            case ValueTest.OneOf(var values) -> union(values.stream().map(this::having));
            case ValueTest.Contains(var part) -> containing(folds ? Folding.fold(part) : part);
            default -> throw new IllegalArgumentException("test: got %s (expected: one of words)".formatted(test));
        };
    }

    private RoaringBitmap containing(String part) {
        return union(byValue.values().stream()
                .filter(holders -> several
                        ? holders.value().asString().equals(part)
                        : holders.value().asString().contains(part))
                .map(Holders::ordinals));
    }

    private RoaringBitmap having(JsonNode value) {
        Holders holders = byValue.get(folded(value));
        return holders == null ? new RoaringBitmap() : holders.ordinals();
    }

    private static RoaringBitmap union(Stream<RoaringBitmap> sets) {
        RoaringBitmap union = new RoaringBitmap();
        sets.forEach(union::or);
        return union;
    }

    @Override
    public long bytes() {
        return present.getLongSizeInBytes()
                + codes.bytes()
                + byValue.values().stream()
                        .mapToLong(holders -> 200 + holders.ordinals().getLongSizeInBytes())
                        .sum();
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeBoolean(several);
        out.writeBoolean(folds);
        out.writeInt(most);
        out.writeBoolean(exact);
        present.serialize(out);
        out.writeInt(byValue.size());
        for (Holders holders : byValue.values()) {
            out.writeUTF(holders.value().toString());
            holders.ordinals().serialize(out);
        }
    }

    static WordColumn read(DataInputStream in) throws IOException {
        WordColumn column = new WordColumn(in.readBoolean(), in.readBoolean(), in.readInt());
        column.exact = in.readBoolean();
        column.present.deserialize(in);
        for (int code = 0, size = in.readInt(); code < size; code++) {
            int known = code;
            Holders holders = new Holders(code, Json.read(in.readUTF()), new RoaringBitmap());
            holders.ordinals().deserialize(in);
            column.byValue.put(holders.value(), holders);
            column.byCode.add(holders);
            if (!column.several) {
                holders.ordinals().forEach((int ordinal) -> column.codes.set(ordinal, known));
            }
        }
        return column;
    }
}
