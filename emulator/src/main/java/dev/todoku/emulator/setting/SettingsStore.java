package dev.todoku.emulator.setting;

/** The settings in force. */
public final class SettingsStore {
    private volatile Settings current = Settings.defaults();

    public Settings get() {
        return current;
    }

    public void set(Settings settings) {
        current = settings;
    }
}
