package dev.todoku.emulator.richmenu;

import dev.todoku.emulator.content.Blob;
import dev.todoku.emulator.content.PlainPng;
import dev.todoku.protocol.richmenu.RichMenu;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rich menu that was made.
 *
 * @param image absent until it is uploaded; then it stays
 */
public record StoredMenu(
        String id,
        RichMenu menu,
        Instant createdAt,
        @Nullable Blob image) {
    private static final int GREY = 0xd0d4d8;

    /** One whose picture is of one colour. */
    public static StoredMenu plain(String id, RichMenu menu, Instant at) {
        byte[] png = PlainPng.of(menu.size().width(), menu.size().height(), GREY);
        return new StoredMenu(id, menu, at, new Blob("image/png", png));
    }

    StoredMenu with(Blob uploaded) {
        return new StoredMenu(id, menu, createdAt, uploaded);
    }
}
