package dev.todoku.audience.index;

import dev.todoku.audience.Rule.Bound;
import dev.todoku.audience.Rule.ValueTest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;

/**
 * Numbers, as whole ones of a scale that grows with the most decimals seen. Who has a number beyond 2^60 in that scale, or
 * one with more than six decimals, makes the column inexact.
 */
final class NumberColumn implements Column {

    private static final int SCALE_MAX = 6;
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(60);

    private final RoaringBitmap present = new RoaringBitmap();
    private Slices plus = new Slices();

    /** Numbers below 0, by -1 - number. */
    private Slices minus = new Slices();

    private int scale;
    private boolean exact = true;

    @Override
    public void set(int ordinal, JsonNode value) {
        remove(ordinal);
        present.add(ordinal);
        BigDecimal number = value.decimalValue();
        int needed = Math.max(0, number.stripTrailingZeros().scale());
        if (needed > scale) {
            rescale(needed);
        }
        if (exact) {
            put(ordinal, number.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue());
        }
    }

    private void put(int ordinal, BigInteger units) {
        if (units.abs().compareTo(MOST) > 0) {
            giveUp();
        } else if (units.signum() < 0) {
            minus.set(ordinal, -1 - units.longValueExact());
        } else {
            plus.set(ordinal, units.longValueExact());
        }
    }

    private void giveUp() {
        exact = false;
        plus = new Slices();
        minus = new Slices();
    }

    private void rescale(int needed) {
        if (!exact || needed > SCALE_MAX) {
            giveUp();
            return;
        }
        BigInteger factor = BigInteger.TEN.pow(needed - scale);
        Slices oldPlus = plus;
        Slices oldMinus = minus;
        plus = new Slices();
        minus = new Slices();
        scale = needed;
        for (int ordinal : present.toArray()) {
            oldPlus.get(ordinal)
                    .ifPresent(units -> put(ordinal, BigInteger.valueOf(units).multiply(factor)));
            oldMinus.get(ordinal)
                    .ifPresent(
                            units -> put(ordinal, BigInteger.valueOf(-1 - units).multiply(factor)));
        }
    }

    @Override
    public void remove(int ordinal) {
        if (present.checkedRemove(ordinal)) {
            plus.remove(ordinal);
            minus.remove(ordinal);
        }
    }

    /** The number of one friend, as it comes close; for scores. */
    double approximately(int ordinal) {
        double units = plus.get(ordinal).orElse(0) - minus.get(ordinal).orElse(-1) - 1;
        return units / Math.pow(10, scale);
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
            case ValueTest.Is(var value) -> between(new Bound(value, true), new Bound(value, true));
            case ValueTest.OneOf(var values) -> {
                RoaringBitmap union = new RoaringBitmap();
                values.forEach(value -> union.or(between(new Bound(value, true), new Bound(value, true))));
                yield union;
            }
            case ValueTest.Range(var from, var to) -> between(from, to);
            default -> throw new IllegalArgumentException("test: got %s (expected: one of numbers)".formatted(test));
        };
    }

    private RoaringBitmap between(@Nullable Bound from, @Nullable Bound to) {
        long low = from == null ? Long.MIN_VALUE / 2 : units(from, RoundingMode.CEILING, 1);
        long high = to == null ? Long.MAX_VALUE / 2 : units(to, RoundingMode.FLOOR, -1);
        RoaringBitmap found = high < 0 ? new RoaringBitmap() : plus.between(low, high);
        if (low < 0) {
            found.or(minus.between(-1 - high, -1 - low));
        }
        return found;
    }

    /** The first whole unit that is within the bound. */
    private long units(Bound bound, RoundingMode inwards, int step) {
        BigDecimal units = bound.value().decimalValue().movePointRight(scale);
        BigInteger whole = units.setScale(0, inwards).toBigInteger();
        boolean onTheEdge = units.compareTo(new BigDecimal(whole)) == 0;
        BigInteger within = onTheEdge && !bound.inclusive() ? whole.add(BigInteger.valueOf(step)) : whole;
        BigInteger most = MOST.shiftLeft(1);
        return within.min(most).max(most.negate()).longValueExact();
    }

    @Override
    public long bytes() {
        return present.getLongSizeInBytes() + plus.bytes() + minus.bytes();
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(scale);
        out.writeBoolean(exact);
        present.serialize(out);
        plus.write(out);
        minus.write(out);
    }

    static NumberColumn read(DataInputStream in) throws IOException {
        NumberColumn column = new NumberColumn();
        column.scale = in.readInt();
        column.exact = in.readBoolean();
        column.present.deserialize(in);
        column.plus = Slices.read(in);
        column.minus = Slices.read(in);
        return column;
    }
}
