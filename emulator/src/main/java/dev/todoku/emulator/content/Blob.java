package dev.todoku.emulator.content;

/** Bytes and what they are. Nobody changes them. */
public final class Blob {
    private final String contentType;
    private final byte[] bytes;

    /**
     * Keeps the bytes without copying them.
     *
     * @param contentType as in the header of that name
     */
    public Blob(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    public String contentType() {
        return contentType;
    }

    public byte[] bytes() {
        return bytes;
    }
}
