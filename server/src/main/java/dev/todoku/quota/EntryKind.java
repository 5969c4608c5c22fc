package dev.todoku.quota;

import java.util.Locale;

/** The ledger's kinds of entry; what each does to a pot's balance is written here and nowhere else. */
public enum EntryKind {
    /** Messages asked for, before the first request leaves. */
    RESERVE(1, 0),
    /** LINE took the request (2xx, or 409 on a repeat): reserved becomes used. */
    ACCEPT(-1, 1),
    /** Reserved messages that certainly were not sent. */
    RELEASE(-1, 0),
    /** What a month could not send and now waits for the owner's decision; changes no balance. */
    HOLD(0, 0),
    /** LINE's own count of a day and route differs from what it accepted (silent blocks): corrects used. */
    ADJUST(0, 1),
    /** Messages LINE counted that were not ours; lowers what may be granted, not what we used. */
    EXTERNAL(0, 0);

    private final int reserved;
    private final int used;

    EntryKind(int reserved, int used) {
        this.reserved = reserved;
        this.used = used;
    }

    /** Change of a pot's reserved messages by an entry of {@code amount}. */
    public long reservedBy(long amount) {
        return reserved * amount;
    }

    /** Change of a pot's used messages by an entry of {@code amount}. */
    public long usedBy(long amount) {
        return used * amount;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
