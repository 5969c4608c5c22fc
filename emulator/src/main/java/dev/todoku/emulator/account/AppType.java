package dev.todoku.emulator.account;

/** What a friend's LINE runs on. */
public enum AppType {
    OTHERS("others"),
    IOS("ios"),
    ANDROID("android");

    private final String word;

    AppType(String word) {
        this.word = word;
    }

    /** LINE's word, in filters and insight. */
    public String word() {
        return word;
    }
}
