package dev.todoku.staff.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What each endpoint needs: the one table, {@code permissions.txt}. Read with the same parser as the controllers' paths. */
final class Endpoints {

    private final Map<String, List<Endpoint>> byMethod;

    private Endpoints(Map<String, List<Endpoint>> byMethod) {
        this.byMethod = byMethod;
    }

    /** Who may call it. */
    enum Who {
        OPEN,
        SIGNED_IN,
        PERSON,
        PERMITTED
    }

    /**
     * One endpoint.
     *
     * @param permission null unless {@code who} is PERMITTED
     * @param mark {@code reads}, {@code exports} or nothing
     */
    record Endpoint(
            String method,
            PathPattern path,
            Who who,
            @Nullable Permission permission,
            String mark) {

        boolean changes() {
            return !method.equals("GET") && !mark.equals("reads");
        }

        boolean exports() {
            return mark.equals("exports");
        }

        String name() {
            return method + " " + path.getPatternString();
        }
    }

    static Endpoints read() {
        try (InputStream table = Endpoints.class.getResourceAsStream("/dev/todoku/staff/permissions.txt")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, List<Endpoint>> byMethod = new java.util.HashMap<>();
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Endpoints::endpoint)
                    .forEach(each -> byMethod.computeIfAbsent(each.method(), _ -> new ArrayList<>())
                            .add(each));
            // The most specific first: /friends/summary is not a friend.
            byMethod.values().forEach(list -> list.sort(Comparator.comparing(Endpoint::path)));
            return new Endpoints(byMethod);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** None: not listed. */
    Optional<Endpoint> of(HttpServletRequest request) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return byMethod.getOrDefault(method, List.of()).stream()
                .filter(each -> each.path().matches(path))
                .findFirst();
    }

    List<Endpoint> all() {
        return byMethod.values().stream().flatMap(List::stream).toList();
    }

    private static Endpoint endpoint(String line) {
        String[] column = line.split(" +", 4);
        PathPattern path = PathPatternParser.defaultInstance.parse(column[1]);
        String mark = column.length > 3 ? column[3] : "";
        return switch (column[2]) {
            case "open" -> new Endpoint(column[0], path, Who.OPEN, null, mark);
            case "signed-in" -> new Endpoint(column[0], path, Who.SIGNED_IN, null, mark);
            case "person" -> new Endpoint(column[0], path, Who.PERSON, null, mark);
            default -> new Endpoint(column[0], path, Who.PERMITTED, Permission.of(column[2]), mark);
        };
    }
}
