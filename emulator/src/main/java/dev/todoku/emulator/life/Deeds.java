package dev.todoku.emulator.life;

/** How often the friends of an account did what by themselves. Guarded by the account's lock. */
public final class Deeds {
    /** The numbers so far. */
    public record Counts(long read, long clicked, long tapped, long menuTapped, long answered, long blocked) {}

    private long read;
    private long clicked;
    private long tapped;
    private long menuTapped;
    private long answered;
    private long blocked;

    void read() {
        read++;
    }

    void clicked() {
        clicked++;
    }

    void tapped() {
        tapped++;
    }

    void menuTapped() {
        menuTapped++;
    }

    void answered() {
        answered++;
    }

    void blocked() {
        blocked++;
    }

    Counts counts() {
        return new Counts(read, clicked, tapped, menuTapped, answered, blocked);
    }
}
