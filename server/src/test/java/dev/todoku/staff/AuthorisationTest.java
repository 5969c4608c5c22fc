package dev.todoku.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AuthorisationTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private record Endpoint(String method, String path) {}

    /** The ways in. */
    private static final Set<String> WAYS_IN = Set.of(
            "/api/v1/session",
            "/api/v1/session/passkey",
            "/api/v1/session/passkey-options",
            "/api/v1/setup",
            "/api/v1/invitations");

    /** Reached by nobody known: webhooks prove themselves by signature; a failure's own page says nothing. */
    private static boolean isOpen(Endpoint endpoint) {
        return endpoint.path().equals("/error")
                || endpoint.path().startsWith("/webhook/")
                || WAYS_IN.contains(endpoint.path());
    }

    @Test
    void everyEndpointNeedsAToken() {
        List<Endpoint> endpoints = endpoints().filter(each -> !isOpen(each)).toList();

        assertThat(endpoints).hasSizeGreaterThan(5);
        assertThat(endpoints).allSatisfy(endpoint -> {
            String path = endpoint.path().replaceAll("\\{\\*?[^}]+}", "1");
            Http.Answer none = TODOKU.open().send(endpoint.method(), path, null);
            Http.Answer wrong = TODOKU.open().send(endpoint.method(), path, null, "Authorization", "Bearer todoku_x");
            assertThat(none.status()).isEqualTo(401);
            assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(wrong.status()).isEqualTo(401);
        });
    }

    @Test
    void everyPathWithAnAccountIsBehindTheGate() {
        assertThat(endpoints().filter(endpoint -> endpoint.path().contains("{account}") && !isOpen(endpoint)))
                .isNotEmpty()
                .allSatisfy(endpoint -> {
                    assertThat(endpoint.path()).startsWith("/api/v1/accounts/{account}");
                    String path = endpoint.path().replace("{account}", "999").replaceAll("\\{[^}]+}", "1");
                    Http.Answer answer = TODOKU.api().send(endpoint.method(), path, null);
                    assertThat(answer.status()).isEqualTo(404);
                    assertThat(answer.json().path("type").asString()).isEqualTo("urn:todoku:problem:unknown-account");
                });
    }

    @Test
    void theDescriptionOfTheApiNeedsATokenToo() {
        assertThat(TODOKU.open().get("/v3/api-docs").status()).isEqualTo(401);
        assertThat(TODOKU.api().get("/v3/api-docs").json().path("paths").has("/api/v1/accounts"))
                .isTrue();
    }

    @Test
    void theFirstTokenLiesInAFileOfItsOwner() throws Exception {
        Path file = TODOKU.home().resolve("first-token");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).matches("todoku_[A-Za-z0-9_-]{43}");
        assertThat(TODOKU.api().get("/api/v1/accounts").status()).isEqualTo(200);
    }

    private static Stream<Endpoint> endpoints() {
        return TODOKU.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(AuthorisationTest::endpoints);
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapping) {
        Set<String> methods = Stream.concat(
                        mapping.getMethodsCondition().getMethods().stream().map(Enum::name),
                        mapping.getMethodsCondition().getMethods().isEmpty() ? Stream.of("GET") : Stream.empty())
                .collect(java.util.stream.Collectors.toSet());
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.stream().map(method -> new Endpoint(method, path)));
    }
}
