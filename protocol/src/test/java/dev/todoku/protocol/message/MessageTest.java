package dev.todoku.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Json;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final String URL = "https://example.com/a";

    @Test
    void friendsCanQuoteWhatStandsInTheChatAsAWhole() {
        assertThat(TextMessage.of("a").quotable()).isTrue();
        assertThat(new StickerMessage("446", "1988", null, null, null).quotable())
                .isTrue();
        assertThat(new ImageMessage(URL, URL, null, null).quotable()).isTrue();
        assertThat(new FlexMessage("a", Json.object(), null, null).quotable()).isTrue();
        assertThat(new AudioMessage(URL, 1, null, null).quotable()).isFalse();
        assertThat(new LocationMessage("a", "b", 0, 0, null, null).quotable()).isFalse();
        assertThat(new CouponMessage("c", null, null, null).quotable()).isFalse();
    }

    @Test
    void theTypeComesFirstAndWhatIsAbsentIsLeftOut() {
        assertThat(Json.write(TextMessage.of("a"))).asString().isEqualTo("{\"type\":\"text\",\"text\":\"a\"}");
    }
}
