package dev.todoku.emulator.liff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A LIFF app as LINE shows it. */
public record LiffApp(
        String liffId,
        View view,
        @Nullable String description,
        @Nullable Features features,
        @Nullable String permanentLinkPattern,
        List<String> scope,
        String botPrompt) {
    /** Where it is, and how much of the screen it covers. */
    public record View(String type, String url, @Nullable Boolean moduleMode) {}

    /** What of the phone it uses. */
    public record Features(@Nullable Boolean ble, @Nullable Boolean qrCode) {}

    public LiffApp {
        scope = List.copyOf(scope);
    }
}
