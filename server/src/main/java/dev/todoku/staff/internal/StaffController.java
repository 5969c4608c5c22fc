package dev.todoku.staff.internal;

import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Page;
import dev.todoku.staff.internal.Person.Grant;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People and their roles; for owners of the installation. */
@RestController
@RequestMapping("/api/v1/staff")
class StaffController {

    private final People people;
    private final SignIn signIn;
    private final Sessions sessions;
    private final AccountScope scope;
    private final AuditStore audit;

    StaffController(People people, SignIn signIn, Sessions sessions, AccountScope scope, AuditStore audit) {
        this.people = people;
        this.signIn = signIn;
        this.sessions = sessions;
        this.scope = scope;
        this.audit = audit;
    }

    /** {@code accountId}: none is every account and the installation; {@code role}: owner, manager, operator, analyst. */
    record RoleBody(@Nullable Long accountId, @NotNull String role) {

        private Grant grant() {
            return new Grant(accountId == null ? Rights.EVERYWHERE : accountId, Role.of(role));
        }
    }

    record NewPersonBody(
            @NotNull String email,
            @NotNull String name,
            @NotNull List<@Valid RoleBody> roles) {}

    /** {@code disabled}: cannot sign in, and is signed out everywhere. */
    record PersonBody(
            @NotNull String name, boolean disabled, @NotNull List<@Valid RoleBody> roles) {}

    /** {@code invited}: an invitation is out that was not used yet. */
    record PersonAnswer(
            UUID personId,
            String email,
            String name,
            boolean disabled,
            boolean invited,
            boolean password,
            boolean totp,
            List<RoleBody> roles,
            Instant createdAt,
            @Nullable Instant signedInAt) {}

    /** {@code invitation}: stands here and nowhere else; opens {@code /invitation#…} of the console for seven days. */
    record InvitedAnswer(PersonAnswer person, String invitation) {}

    @GetMapping
    @Operation(operationId = "listStaff", summary = "Everybody who may sign in (at most 500), in the order they came")
    Page<PersonAnswer> list() {
        return new Page<>(people.all().stream().map(StaffController::answer).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "invitePerson", summary = "Adds somebody; shows once the invitation to hand to them")
    InvitedAnswer invite(@Valid @RequestBody NewPersonBody body) {
        fresh();
        return scope.across(() -> {
            Person person = people.add(body.email(), body.name(), grants(body.roles()));
            audit.recordEverywhere("person.added", details(person));
            String invitation = signIn.invite(person.id());
            return new InvitedAnswer(answer(people.get(person.id())), invitation);
        });
    }

    @PutMapping("/{person}")
    @Operation(operationId = "changePerson", summary = "Another name, other roles, or no way in for now")
    PersonAnswer change(@PathVariable UUID person, @Valid @RequestBody PersonBody body) {
        fresh();
        return scope.across(() -> {
            Person changed = people.change(person, body.name(), body.disabled(), grants(body.roles()));
            if (changed.disabled()) {
                sessions.endAll(person, null);
            }
            audit.recordEverywhere("person.changed", details(changed));
            return answer(changed);
        });
    }

    @DeleteMapping("/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removePerson", summary = "Removes somebody; what they did stays in the audit")
    void remove(@PathVariable UUID person) {
        fresh();
        scope.across(() -> {
            audit.recordEverywhere(
                    "person.removed", Map.of("person", people.get(person).id()));
            people.remove(person);
        });
    }

    @PostMapping("/{person}/invitation")
    @Operation(
            operationId = "inviteAgain",
            summary = "A new invitation, with which somebody chooses a new password; shown once")
    InvitedAnswer inviteAgain(@PathVariable UUID person) {
        fresh();
        people.get(person);
        String invitation = signIn.invite(person);
        return new InvitedAnswer(answer(people.get(person)), invitation);
    }

    private void fresh() {
        sessions.requireFresh(Objects.requireNonNull(Caller.current()));
    }

    private static Map<String, ?> details(Person person) {
        return Map.of(
                "person",
                person.id(),
                "disabled",
                person.disabled(),
                "roles",
                person.roles().stream()
                        .map(grant -> Map.of(
                                "account", grant.account(), "role", grant.role().wireName()))
                        .toList());
    }

    private static List<Grant> grants(List<RoleBody> roles) {
        return roles.stream().map(RoleBody::grant).toList();
    }

    private static PersonAnswer answer(Person person) {
        return new PersonAnswer(
                person.id(),
                person.email(),
                person.name(),
                person.disabled(),
                person.invited(),
                person.hasPassword(),
                person.hasTotp(),
                person.roles().stream()
                        .map(grant -> new RoleBody(
                                grant.account() == Rights.EVERYWHERE ? null : grant.account(),
                                grant.role().wireName()))
                        .toList(),
                person.createdAt(),
                person.signedInAt());
    }
}
