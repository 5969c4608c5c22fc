package dev.todoku.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.kernel.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How a file's characters are written. */
enum Encoding {
    @JsonProperty("utf-8")
    UTF_8("utf-8", StandardCharsets.UTF_8),
    /** With the mark at its beginning by which spreadsheets know it. */
    @JsonProperty("utf-8-bom")
    UTF_8_BOM("utf-8-bom", StandardCharsets.UTF_8),
    /** What spreadsheets in Japan write: Shift_JIS as Windows has it. */
    @JsonProperty("cp932")
    CP932("cp932", Charset.forName("windows-31j"));

    /** What a character that an encoding does not have has been replaced with when it was read. */
    static final char UNREADABLE = '\ufffd';

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final String MISSING = "〓";
    private static final int BUFFER = 1 << 16;

    private final String word;
    private final Charset charset;

    Encoding(String word, Charset charset) {
        this.word = word;
        this.charset = charset;
    }

    String word() {
        return word;
    }

    Charset charset() {
        return charset;
    }

    /** Reads what {@link #word} writes; 400 for anything else. */
    static Encoding of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        "bad-encoding", "encoding: got '%s' (expected: utf-8, utf-8-bom or cp932)".formatted(word)));
    }

    /**
     * The one in which every byte of a file makes sense.
     *
     * @throws Problem 422 if there is none
     */
    static Encoding detect(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(MARK.length);
        }
        if (Arrays.equals(first, MARK)) {
            return UTF_8_BOM;
        }
        boolean wide = first.length >= 2 && (first[0] & 0xff) + (first[1] & 0xff) == 0xff + 0xfe;
        if (!wide && reads(file, StandardCharsets.UTF_8)) {
            return UTF_8;
        }
        if (!wide && reads(file, CP932.charset)) {
            return CP932;
        }
        throw Problem.unprocessable(
                "bad-encoding",
                "file: got %s (expected: UTF-8, or Shift_JIS as Windows writes it)"
                        .formatted(wide ? "UTF-16" : "bytes of no encoding known"));
    }

    private static boolean reads(Path file, Charset charset) throws IOException {
        var strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        char[] buffer = new char[BUFFER];
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), strict)) {
            while (reader.read(buffer) >= 0) {
                // every character there is
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Reads a file behind its mark, if it has one. What makes no sense becomes {@link #UNREADABLE}. */
    Reader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (this == UTF_8_BOM) {
            in.skipNBytes(MARK.length);
        }
        return new InputStreamReader(in, charset);
    }

    /** Writes; a character that the encoding does not have becomes 〓, as printers do it. */
    Writer writer(OutputStream out) throws IOException {
        if (this == UTF_8_BOM) {
            out.write(MARK);
        }
        if (this != CP932) {
            return new BufferedWriter(new OutputStreamWriter(out, charset), BUFFER);
        }
        var encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(MISSING.getBytes(charset));
        return new BufferedWriter(new OutputStreamWriter(out, encoder), BUFFER);
    }

    /** The text with the characters that this encoding has: Windows has other dashes and waves than Unicode calls them. */
    String fold(String text) {
        if (this != CP932) {
            return text;
        }
        return text.replace('\u301c', '\uff5e')
                .replace('\u2016', '\u2225')
                .replace('\u2212', '\uff0d')
                .replace('\u2014', '\u2015')
                .replace('\u00a2', '\uffe0')
                .replace('\u00a3', '\uffe1')
                .replace('\u00ac', '\uffe2');
    }
}
