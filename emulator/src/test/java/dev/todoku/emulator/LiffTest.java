package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiffTest {
    private static final String APPS = "/liff/v1/apps";
    private static final String BODY = "{\"view\":{\"type\":\"full\",\"url\":\"https://example.com/\"}}";

    private Box box;
    private Shop shop;
    private Shop channel;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.openSmall();
        channel = App.open(box, shop, "").channelToken("/oauth2/v3/token");
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void anAppHasLinesDefaults() {
        box.post(channel, APPS, BODY);
        var app = box.get(channel, APPS).json().get("apps").get(0);
        assertThat(app.get("botPrompt").asString()).isEqualTo("none");
        assertThat(app.get("scope").toString()).isEqualTo("[\"profile\",\"chat_message.write\"]");
        assertThat(app.has("description")).isFalse();
    }

    @Test
    void whatIsNoAppIsRefused() {
        assertDetail("{}", "view", "May not be empty");
        assertDetail(
                BODY.replace("full", "huge"),
                "view.type",
                "Must be one of the following values: [compact, tall, full]");
        assertDetail(BODY.replace("https", "http"), "view.url", "Must be a valid HTTPS URL");
        assertDetail(BODY.replace("com/", "com/#top"), "view.url", "invalid uri");
        assertDetail(
                "{\"description\":\"My LINE app\"," + BODY.substring(1),
                "description",
                "The name must not include 'LINE'.");
        assertDetail(
                "{\"scope\":[\"friends\"]," + BODY.substring(1),
                "scope[0]",
                "Must be one of the following values: [openid, email, profile, chat_message.write]");
    }

    @Test
    void aChannelHasThirtyAppsAtMost() {
        for (int i = 0; i < 30; i++)
            assertThat(box.post(channel, APPS, BODY).status()).isEqualTo(200);
        assertThat(box.post(channel, APPS, BODY).status()).isEqualTo(400);
        assertThat(box.get(channel, APPS).json().get("apps")).hasSize(30);
    }

    @Test
    void appsBelongToTheirChannelAndNotToAccounts() {
        String id = box.post(channel, APPS, BODY).json().get("liffId").asString();
        assertThat(box.put(channel, APPS + "/" + id, "{}").status()).isEqualTo(200);
        Shop other = App.open(box, shop, "").channelToken("/oauth2/v3/token");
        assertThat(box.put(other, APPS + "/" + id, "{}").status()).isEqualTo(404);
        assertThat(box.get(other, APPS).status()).isEqualTo(404);
        assertThat(box.post(shop, APPS, BODY).status()).isEqualTo(401);
        assertThat(box.control("GET", APPS, null).status()).isEqualTo(401);
    }

    private void assertDetail(String body, String property, String message) {
        Answer refused = box.post(channel, APPS, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("details").get(0).get("property").asString())
                .isEqualTo(property);
        assertThat(refused.json().get("details").get(0).get("message").asString())
                .isEqualTo(message);
    }
}
