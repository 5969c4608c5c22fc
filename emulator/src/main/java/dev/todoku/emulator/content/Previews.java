package dev.todoku.emulator.content;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** The small pictures that stand for pictures and videos. */
final class Previews {
    private static final int LONGER_SIDE = 240;
    private static final int GREY = 0x303438;

    private Previews() {}

    /** A picture made smaller; one that cannot be read stays as it is. */
    static Blob ofImage(Blob image) {
        try {
            BufferedImage whole = ImageIO.read(new ByteArrayInputStream(image.bytes()));
            if (whole == null || Math.max(whole.getWidth(), whole.getHeight()) <= LONGER_SIDE) return image;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(smaller(whole), "jpg", out);
            return new Blob("image/jpeg", out.toByteArray());
        } catch (IOException unreadable) {
            return image;
        }
    }

    /** The emulator reads no videos: the same grey for all. */
    static Blob ofVideo() {
        return new Blob("image/png", PlainPng.of(LONGER_SIDE, LONGER_SIDE * 9 / 16, GREY));
    }

    static Blob of(Kind kind, @Nullable Blob content) {
        return kind == Kind.IMAGE && content != null ? ofImage(content) : ofVideo();
    }

    private static BufferedImage smaller(BufferedImage whole) {
        double scale = (double) LONGER_SIDE / Math.max(whole.getWidth(), whole.getHeight());
        int width = Math.max(1, (int) Math.round(whole.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(whole.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(whole, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }
}
