package dev.todoku.audience;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whom an audience is made of. Names are those of the account's attributes and tags; whatever a rule says, only friends
 * who may be reached are members.
 */
public sealed interface Rule {

    /** Who is in each of them. */
    record All(List<Rule> of) implements Rule {

        public All {
            of = List.copyOf(of);
        }
    }

    /** Who is in at least one of them. */
    record Any(List<Rule> of) implements Rule {

        public Any {
            of = List.copyOf(of);
        }
    }

    /** Who is in none of them. */
    record None(List<Rule> of) implements Rule {

        public None {
            of = List.copyOf(of);
        }
    }

    /** Who wears a tag. */
    record HasTag(String tag) implements Rule {}

    /** Whose attribute has a value; who has no value is not among them. */
    record AttributeIs(String attribute, JsonNode value) implements Rule {}

    /** Every friend who may be reached. */
    record Everyone() implements Rule {}
}
