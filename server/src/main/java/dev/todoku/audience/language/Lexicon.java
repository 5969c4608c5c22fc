package dev.todoku.audience.language;

import dev.todoku.friend.Vocabulary;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What names in a rule mean, as it is now.
 *
 * @param audiences the rule of a saved audience, by name; asked only for those that a rule names
 */
public record Lexicon(Vocabulary vocabulary, Function<String, Optional<JsonNode>> audiences) {}
