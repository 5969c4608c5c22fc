package dev.todoku.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How both sides read and write LINE's JSON: properties without a value are left out, unknown ones are ignored, numbers
 * keep the digits they came with, and nothing follows the document.
 */
public final class Json {

    /** LINE's deepest documents are nested Flex boxes; far below this. */
    private static final int DEPTH_MAX = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .changeDefaultPropertyInclusion(inclusion -> inclusion
                    .withValueInclusion(JsonInclude.Include.NON_NULL)
                    .withContentInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * The document in the bytes.
     *
     * @throws tools.jackson.core.JacksonException if they are not one JSON document in UTF-8
     */
    public static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (NumberFormatException e) {
            throw beyondNumbers(e);
        }
    }

    /**
     * The document in the text.
     *
     * @throws tools.jackson.core.JacksonException if it is not one JSON document
     */
    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (NumberFormatException e) {
            throw beyondNumbers(e);
        }
    }

    /** Jackson lets it through for exponents that no number can have, as 1e10000000000. */
    private static StreamReadException beyondNumbers(NumberFormatException e) {
        return new StreamReadException(null, String.valueOf(e.getMessage()), e);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A record of the protocol, or a tree, as the JSON that LINE writes for it. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
