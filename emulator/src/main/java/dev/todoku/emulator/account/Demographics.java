package dev.todoku.emulator.account;

import dev.todoku.protocol.narrowcast.Area;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * LINE's estimates about friends, in columns by ordinal: 8 bytes each, so that a million friends take 8 MB. What was
 * never set is unknown. Guarded by the account's lock.
 */
public final class Demographics {
    private static final List<Gender> GENDERS = List.of(Gender.values());
    private static final List<AgeBand> AGES = List.of(AgeBand.values());
    private static final List<AppType> APP_TYPES = List.of(AppType.values());

    private byte[] gender = new byte[0];
    private byte[] age = new byte[0];
    /** One more than the place in {@link Area#all()}; 0 is unknown. */
    private byte[] area = new byte[0];

    private byte[] appType = new byte[0];
    /** Days since 1970; 0 is unknown. */
    private int[] followedOn = new int[0];

    public void set(int ordinal, Traits traits) {
        makeRoomFor(ordinal);
        gender[ordinal] = (byte) GENDERS.indexOf(traits.gender());
        age[ordinal] = (byte) AGES.indexOf(traits.age());
        area[ordinal] = place(traits.area());
        appType[ordinal] = (byte) APP_TYPES.indexOf(traits.appType());
    }

    /** The day, UTC+9, on which somebody became a friend. */
    public void followed(int ordinal, LocalDate day) {
        makeRoomFor(ordinal);
        followedOn[ordinal] = (int) day.toEpochDay();
    }

    /** As {@link #followed}, of all from {@code first} to before {@code end}. */
    public void followed(int first, int end, LocalDate day) {
        if (first >= end) return;
        makeRoomFor(end - 1);
        Arrays.fill(followedOn, first, end, (int) day.toEpochDay());
    }

    public Traits of(int ordinal) {
        return new Traits(gender(ordinal), age(ordinal), area(ordinal), appType(ordinal));
    }

    public Gender gender(int ordinal) {
        return isKnown(ordinal) ? GENDERS.get(gender[ordinal]) : Gender.UNKNOWN;
    }

    public AgeBand age(int ordinal) {
        return isKnown(ordinal) ? AGES.get(age[ordinal]) : AgeBand.UNKNOWN;
    }

    public @Nullable Area area(int ordinal) {
        return isKnown(ordinal) && area[ordinal] > 0 ? Area.all().get(area[ordinal] - 1) : null;
    }

    public AppType appType(int ordinal) {
        return isKnown(ordinal) ? APP_TYPES.get(appType[ordinal]) : AppType.OTHERS;
    }

    public Optional<LocalDate> followedOn(int ordinal) {
        return isKnown(ordinal) && followedOn[ordinal] != 0
                ? Optional.of(LocalDate.ofEpochDay(followedOn[ordinal]))
                : Optional.empty();
    }

    private boolean isKnown(int ordinal) {
        return ordinal < gender.length;
    }

    private void makeRoomFor(int ordinal) {
        if (isKnown(ordinal)) return;
        int length = Math.max(ordinal + 1, 2 * gender.length);
        gender = Arrays.copyOf(gender, length);
        age = Arrays.copyOf(age, length);
        area = Arrays.copyOf(area, length);
        appType = Arrays.copyOf(appType, length);
        followedOn = Arrays.copyOf(followedOn, length);
    }

    private static byte place(@Nullable Area area) {
        return (byte) (area == null ? 0 : Area.all().indexOf(area) + 1);
    }
}
