package dev.todoku.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private final Routes<String> routes = new Routes<String>()
            .add("GET", "/a", "getA")
            .add("PUT", "/a", "putA")
            .add("GET", "/a/{id}", "getOne")
            .add("POST", "/a/{id}/b/{part}", "post");

    @Test
    void pathsMatchToTheLetter() {
        assertThat(routes.find("GET", "/a")).isEqualTo(new Routes.Match<>("getA", "/a", Map.of()));
        assertThat(routes.find("GET", "/a/1")).isEqualTo(new Routes.Match<>("getOne", "/a/{id}", Map.of("id", "1")));
        assertThat(routes.find("POST", "/a/1/b/2"))
                .isEqualTo(new Routes.Match<>("post", "/a/{id}/b/{part}", Map.of("id", "1", "part", "2")));
        assertThat(routes.find("GET", "/a/")).isEqualTo(new Routes.NoPath<>());
        assertThat(routes.find("GET", "/A")).isEqualTo(new Routes.NoPath<>());
    }

    @Test
    void theWrongMethodIsToldFromTheWrongPath() {
        assertThat(routes.find("DELETE", "/a")).isEqualTo(new Routes.WrongMethod<>(Set.of("GET", "PUT")));
    }

    @Test
    void theMoreLiteralPathThatKnowsTheMethodAnswers() {
        Routes<String> menus = new Routes<String>()
                .add("GET", "/menu/{id}", "one")
                .add("DELETE", "/menu/{id}", "delete")
                .add("GET", "/menu/list", "list")
                .add("POST", "/user/{user}/menu/{id}", "link")
                .add("POST", "/user/all/menu/{id}", "default");
        assertThat(menus.find("GET", "/menu/list")).isEqualTo(new Routes.Match<>("list", "/menu/list", Map.of()));
        assertThat(menus.find("DELETE", "/menu/list"))
                .isEqualTo(new Routes.Match<>("delete", "/menu/{id}", Map.of("id", "list")));
        assertThat(menus.find("POST", "/user/all/menu/7"))
                .isEqualTo(new Routes.Match<>("default", "/user/all/menu/{id}", Map.of("id", "7")));
        assertThat(menus.find("POST", "/menu/list")).isEqualTo(new Routes.WrongMethod<>(Set.of("GET", "DELETE")));
    }

    @Test
    void oneRouteHasOneHandler() {
        assertThatThrownBy(() -> routes.add("GET", "/a", "again")).isInstanceOf(IllegalArgumentException.class);
        assertThat(routes.all()).contains("GET /a", "POST /a/{id}/b/{part}");
    }
}
