package dev.todoku.audience;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds who a rule selects. Nothing above knows how. What was committed before the question is in the answer; what the
 * caller's own transaction has not committed yet is not.
 */
public interface Audiences {

    /**
     * Reads a rule from its JSON form, or from its text form as a JSON string; paths in errors start with {@code
     * audience}.
     *
     * @throws Problem 422 for what is no rule, names an attribute, tag or audience the account has not, or breaks a limit
     */
    Rule rule(AccountId account, JsonNode json);

    /** As {@link #rule(AccountId, JsonNode)}, for the rule of the saved audience of this name, which must not hold itself. */
    Rule rule(AccountId account, JsonNode json, String name);

    /** The JSON form of a rule, to be kept: it names what it speaks of as {@link AudienceUse} finds it. */
    JsonNode form(Rule rule);

    /**
     * The friends who fit the rule and may be reached: exactly those a look at every single row would find at the position
     * it says (law 8).
     */
    Members members(AccountId account, Rule rule);

    /** As {@link #members(AccountId, Rule)}, for a rule still in its JSON form. */
    default Members members(AccountId account, JsonNode json) {
        return members(account, rule(account, json));
    }

    /** Everybody the account knows who fits the rule, whether they may be reached or not: for looking, not for sending. */
    Members known(AccountId account, Rule rule);

    /** One friend's {@link Rule.Field#RESPONSE_RATE}, to three digits; empty if they received nothing. */
    Optional<BigDecimal> responseRate(AccountId account, int ordinal);
}
