package dev.todoku.emulator.line;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.RequestBody;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the JSON body of a call, or refuses it as LINE does. */
final class Bodies {
    private static final String JSON = "application/json";

    private Bodies() {}

    /** What one of the protocol's readers makes of the body. */
    static <T> T read(Call call, Function<byte[], Checked<T>> reader) {
        String type = call.header("Content-Type");
        if (!isOf(type, JSON)) throw Refused.unsupportedContentType(type);
        return reader.apply(call.body()).orElseThrow(Refused::badRequest);
    }

    /** Whether a content type is that media type, whatever its parameters. */
    static boolean isOf(@Nullable String contentType, String mediaType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase(mediaType);
    }

    /** As {@link #read}, for bodies that the protocol has no request for. */
    static <T> T fields(Call call, Function<Fields, @Nullable T> reader) {
        return read(call, body -> RequestBody.read(body, reader));
    }
}
