package dev.todoku.audience.index;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Members;
import dev.todoku.audience.Rule;
import dev.todoku.audience.language.Lexicon;
import dev.todoku.audience.language.RuleJson;
import dev.todoku.audience.language.RuleReader;
import dev.todoku.audience.saved.AudienceRows;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers from the index; from the rows where the index cannot tell. */
@Component
final class IndexedAudiences implements Audiences {

    private final AccountScope scope;
    private final Indexes indexes;
    private final RowAudiences rows;
    private final Vocabularies vocabularies;
    private final AudienceRows saved;
    private final InstantSource clock;

    IndexedAudiences(
            AccountScope scope,
            Indexes indexes,
            RowAudiences rows,
            Vocabularies vocabularies,
            AudienceRows saved,
            InstantSource clock) {
        this.scope = scope;
        this.indexes = indexes;
        this.rows = rows;
        this.vocabularies = vocabularies;
        this.saved = saved;
        this.clock = clock;
    }

    @Override
    public Rule rule(AccountId account, JsonNode json) {
        return RuleReader.read(json, lexicon(account));
    }

    @Override
    public Rule rule(AccountId account, JsonNode json, String name) {
        return RuleReader.read(json, lexicon(account), name);
    }

    @Override
    public JsonNode form(Rule rule) {
        return RuleJson.of(rule);
    }

    private Lexicon lexicon(AccountId account) {
        return new Lexicon(vocabularies.of(account), name -> scope.in(account, () -> saved.rule(account, name)));
    }

    @Override
    public Members members(AccountId account, Rule rule) {
        return find(account, rule, true);
    }

    @Override
    public Members known(AccountId account, Rule rule) {
        return find(account, rule, false);
    }

    @Override
    public Optional<BigDecimal> responseRate(AccountId account, int ordinal) {
        AccountIndex index = indexes.fresh(account);
        return index.reading(
                evaluation -> ResponseRates.of(ordinal, evaluation.facts(), evaluation.today()),
                Today.at(clock.instant(), index.zone()));
    }

    private Members find(AccountId account, Rule rule, boolean reachable) {
        Instant now = clock.instant();
        AccountIndex index = indexes.fresh(account);
        Optional<Members> members = index.members(rule, now, reachable);
        return members.orElseGet(() -> {
            Today today = Today.at(now, index.zone());
            RowAudiences.Found found =
                    rows.inTurn(() -> scope.apart(account, () -> rows.find(account, List.of(rule), today, reachable)));
            return new Members(found.ordinals().getFirst(), found.position(), now);
        });
    }
}
