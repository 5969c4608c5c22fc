package dev.todoku.emulator.richmenu;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Width and height of a picture, as its file says: the IHDR chunk of a PNG (RFC 2083 §4.1.1) or the frame header of a
 * JPEG (ITU-T T.81 §B.2.2).
 */
record ImageSize(int width, int height) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PNG_HEAD = 24;
    private static final int IHDR = 0x49484452;

    /** Empty for what is neither PNG nor JPEG. */
    static Optional<ImageSize> read(byte[] file) {
        if (file.length >= PNG_HEAD && Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length)) return png(file);
        if (file.length > 4 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8) return jpeg(ByteBuffer.wrap(file));
        return Optional.empty();
    }

    private static Optional<ImageSize> png(byte[] file) {
        ByteBuffer head = ByteBuffer.wrap(file);
        if (head.getInt(12) != IHDR) return Optional.empty();
        return Optional.of(new ImageSize(head.getInt(16), head.getInt(20)));
    }

    /** Goes from segment to segment until one begins a frame. */
    private static Optional<ImageSize> jpeg(ByteBuffer file) {
        int at = 2;
        while (at + 9 <= file.limit()) {
            if ((file.get(at) & 0xff) != 0xff) return Optional.empty();
            int marker = file.get(at + 1) & 0xff;
            if (marker == 0xff) { // filler before a marker
                at++;
                continue;
            }
            if (isFrame(marker))
                return Optional.of(new ImageSize(file.getShort(at + 7) & 0xffff, file.getShort(at + 5) & 0xffff));
            at += standsAlone(marker) ? 2 : 2 + (file.getShort(at + 2) & 0xffff);
        }
        return Optional.empty();
    }

    /** SOF0 to SOF15, among which DHT, JPG and DAC are none. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }
}
