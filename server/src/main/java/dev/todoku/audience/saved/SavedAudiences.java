package dev.todoku.audience.saved;

import dev.todoku.audience.AudienceUse;
import dev.todoku.audience.Audiences;
import dev.todoku.audience.language.RuleJson;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Arrangement;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The saved audiences of an account: make, change, take away. */
@Component
public final class SavedAudiences {

    /** Most of one account; each is counted daily. */
    static final int COUNT_MAX = 500;

    private static final int NAME_LENGTH_MAX = 100;

    private final AudienceRows rows;
    private final Audiences audiences;
    private final Vocabularies vocabularies;
    private final Counting counting;
    private final AccountLoop counts;
    private final AccountScope scope;
    private final Audit audit;
    private final ObjectProvider<AudienceUse> uses;
    private final Ids ids;
    private final InstantSource clock;

    SavedAudiences(
            AudienceRows rows,
            Audiences audiences,
            Vocabularies vocabularies,
            Counting counting,
            AccountLoop countLoop,
            AccountScope scope,
            Audit audit,
            ObjectProvider<AudienceUse> uses,
            Ids ids,
            InstantSource clock) {
        this.rows = rows;
        this.audiences = audiences;
        this.vocabularies = vocabularies;
        this.counting = counting;
        this.counts = countLoop;
        this.scope = scope;
        this.audit = audit;
        this.uses = uses;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Those of a folder (null: of all), at most {@value #COUNT_MAX}: those in none first, then folder after folder, which
     * stand where the first of theirs does, each in order of position and name.
     */
    public List<SavedAudience> all(AccountId account, @Nullable String folder) {
        return scope.in(account, () -> rows.all(account)).stream()
                .filter(each -> folder == null || each.folder().equals(folder))
                .toList();
    }

    /** The one; 404 if there is none of that id. */
    public SavedAudience get(AccountId account, UUID id) {
        return scope.in(account, () -> rows.find(account, id)).orElseThrow(() -> unknown(id));
    }

    /**
     * Saves a rule under a name and counts it.
     *
     * @throws Problem 422 for what is no rule, 409 for a name that is taken
     */
    public SavedAudience create(AccountId account, String name, String folder, JsonNode audience) {
        return put(account, ids.next(), name, folder, audience, true);
    }

    /** Gives it another name, folder or rule; a name that another audience's rule uses stays. */
    public SavedAudience change(AccountId account, UUID id, String name, String folder, JsonNode audience) {
        return put(account, id, name, folder, audience, false);
    }

    /**
     * Puts audiences first, the others behind them as they stood.
     *
     * @throws Problem 422 for an unknown one, or one that is there twice
     */
    public List<SavedAudience> order(AccountId account, List<UUID> first) {
        scope.in(account, () -> {
            rows.lockAll(account);
            List<UUID> present =
                    rows.all(account).stream().map(SavedAudience::audienceId).toList();
            rows.order(account, Arrangement.of(present, first, "audienceIds"));
            audit.record(account, "audiences.ordered", Map.of("first", first));
        });
        return all(account, null);
    }

    /**
     * Gives a folder another name.
     *
     * @param to null: none, its audiences stand at the top
     * @throws Problem 404 if there is none, 409 if there is one of the new name
     */
    public List<SavedAudience> renameFolder(AccountId account, String from, @Nullable String to) {
        requireName("name", Objects.requireNonNullElse(to, ""), to == null ? 0 : 1);
        scope.in(account, () -> {
            Set<String> present = rows.lockAll(account).stream()
                    .map(SavedAudience::folder)
                    .filter(folder -> !folder.isEmpty())
                    .collect(Collectors.toSet());
            Arrangement.requireFolder(present, from, to);
            rows.renameFolder(account, from, Objects.requireNonNullElse(to, ""));
            audit.record(
                    account,
                    "audiences.folder-renamed",
                    to == null ? Map.of("folder", from) : Map.of("folder", from, "name", to));
        });
        return all(account, null);
    }

    private SavedAudience put(
            AccountId account, UUID id, String name, String folder, JsonNode audience, boolean isNew) {
        requireName("name", name, 1);
        requireName("folder", folder, 0);
        SavedAudience saved = scope.in(account, () -> {
            vocabularies.keep(account);
            List<SavedAudience> all = rows.lockAll(account);
            JsonNode rule = RuleJson.of(audiences.rule(account, audience, name));
            if (all.stream()
                    .anyMatch(each ->
                            each.name().equals(name) && !each.audienceId().equals(id))) {
                throw Problem.conflict(
                        "audience-exists", "name: got '%s', which is taken (expected: a new name)".formatted(name));
            }
            if (isNew && all.size() >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-audiences",
                        "audiences: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            Instant now = clock.instant();
            SavedAudience before = isNew ? null : rows.lock(account, id).orElseThrow(() -> unknown(id));
            if (before != null && !before.name().equals(name)) {
                requireUnused(account, all, before);
            }
            SavedAudience next = new SavedAudience(
                    id,
                    name,
                    folder,
                    before == null ? null : before.position(),
                    rule,
                    before == null ? now : before.createdAt(),
                    now,
                    counting.next(account, now));
            rows.save(account, next);
            audit.record(
                    account, isNew ? "audience.created" : "audience.changed", Map.of("audience", id, "name", name));
            return next;
        });
        counting.count(account, id);
        counts.signal(account);
        return saved;
    }

    /**
     * Takes it away with its history.
     *
     * @throws Problem 409 while another audience's rule or a campaign uses it
     */
    public void delete(AccountId account, UUID id) {
        scope.in(account, () -> {
            List<SavedAudience> all = rows.lockAll(account);
            SavedAudience audience = rows.lock(account, id).orElseThrow(() -> unknown(id));
            requireUnused(account, all, audience);
            rows.delete(account, id);
            audit.record(account, "audience.deleted", Map.of("audience", id, "name", audience.name()));
        });
    }

    private void requireUnused(AccountId account, List<SavedAudience> all, SavedAudience audience) {
        for (SavedAudience other : all) {
            if (other.audience().findValues("audience").stream()
                    .anyMatch(name -> name.asString().equals(audience.name()))) {
                throw Problem.conflict(
                        "audience-used",
                        "audience: got '%s', which the rule of '%s' uses (expected: one that no other uses)"
                                .formatted(audience.name(), other.name()));
            }
        }
        uses.orderedStream()
                .flatMap(each -> each.usersOf(account, audience.name()).stream())
                .findFirst()
                .ifPresent(user -> {
                    throw Problem.conflict(
                            "audience-used",
                            "audience: got '%s', which the %s '%s' uses (expected: one that no other uses)"
                                    .formatted(audience.name(), user.kind(), user.name()));
                });
    }

    private static void requireName(String what, String name, int min) {
        if (name.length() < min
                || name.length() > NAME_LENGTH_MAX
                || name.chars().anyMatch(c -> c < ' ')
                || (min > 0 && name.isBlank())) {
            throw Problem.unprocessable(
                    "bad-name",
                    "%s: got '%s' (expected: %d to %d characters, no control characters)"
                            .formatted(what, name, min, NAME_LENGTH_MAX));
        }
    }

    static Problem unknown(UUID id) {
        return Problem.notFound("unknown-audience", "audience: got " + id + " (expected: one of this account)");
    }
}
