package dev.todoku.protocol.validation;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** Reads the JSON body of a request. */
public final class RequestBody {

    private RequestBody() {}

    /** What the reader makes of the body, or LINE's 400. The reader may return null where it found a fault. */
    public static <T> Checked<T> read(byte[] body, Function<Fields, @Nullable T> reader) {
        JsonNode json;
        try {
            json = Json.read(body);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            return new Checked.Refused<>(ErrorBody.of(
                    at == null
                            ? LineErrors.unparsable(1, 1)
                            : LineErrors.unparsable(at.getLineNr(), at.getColumnNr())));
        }
        if (!json.isObject()) {
            return new Checked.Refused<>(ErrorBody.of(LineErrors.unparsable(1, 1)));
        }
        Findings findings = new Findings();
        return findings.check(reader.apply(Fields.ofBody(json, findings)));
    }
}
