package dev.todoku.protocol.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.Checked;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.SentMessage;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.message.TextMessage;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SendRequestTest {

    private static final UserId USER = UserId.parse("U8e742f61d673b39c7fff3cecb7536ef0");
    private static final TextMessage HELLO = TextMessage.of("届きました");

    @Test
    void readsWhatItWrites() {
        var push = new PushRequest(ChatId.of(USER), List.of(HELLO), true, List.of("promotion_a"));
        var multicast = new MulticastRequest(List.of(USER, USER), List.of(HELLO), false, List.of());
        var broadcast = new BroadcastRequest(List.of(HELLO), false);
        var reply = new ReplyRequest("nHuyWiB7yP5Zw52FIkcQobQuGDXCTA", List.of(HELLO), false);

        assertThat(PushRequest.read(Json.write(push))).isEqualTo(new Checked.Valid<>(push));
        assertThat(MulticastRequest.read(Json.write(multicast))).isEqualTo(new Checked.Valid<>(multicast));
        assertThat(BroadcastRequest.read(Json.write(broadcast))).isEqualTo(new Checked.Valid<>(broadcast));
        assertThat(ReplyRequest.read(Json.write(reply))).isEqualTo(new Checked.Valid<>(reply));
    }

    @Test
    void tellsNoMoreThanAThousandFaults() {
        String messages = Stream.generate(() -> "{}").limit(100_000).collect(joining(","));

        var read =
                BroadcastRequest.read("{\"messages\":[%s]}".formatted(messages).getBytes(UTF_8));

        assertThat(read).isInstanceOfSatisfying(Checked.Refused.class, refused -> {
            assertThat(refused.error().message()).isEqualTo(LineErrors.requestBodyErrors(1_000));
            assertThat(refused.error().details()).hasSize(1_000);
        });
    }

    @Test
    void writesWhatLineReads() {
        assertThat(Json.write(new PushRequest(ChatId.of(USER), List.of(HELLO), false, List.of())))
                .asString(UTF_8)
                .isEqualTo("{\"to\":\"" + USER + "\",\"messages\":[{\"type\":\"text\",\"text\":\"届きました\"}],"
                        + "\"notificationDisabled\":false}");
        assertThat(Json.write(new SentMessages(List.of(new SentMessage("461", null)))))
                .asString(UTF_8)
                .isEqualTo("{\"sentMessages\":[{\"id\":\"461\"}]}");
    }

    @Test
    void aPushMayGoToGroupsAndRooms() {
        ChatId group = new ChatId(ChatId.Kind.GROUP, "C" + "0".repeat(32));
        assertThat(PushRequest.read(json("{'to':'" + group + "','messages':[{'type':'text','text':'a'}]}")))
                .isEqualTo(new Checked.Valid<>(new PushRequest(group, List.of(TextMessage.of("a")), false, List.of())));
    }

    @Test
    void anIdOfNoChatIsAnInvalidPropertyWhateverElseIsWrong() {
        assertThat(PushRequest.read(json("{'to':'kutemukan','messages':[]}")))
                .isEqualTo(refused(LineErrors.invalidProperty("to")));
        assertThat(MulticastRequest.read(json("{'to':['%s','C%s'],'messages':[]}".formatted(USER, "0".repeat(32)))))
                .isEqualTo(refused(LineErrors.invalidRecipient(1)));
    }

    @Test
    void everythingMissingIsSaidAtOnce() {
        var to = new ErrorDetail("May not be empty", "to");
        var replyToken = new ErrorDetail("May not be empty", "replyToken");
        var messages = new ErrorDetail("May not be empty", "messages");
        assertThat(PushRequest.read(json("{}"))).isEqualTo(refused(to, messages));
        assertThat(MulticastRequest.read(json("{}"))).isEqualTo(refused(to, messages));
        assertThat(ReplyRequest.read(json("{}"))).isEqualTo(refused(replyToken, messages));
        assertThat(BroadcastRequest.read(json("{'messages':null}"))).isEqualTo(refused(messages));
        assertThat(ValidateRequest.read(json("{}"))).isEqualTo(refused(messages));
    }

    @Test
    void aMulticastGoesToFiveHundredAndNoMore() {
        assertThat(MulticastRequest.read(multicastTo(500))).isInstanceOf(Checked.Valid.class);
        assertThat(MulticastRequest.read(multicastTo(501)))
                .isEqualTo(refused(new ErrorDetail("Size must be between 1 and 500", "to")));
        assertThat(MulticastRequest.read(multicastTo(0)))
                .isEqualTo(refused(new ErrorDetail("Size must be between 1 and 500", "to")));
    }

    @Test
    void anAggregationUnitIsOneShortWord() {
        assertThat(pushWithUnits("'" + "a".repeat(30) + "'")).isInstanceOf(Checked.Valid.class);
        assertThat(pushWithUnits("'a','b'"))
                .isEqualTo(refused(new ErrorDetail("Size must be between 0 and 1", "customAggregationUnits")));
        assertThat(pushWithUnits("'" + "a".repeat(31) + "'"))
                .isEqualTo(refused(new ErrorDetail("Length must be between 1 and 30", "customAggregationUnits[0]")));
        assertThat(pushWithUnits("'a-b'"))
                .isEqualTo(refused(new ErrorDetail(
                        "Invalid characters are included in custom aggregation unit", "customAggregationUnits[0]")));
    }

    @Test
    void aValueOfTheWrongKindIsNamed() {
        assertThat(ValidateRequest.read(json("{'messages':'hello'}")))
                .isEqualTo(refused(LineErrors.invalidProperty("messages")));
        assertThat(ValidateRequest.read(json("{'messages':['hello']}")))
                .isEqualTo(refused(LineErrors.invalidProperty("messages[0]")));
        assertThat(ValidateRequest.read(json("{'messages':[{'type':'text','text':['a']},{}]}")))
                .isEqualTo(refused(LineErrors.invalidProperty("messages[0].text")));
        assertThat(BroadcastRequest.read(json("{'messages':[{'type':'text','text':'a'}],'notificationDisabled':[]}")))
                .isEqualTo(refused(LineErrors.invalidProperty("notificationDisabled")));
    }

    @Test
    void onlyMembersOfGroupsAndRoomsCanBeMentioned() {
        String body =
                "{'to':%s,'messages':[{'type':'text','text':'a'},{'type':'textV2','text':'{everyone}','substitution':"
                        + "{'everyone':{'type':'mention','mentionee':{'type':'all'}}}}]}";
        String id = "0".repeat(32);
        var mention = new Checked.Refused<>(ErrorBody.ofMessage(
                "messages[1]", List.of(new ErrorDetail(LineErrors.MENTION_OF_USER, "substitution/everyone"))));
        assertThat(PushRequest.read(json(body.formatted("'U" + id + "'")))).isEqualTo(mention);
        assertThat(MulticastRequest.read(json(body.formatted("['U" + id + "']"))))
                .isEqualTo(mention);
        assertThat(BroadcastRequest.read(json(body.formatted("null")))).isEqualTo(mention);
        assertThat(PushRequest.read(json(body.formatted("'C" + id + "'")))).isInstanceOf(Checked.Valid.class);
        assertThat(PushRequest.read(json(body.formatted("'R" + id + "'")))).isInstanceOf(Checked.Valid.class);
    }

    @Test
    void aBodyThatIsNoJsonIsToldWhere() {
        assertThat(PushRequest.read(json("{\n  'to': }")))
                .isEqualTo(refused("The request body could not be parsed as JSON (line: 2, column: 9)"));
        assertThat(PushRequest.read(json(""))).isEqualTo(refused(LineErrors.unparsable(1, 1)));
        assertThat(PushRequest.read(json("[]"))).isEqualTo(refused(LineErrors.unparsable(1, 1)));
    }

    @Test
    void absurdNumbersCostNothing() {
        String audio = "{'messages':[{'type':'audio','originalContentUrl':'https://a.example/','duration':%s}]}";
        var tooLarge = refused(LineErrors.invalidProperty("messages[0].duration"));
        assertThat(ValidateRequest.read(json(audio.formatted("1e999999999")))).isEqualTo(tooLarge);
        assertThat(ValidateRequest.read(json(audio.formatted("'1e999999999'")))).isEqualTo(tooLarge);
        assertThat(ValidateRequest.read(json(audio.formatted("1e-999999999"))))
                .isEqualTo(refused(new ErrorDetail("Must be a positive value", "messages[0].duration")));
        assertThat(ValidateRequest.read(json("{'messages':[{'type':'text','text':1e999999999}]}")))
                .isEqualTo(new Checked.Valid<>(new ValidateRequest(List.of(TextMessage.of("1E+999999999")))));
    }

    private static byte[] multicastTo(int users) {
        String to = LongStream.range(0, users)
                .mapToObj(user -> "'" + new UserId(new UUID(0, user)) + "'")
                .collect(joining(","));
        return json("{'to':[" + to + "],'messages':[{'type':'text','text':'a'}]}");
    }

    private static Checked<PushRequest> pushWithUnits(String units) {
        return PushRequest.read(json("{'to':'%s','messages':[{'type':'text','text':'a'}],'customAggregationUnits':[%s]}"
                .formatted(USER, units)));
    }

    private static Checked.Refused<?> refused(String message) {
        return new Checked.Refused<>(ErrorBody.of(message));
    }

    private static Checked.Refused<?> refused(ErrorDetail... details) {
        return new Checked.Refused<>(ErrorBody.of(List.of(details)));
    }

    private static byte[] json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"').getBytes(UTF_8);
    }
}
