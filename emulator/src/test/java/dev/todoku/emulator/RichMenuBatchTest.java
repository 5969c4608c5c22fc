package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RichMenuBatchTest {
    private static final String NOBODY = "richmenu-" + "0".repeat(32);

    private Box box;
    private Shop shop;
    private List<String> friends;
    private String a;
    private String b;
    private String c;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        box.settings("{\"rateWindow\":\"off\"}");
        shop = box.openSmall();
        friends = box.addFriends(shop, 30);
        a = createWithPicture();
        b = createWithPicture();
        c = createWithPicture();
        box.post(shop, RichMenuTest.link(friends.get(0), a), "");
        box.post(shop, RichMenuTest.link(friends.get(1), b), "");
        box.post(shop, RichMenuTest.link(friends.get(2), c), "");
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void operationsDoNotSeeEachOthersResults() {
        Answer accepted = batch("[%s,%s]".formatted(link(a, b), link(b, c)), "");
        assertThat(accepted.status()).isEqualTo(202);
        JsonNode ongoing = progress(accepted);
        assertThat(ongoing.get("phase").asString()).isEqualTo("ongoing");
        assertThat(ongoing.get("acceptedTime").asString()).isEqualTo("2026-11-22T03:00:00.000Z");
        assertThat(ongoing.has("completedTime")).isFalse();
        assertThat(menuOf(0)).isEqualTo(a);
        box.advance(Duration.ofMinutes(1));
        JsonNode done = progress(accepted);
        assertThat(done.get("phase").asString()).isEqualTo("succeeded");
        assertThat(done.get("completedTime").asString()).isEqualTo("2026-11-22T03:01:00.000Z");
        assertThat(menuOf(0)).isEqualTo(b);
        assertThat(menuOf(1)).isEqualTo(c);
        assertThat(menuOf(2)).isEqualTo(c);
    }

    @Test
    void menusAreTakenFromTheirUsersOrFromAll() {
        batch("[{\"type\":\"unlink\",\"from\":\"%s\"}]".formatted(a), "");
        box.advance(Duration.ofMinutes(1));
        assertThat(menuOf(0)).isEmpty();
        assertThat(menuOf(1)).isEqualTo(b);
        batch("[{\"type\":\"unlinkAll\"}]", "");
        box.advance(Duration.ofMinutes(1));
        assertThat(menuOf(1)).isEmpty();
        assertThat(menuOf(2)).isEmpty();
    }

    @Test
    void aBatchFailsForThoseWhoseNewMenuIsGoneAndTheKeyResumesItForThem() {
        Answer first = batch("[%s,%s]".formatted(link(a, c), link(b, a)), ",\"resumeRequestKey\":\"key-1\"");
        box.delete(shop, "/v2/bot/richmenu/" + c);
        box.advance(Duration.ofMinutes(1));
        assertThat(progress(first).get("phase").asString()).isEqualTo("failed");
        assertThat(menuOf(0)).isEqualTo(a);
        assertThat(menuOf(1)).isEqualTo(a);

        c = createWithPicture();
        Answer again = batch("[%s]".formatted(link(a, c)), ",\"resumeRequestKey\":\"key-2\"");
        box.advance(Duration.ofMinutes(1));
        assertThat(progress(again).get("phase").asString()).isEqualTo("succeeded");
        assertThat(menuOf(0)).isEqualTo(c);
        // The same key again: nobody is left, though others have the menu by now.
        box.post(shop, RichMenuTest.link(friends.get(5), a), "");
        Answer repeated = batch("[%s]".formatted(link(a, c)), ",\"resumeRequestKey\":\"key-2\"");
        box.advance(Duration.ofMinutes(1));
        assertThat(progress(repeated).get("phase").asString()).isEqualTo("succeeded");
        assertThat(menuOf(5)).isEqualTo(a);
        // After 14 days it is a new request.
        box.advance(Duration.ofDays(14));
        batch("[%s]".formatted(link(a, c)), ",\"resumeRequestKey\":\"key-2\"");
        box.advance(Duration.ofMinutes(1));
        assertThat(menuOf(5)).isEqualTo(c);
    }

    @Test
    void progressIsToldForFourteenDays() {
        Answer accepted = batch("[{\"type\":\"unlinkAll\"}]", "");
        box.advance(Duration.ofDays(14).minusSeconds(1));
        assertThat(progress(accepted).get("phase").asString()).isEqualTo("succeeded");
        box.advance(Duration.ofSeconds(1));
        Answer late = box.get(shop, progressPath(accepted));
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.message()).isEqualTo("Not found");
        assertThat(box.get(shop, "/v2/bot/richmenu/progress/batch?requestId=nonsense")
                        .status())
                .isEqualTo(400);
        assertThat(box.get(shop, "/v2/bot/richmenu/progress/batch").status()).isEqualTo(400);
    }

    @Test
    void whatCannotBeDoneIsRefusedWholeAndByValidationToo() {
        String bare = create();
        for (String path : List.of("/v2/bot/richmenu/batch", "/v2/bot/richmenu/validate/batch")) {
            Answer unknown = box.post(shop, path, "{\"operations\":[%s]}".formatted(link(NOBODY, a)));
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.message()).isEqualTo("Richmenu (" + NOBODY + ") is not found");
            Answer without = box.post(shop, path, "{\"operations\":[%s]}".formatted(link(a, bare)));
            assertThat(without.status()).isEqualTo(400);
            assertThat(without.json().at("/details/0/message").asString())
                    .isEqualTo("'to' richmenu (" + bare + ") must have image but it doesn't");
            assertThat(box.post(shop, path, "{\"operations\":[]}").status()).isEqualTo(400);
        }
        assertThat(box.post(shop, "/v2/bot/richmenu/validate/batch", "{\"operations\":[%s]}".formatted(link(a, b)))
                        .status())
                .isEqualTo(200);
        box.advance(Duration.ofMinutes(1));
        assertThat(menuOf(0)).isEqualTo(a);
    }

    @Test
    void threeBatchesAnHourAreTaken() {
        box.settings("{\"rateWindow\":\"fixed\"}");
        for (int i = 0; i < 3; i++)
            assertThat(batch("[{\"type\":\"unlinkAll\"}]", "").status()).isEqualTo(202);
        assertThat(batch("[{\"type\":\"unlinkAll\"}]", "").status()).isEqualTo(429);
    }

    private Answer batch(String operations, String more) {
        return box.post(shop, "/v2/bot/richmenu/batch", "{\"operations\":%s%s}".formatted(operations, more));
    }

    private static String link(String from, String to) {
        return "{\"type\":\"link\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
    }

    private JsonNode progress(Answer accepted) {
        return box.get(shop, progressPath(accepted)).json();
    }

    private static String progressPath(Answer accepted) {
        return "/v2/bot/richmenu/progress/batch?requestId="
                + Objects.requireNonNull(accepted.header("X-Line-Request-Id"));
    }

    private String menuOf(int friend) {
        return box.get(shop, "/v2/bot/user/" + friends.get(friend) + "/richmenu")
                .json()
                .path("richMenuId")
                .asString("");
    }

    private String create() {
        return box.post(shop, "/v2/bot/richmenu", RichMenuTest.menu())
                .json()
                .get("richMenuId")
                .asString();
    }

    private String createWithPicture() {
        String id = create();
        box.upload(shop, "/v2/bot/richmenu/" + id + "/content", "image/png", RichMenuTest.PICTURE);
        return id;
    }
}
