package dev.todoku.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserIdTest {

    private static final String TEXT = "U8e742f61d673b39c7fff3cecb7536ef0";

    @Test
    void isAUuidHereAndTextOnTheWire() {
        UserId id = UserId.parse(TEXT);
        assertThat(id.value()).isEqualTo(UUID.fromString("8e742f61-d673-b39c-7fff-3cecb7536ef0"));
        assertThat(id).hasToString(TEXT);
        assertThat(Json.write(id)).asString().isEqualTo('"' + TEXT + '"');
    }

    @Test
    void keepsLeadingZeros() {
        assertThat(new UserId(new UUID(0, 1))).hasToString("U" + "0".repeat(31) + "1");
    }

    @Test
    void takesOnlyThirtyTwoLowerCaseHexDigitsAfterU() {
        assertThat(UserId.find(TEXT.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(UserId.find(TEXT.substring(1))).isEmpty();
        assertThat(UserId.find(TEXT + "0")).isEmpty();
        assertThat(UserId.find("C" + TEXT.substring(1))).isEmpty();
        assertThat(UserId.find("")).isEmpty();
        assertThatThrownBy(() -> UserId.parse("brown"))
                .hasMessage("userId: got 'brown' (expected: U and 32 lower-case hex digits)");
    }

    @Test
    void aChatIsAUserAGroupOrARoom() {
        assertThat(ChatId.find(TEXT)).map(ChatId::kind).contains(ChatId.Kind.USER);
        assertThat(ChatId.find("C" + TEXT.substring(1))).map(ChatId::kind).contains(ChatId.Kind.GROUP);
        assertThat(ChatId.find("R" + TEXT.substring(1))).map(ChatId::kind).contains(ChatId.Kind.ROOM);
        assertThat(ChatId.find("X" + TEXT.substring(1))).isEmpty();
        assertThat(ChatId.of(UserId.parse(TEXT)).user()).contains(UserId.parse(TEXT));
        assertThatThrownBy(() -> new ChatId(ChatId.Kind.GROUP, TEXT)).isInstanceOf(IllegalArgumentException.class);
    }
}
