package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.emulator.content.PlainPng;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContentTest {
    private Box box;
    private Bot bot;
    private Shop shop;
    private String friend;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friend = box.addFriends(shop, 1).getFirst();
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    private String send(String query, String contentType, byte[] bytes) {
        Answer sent = box.upload(shop, shop.path("/friends/" + friend + "/contents" + query), contentType, bytes);
        assertThat(sent.status()).isEqualTo(200);
        box.settle();
        JsonNode event = bot.lastEvent();
        assertThat(event.at("/message/id").asString())
                .isEqualTo(sent.json().get("messageId").asString());
        return sent.json().get("messageId").asString();
    }

    private Answer content(String messageId, String rest) {
        return box.get(shop, "/v2/bot/message/" + messageId + "/content" + rest);
    }

    private void refused(Answer answer, int status, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.message()).isEqualTo(message);
    }

    @Test
    void aPictureIsFetchedAtOnceAndItsPreviewIsSmaller() throws IOException {
        byte[] picture = PlainPng.of(1200, 600, 0x123456);
        String id = send("", "image/png", picture);
        assertThat(bot.lastEvent().at("/message/contentProvider/type").asString())
                .isEqualTo("line");
        Answer whole = content(id, "");
        assertThat(whole.header("Content-Type")).isEqualTo("image/png");
        assertThat(whole.response().body()).isEqualTo(picture);
        Answer preview = content(id, "/preview");
        assertThat(preview.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(preview.response().body()))
                        .getWidth())
                .isEqualTo(240);
        refused(content(id, "/transcoding"), 400, "Transcoding status doesn't support this type of content");
    }

    @Test
    void aVideoIsPreparedFirst() {
        String id = send("?duration=5000", "video/mp4", new byte[] {1, 2, 3});
        assertThat(bot.lastEvent().at("/message/duration").asLong()).isEqualTo(5000);
        Answer early = content(id, "");
        assertThat(early.status()).isEqualTo(202);
        assertThat(early.response().body()).isEmpty();
        assertThat(status(id)).isEqualTo("processing");
        box.advance(Duration.ofSeconds(2));
        assertThat(status(id)).isEqualTo("succeeded");
        assertThat(content(id, "").response().body()).containsExactly(1, 2, 3);
        assertThat(content(id, "/preview").header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void preparingCanFail() {
        String id = send("?transcoding=failed", "audio/x-m4a", new byte[] {1});
        assertThat(status(id)).isEqualTo("processing");
        box.advance(Duration.ofSeconds(2));
        assertThat(status(id)).isEqualTo("failed");
        refused(content(id, ""), 404, "not found");
        refused(content(id, "/preview"), 400, "The content can not be previewed");
    }

    @Test
    void aFileHasItsNameAndSize() {
        String id = send("?fileName=a.pdf", "application/pdf", new byte[] {1, 2, 3, 4});
        assertThat(bot.lastEvent().at("/message/fileName").asString()).isEqualTo("a.pdf");
        assertThat(bot.lastEvent().at("/message/fileSize").asInt()).isEqualTo(4);
        assertThat(content(id, "").header("Content-Type")).isEqualTo("application/pdf");
        refused(content(id, "/preview"), 400, "The content can not be previewed");
    }

    @Test
    void contentGoesWithTimeOrWhenItIsTakenBack() {
        String id = send("", "image/png", PlainPng.of(2, 2, 0));
        String other = send("", "image/png", PlainPng.of(2, 2, 0));
        box.act(shop, friend, "{\"type\":\"unsend\",\"unsend\":{\"messageId\":\"%s\"}}".formatted(other));
        refused(content(other, ""), 410, "The content is gone");
        refused(content(other, "/preview"), 410, "The content is gone");
        assertThat(content(id, "").status()).isEqualTo(200);
        box.advance(Duration.ofDays(14));
        refused(content(id, ""), 410, "The content is gone");
        send("", "image/png", PlainPng.of(2, 2, 0));
        refused(content(id, ""), 410, "The content is gone");
    }

    @Test
    void whatNobodySentIsNotFound() {
        for (String rest : new String[] {"", "/preview", "/transcoding"}) refused(content("1", rest), 404, "not found");
        box.act(shop, friend, "{\"type\":\"message\",\"text\":\"hi\"}");
        box.settle();
        refused(content(bot.lastEvent().at("/message/id").asString(), ""), 404, "not found");
    }

    @Test
    void samplesStandInForWhatNobodyGave() {
        for (String kind : new String[] {"image", "video", "audio", "file"}) {
            Answer done = box.act(shop, friend, "{\"type\":\"message\",\"message\":{\"type\":\"%s\"}}".formatted(kind));
            assertThat(done.status()).as(kind).isEqualTo(200);
            box.settle();
            bot.received().getLast().parse(shop.secret());
            box.advance(Duration.ofSeconds(2));
            assertThat(content(bot.lastEvent().at("/message/id").asString(), "").status())
                    .as(kind)
                    .isEqualTo(200);
        }
    }

    @Test
    void membersOfAGroupSendPicturesToo() {
        String group = box.control("POST", shop.path("/groups"), "{\"members\":[\"%s\"]}".formatted(friend))
                .json()
                .get("chatId")
                .asString();
        String id = send("?chatId=" + group, "image/png", PlainPng.of(2, 2, 0));
        assertThat(bot.lastEvent().at("/source/groupId").asString()).isEqualTo(group);
        assertThat(content(id, "").status()).isEqualTo(200);
    }

    private String status(String messageId) {
        return content(messageId, "/transcoding").json().get("status").asString();
    }
}
