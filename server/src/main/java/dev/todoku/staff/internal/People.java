package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.GRANTS;
import static dev.todoku.staff.db.Tables.PEOPLE;

import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import dev.todoku.staff.db.tables.records.PeopleRecord;
import dev.todoku.staff.internal.Person.Grant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who signs in here, and what they may do where. Every method runs within {@link AccountScope#across}, or opens it. */
@Component
class People {

    /** Far more than a shop has; keeps every list short. */
    static final int COUNT_MAX = 500;

    private static final int NAME_LENGTH_MAX = 100;
    private static final int EMAIL_LENGTH_MAX = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

    private final AccountScope scope;
    private final DSLContext sql;
    private final Ids ids;
    private final InstantSource clock;
    private final Accounts accounts;

    People(AccountScope scope, DSLContext sql, Ids ids, InstantSource clock, Accounts accounts) {
        this.scope = scope;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.accounts = accounts;
    }

    List<Person> all() {
        return scope.across(() -> sql.selectFrom(PEOPLE)
                .orderBy(PEOPLE.CREATED_AT, PEOPLE.PERSON_ID)
                .limit(COUNT_MAX)
                .fetch(this::person));
    }

    Optional<Person> find(UUID id) {
        return find(PEOPLE.PERSON_ID.eq(id));
    }

    Optional<Person> byEmail(String email) {
        return find(PEOPLE.EMAIL.eq(normal(email)));
    }

    Optional<Person> find(Condition condition) {
        return scope.across(() -> sql.selectFrom(PEOPLE).where(condition).fetchOptional(this::person));
    }

    Person get(UUID id) {
        return find(id).orElseThrow(() -> Problem.notFound(
                "unknown-person", "person: got %s (expected: somebody of this installation)".formatted(id)));
    }

    boolean anyOwner() {
        return scope.across(() -> sql.fetchExists(GRANTS, owner()));
    }

    /** Makes the first owner, unless there is one; two at once wait for each other. */
    Person addFirstOwner(String email, String name, String passwordHash) {
        return scope.across(() -> {
            sql.execute("lock table staff.people in share row exclusive mode");
            if (anyOwner()) {
                throw Problem.conflict("set-up", "owner: got another one (expected: none yet; ask them to invite you)");
            }
            Person made = add(email, name, List.of(new Grant(Rights.EVERYWHERE, Role.OWNER)));
            setPassword(made.id(), passwordHash);
            return get(made.id());
        });
    }

    /** Adds somebody who cannot sign in yet. */
    Person add(String email, String name, List<Grant> roles) {
        check(email, name, roles);
        return scope.across(() -> {
            if (sql.fetchCount(PEOPLE) >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-people",
                        "people: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            if (byEmail(email).isPresent()) {
                throw Problem.conflict("known-person", "email: got one that somebody has (expected: a new one)");
            }
            UUID id = ids.next();
            sql.insertInto(PEOPLE)
                    .set(PEOPLE.PERSON_ID, id)
                    .set(PEOPLE.EMAIL, normal(email))
                    .set(PEOPLE.NAME, name.strip())
                    .set(PEOPLE.CREATED_AT, clock.instant())
                    .execute();
            grant(id, roles);
            return get(id);
        });
    }

    /** Says otherwise who somebody is and what they may do; the last owner stays one. */
    Person change(UUID id, String name, boolean disabled, List<Grant> roles) {
        Person before = get(id);
        check(before.email(), name, roles);
        return scope.across(() -> {
            sql.execute("lock table staff.people in share row exclusive mode");
            sql.update(PEOPLE)
                    .set(PEOPLE.NAME, name.strip())
                    .set(PEOPLE.DISABLED, disabled)
                    .where(PEOPLE.PERSON_ID.eq(id))
                    .execute();
            grant(id, roles);
            requireOwner(before);
            return get(id);
        });
    }

    void remove(UUID id) {
        Person before = get(id);
        scope.across(() -> {
            sql.execute("lock table staff.people in share row exclusive mode");
            sql.deleteFrom(PEOPLE).where(PEOPLE.PERSON_ID.eq(id)).execute();
            requireOwner(before);
        });
    }

    void rename(UUID id, String name) {
        Person before = get(id);
        check(before.email(), name, before.roles());
        scope.across(() -> {
            sql.update(PEOPLE)
                    .set(PEOPLE.NAME, name.strip())
                    .where(PEOPLE.PERSON_ID.eq(id))
                    .execute();
        });
    }

    @Nullable String passwordHash(UUID id) {
        return scope.across(() -> sql.select(PEOPLE.PASSWORD_HASH)
                .from(PEOPLE)
                .where(PEOPLE.PERSON_ID.eq(id))
                .fetchOne(PEOPLE.PASSWORD_HASH));
    }

    /** A password makes every invitation void. */
    void setPassword(UUID id, String hash) {
        scope.across(() -> {
            sql.update(PEOPLE)
                    .set(PEOPLE.PASSWORD_HASH, hash)
                    .setNull(PEOPLE.INVITED_BY_HASH)
                    .setNull(PEOPLE.INVITED_UNTIL)
                    .where(PEOPLE.PERSON_ID.eq(id))
                    .execute();
        });
    }

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private void requireOwner(Person before) {
        if (before.ownsAll() && !anyOwner()) {
            throw Problem.conflict(
                    "last-owner", "roles: got the last owner of the installation (expected: another one first)");
        }
    }

    private static Condition owner() {
        return GRANTS.ACCOUNT_ID
                .eq(Rights.EVERYWHERE)
                .and(GRANTS.ROLE.eq(Role.OWNER.wireName()))
                .and(GRANTS.PERSON_ID.in(
                        org.jooq.impl.DSL.select(PEOPLE.PERSON_ID).from(PEOPLE).where(PEOPLE.DISABLED.isFalse())));
    }

    private void grant(UUID id, List<Grant> roles) {
        sql.deleteFrom(GRANTS).where(GRANTS.PERSON_ID.eq(id)).execute();
        roles.forEach(grant -> sql.insertInto(GRANTS)
                .set(GRANTS.ACCOUNT_ID, grant.account())
                .set(GRANTS.PERSON_ID, id)
                .set(GRANTS.ROLE, grant.role().wireName())
                .execute());
    }

    private void check(String email, String name, List<Grant> roles) {
        if (email.length() > EMAIL_LENGTH_MAX || !EMAIL.matcher(normal(email)).matches()) {
            throw Problem.unprocessable(
                    "bad-email", "email: got %d characters (expected: an address with @)".formatted(email.length()));
        }
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX || name.chars().anyMatch(c -> c < ' ')) {
            throw Problem.unprocessable(
                    "bad-name",
                    "name: got %d characters (expected: 1 to %d, no control characters)"
                            .formatted(name.length(), NAME_LENGTH_MAX));
        }
        Set<Long> at = new HashSet<>();
        for (Grant grant : roles) {
            if (grant.account() != Rights.EVERYWHERE
                    && (grant.account() < 0 || !accounts.exists(new AccountId(grant.account())))) {
                throw CurrentAccess.unknown(Long.toString(grant.account()));
            }
            if (!at.add(grant.account())) {
                throw Problem.unprocessable(
                        "two-roles", "roles: got two at account %d (expected: one)".formatted(grant.account()));
            }
        }
    }

    private Person person(PeopleRecord row) {
        List<Grant> roles = sql.select(GRANTS.ACCOUNT_ID, GRANTS.ROLE)
                .from(GRANTS)
                .where(GRANTS.PERSON_ID.eq(row.getPersonId()))
                .orderBy(GRANTS.ACCOUNT_ID)
                .fetch(grant -> new Grant(grant.value1(), Role.of(grant.value2())));
        return new Person(
                row.getPersonId(),
                row.getEmail(),
                row.getName(),
                row.getDisabled(),
                row.getPasswordHash() != null,
                row.getTotpConfirmed(),
                row.getInvitedByHash() != null,
                row.getCreatedAt(),
                row.getSignedInAt(),
                roles);
    }
}
