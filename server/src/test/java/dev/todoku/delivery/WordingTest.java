package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.delivery.Wording.Variable;
import dev.todoku.protocol.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void saysOfEachFriendWhatIsKnownAndElseTheFallback() {
        Wording wording = text("{name|お客様}、{drink|飲み物}を{shop}へ");

        assertThat(wording.renderedFor(Map.of("name", "花子", "drink", "コーヒー", "shop", "渋谷")))
                .isEqualTo(json("花子、コーヒーを渋谷へ"));
        assertThat(wording.renderedFor(Map.of("name", " "))).isEqualTo(json("お客様、飲み物をへ"));
        assertThat(wording.keys()).containsExactly("drink", "name", "shop");
    }

    @Test
    void whatFriendsCallThemselvesCannotBreakTheMessage() {
        String name = "\"}],\\ \n\u0001{drink}";

        String rendered = text("{name}").renderedFor(Map.of("name", name, "drink", "x"));

        assertThat(Json.read(rendered).path(0).path("text").stringValue()).isEqualTo(name);
    }

    @Test
    void aFallbackMayHaveQuotesAndLines() {
        String messages = Json.mapper()
                .createArrayNode()
                .add(Json.object().put("text", "{name|\"友\"\nだち}!"))
                .toString();

        String rendered = Wording.of(messages).renderedFor(Map.of());

        assertThat(Json.read(rendered).path(0).path("text").stringValue()).isEqualTo("\"友\"\nだち!");
    }

    @Test
    void whatIsNoVariableStaysAsItIs() {
        String messages = "[ {\"type\":\"text\", \"text\":\"{Name} {名前} {} {1} {name \\u30a2\"} ]";

        assertThat(Wording.of(messages).variables()).isEmpty();
        assertThat(Wording.of(messages).renderedFor(Map.of("name", "x"))).isEqualTo(messages);
        assertThat(new Content(messages).isPersonal()).isFalse();
    }

    @Test
    void bracesThatLineSubstitutesAreLines() {
        Wording wording = Wording.of("""
                [{"type":"textV2","text":"{name} {smile} {drink}","substitution":{"smile":{"type":"emoji"}}}]""");

        assertThat(wording.keys()).containsExactly("drink", "name");
        assertThat(wording.renderedFor(Map.of("name", "{A}", "drink", "茶"))).contains("\"{{A}} {smile} 茶\"");
    }

    @Test
    void everyTextThatPeopleReadCanHaveThem() {
        Wording wording = Wording.of("""
                [{"type":"flex","altText":"{name}","contents":{"type":"bubble","body":{"type":"box","layout":"vertical",
                  "contents":[{"type":"text","text":"{drink}"},
                   {"type":"button","action":{"type":"uri","label":"{shop}","uri":"https://example.com/?n={name}"}}]}}}]""");

        assertThat(wording.variables())
                .extracting(Variable::path)
                .containsExactly(
                        "messages[0].altText",
                        "messages[0].contents.body.contents[0].text",
                        "messages[0].contents.body.contents[1].action.label");
        assertThat(wording.misplaced())
                .containsExactly(new Variable("name", "messages[0].contents.body.contents[1].action.uri"));
    }

    @Test
    void noneStandBeforeAnEmojiThatAnIndexFinds() {
        Wording wording = Wording.of("""
                [{"type":"text","text":"{name} \\n$ {drink}","emojis":[{"index":8,"productId":"p","emojiId":"1"}]}]""");

        assertThat(wording.keys()).containsExactly("drink");
        assertThat(wording.misplaced()).containsExactly(new Variable("name", "messages[0].text"));
    }

    private static Wording text(String text) {
        return Wording.of(json(text));
    }

    private static String json(String text) {
        return "[{\"type\":\"text\",\"text\":\"" + text + "\"}]";
    }
}
