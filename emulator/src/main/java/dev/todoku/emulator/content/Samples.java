package dev.todoku.emulator.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** What a friend sends where nobody said what: of the right kind, though videos and sounds hold only their header. */
public final class Samples {
    private static final int SIDE = 480;
    private static final int GREEN = 0x06c755;

    private Samples() {}

    public static Blob of(Kind kind) {
        return switch (kind) {
            case IMAGE -> new Blob("image/png", PlainPng.of(SIDE, SIDE, GREEN));
            case VIDEO -> new Blob("video/mp4", fileType("isom"));
            case AUDIO -> new Blob("audio/x-m4a", fileType("M4A "));
            case FILE -> new Blob("text/plain", "sample\n".getBytes(UTF_8));
        };
    }

    /** The box that an MPEG-4 file begins with (ISO/IEC 14496-12 §4.3). */
    private static byte[] fileType(String brand) {
        return ("\0\0\0\u0014ftyp" + brand + "\0\0\u0002\0" + brand).getBytes(ISO_8859_1);
    }
}
