package dev.todoku.audience.language;

import dev.todoku.friend.Vocabulary;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What names in a rule mean, as it is now.
 *
 * @param audiences the rules of saved audiences, by name
 */
public record Lexicon(Vocabulary vocabulary, Map<String, JsonNode> audiences) {

    public Lexicon {
        audiences = Map.copyOf(audiences);
    }
}
