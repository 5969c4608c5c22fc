package dev.todoku.audience;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import tools.jackson.databind.JsonNode;

/**
 * Finds who a rule selects. Nothing above knows how.
 */
public interface Audiences {

    /**
     * Reads a rule from its JSON form; paths in errors start with {@code audience}.
     *
     * @throws Problem 422 for what is no rule, names an attribute or tag the account has not, or breaks a limit
     */
    Rule rule(AccountId account, JsonNode json);

    /**
     * The friends who fit the rule and may be reached: exactly those a look at every single row would find at the position
     * it says (law 8).
     */
    Members members(AccountId account, Rule rule);

    /** As {@link #members(AccountId, Rule)}, for a rule still in its JSON form. */
    default Members members(AccountId account, JsonNode json) {
        return members(account, rule(account, json));
    }
}
