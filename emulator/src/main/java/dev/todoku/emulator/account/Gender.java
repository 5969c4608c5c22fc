package dev.todoku.emulator.account;

/** What LINE takes a friend's gender to be. */
public enum Gender {
    UNKNOWN("unknown"),
    MALE("male"),
    FEMALE("female");

    private final String word;

    Gender(String word) {
        this.word = word;
    }

    /** LINE's word, in filters and insight. */
    public String word() {
        return word;
    }
}
