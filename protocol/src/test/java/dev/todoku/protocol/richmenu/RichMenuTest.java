package dev.todoku.protocol.richmenu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.Json;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RichMenuTest {

    private static final String MENU = """
            {"size":{"width":2500,"height":1686},"selected":false,"name":"Nice rich menu","chatBarText":"Tap to open",
             "areas":[{"bounds":{"x":0,"y":0,"width":2500,"height":1686},
                       "action":{"type":"postback","data":"action=buy&itemid=123"}}]}""";
    private static final String A = "richmenu-" + "a".repeat(32);
    private static final String B = "richmenu-" + "b".repeat(32);

    @Test
    void theExampleOfTheReferenceIsReadAndWrittenBack() {
        assertThat(RichMenu.read(bytes(MENU)))
                .isInstanceOfSatisfying(
                        Checked.Valid.class,
                        valid -> assertThat(Json.tree(valid.value())).isEqualTo(Json.read(MENU)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":\"Nice rich menu\", | `` | name | must be specified",
                "\"selected\":false, | `` | selected | must be specified",
                "\"chatBarText\":\"Tap to open\", | `` | chatBarText | must be specified",
                "\"data\":\"action=buy&itemid=123\" | \"label\":\"x\" | areas[0].action.data | must be specified",
                "\"type\":\"postback\",\"data\":\"action=buy&itemid=123\" | \"type\":\"uri\",\"uri\":\"foo://a\""
                        + "| areas[0].action.uri | invalid uri",
                "\"height\":1686},\"sel | \"height\":1750},\"sel | size | width divided by height must be at least 1.45",
            })
    void whatIsWrongIsToldWithItsPlace(String part, String instead, String property, String message) {
        ErrorBody error = error(RichMenu.read(bytes(MENU.replace(part, instead))));
        assertThat(error.message()).isEqualTo("The request body has 1 error(s)");
        assertThat(error.details()).containsExactly(new ErrorDetail(message, property));
    }

    @Test
    void aMenuHasTwentyAreasAtMost() {
        String area =
                "{\"bounds\":{\"x\":0,\"y\":0,\"width\":9,\"height\":9},\"action\":{\"type\":\"message\",\"text\":\"a\"}}";
        String head = MENU.substring(0, MENU.indexOf("\"areas\""));
        String twenty = head + "\"areas\":[" + String.join(",", java.util.Collections.nCopies(20, area)) + "]}";
        String more = head + "\"areas\":[" + String.join(",", java.util.Collections.nCopies(21, area)) + "]}";
        assertThat(RichMenu.read(bytes(twenty))).isInstanceOf(Checked.Valid.class);
        assertThat(error(RichMenu.read(bytes(more))).details())
                .extracting(ErrorDetail::property)
                .containsExactly("areas");
    }

    @Test
    void aBatchNamesEachSourceOnceAndUnlinksAllAlone() {
        assertThat(BatchRequest.read(bytes("""
                {"operations":[{"type":"link","from":"%s","to":"%s"},{"type":"unlink","from":"%s"}],
                 "resumeRequestKey":"Key_1-2"}""".formatted(A, B, B)))).isInstanceOf(Checked.Valid.class);
        assertThat(error(BatchRequest.read(bytes("""
                {"operations":[{"type":"unlink","from":"%s"},{"type":"unlink","from":"%s"}]}""".formatted(A, A)))).details())
                .isEqualTo(List.of(new ErrorDetail("from richmenu (" + A + ") is duplicated", "operations[].from")));
        assertThat(error(BatchRequest.read(bytes("""
                {"operations":[{"type":"unlink","from":"%s"},{"type":"unlinkAll"}]}""".formatted(A)))).details())
                .isEqualTo(List.of(
                        new ErrorDetail("'unlinkAll' type can't be combined with other type", "operations[].type")));
        assertThat(error(BatchRequest.read(bytes("""
                {"operations":[{"type":"unlink","from":"richmenu-1"}]}"""))).details())
                .isEqualTo(List.of(new ErrorDetail("invalid richMenuId", "operations[0].from")));
        assertThat(error(BatchRequest.read(bytes("""
                {"operations":[{"type":"unlinkAll"}],"resumeRequestKey":"a b"}"""))).details())
                .extracting(ErrorDetail::property)
                .containsExactly("resumeRequestKey");
    }

    @Test
    void idsOfUsersAndMenusAreToldFromNonsense() {
        assertThat(error(BulkLinkRequest.read(bytes("""
                {"richMenuId":"%s","userIds":["hanako"]}""".formatted(A)))).message())
                .isEqualTo("The property, 'userIds[0]', in the request body is invalid (line: -, column: -)");
        assertThat(error(BulkLinkRequest.read(bytes("""
                {"richMenuId":"menu","userIds":["U%s"]}""".formatted("0".repeat(32)))))
                        .details())
                .isEqualTo(List.of(new ErrorDetail("invalid richMenuId", "richMenuId")));
        assertThat(error(BulkUnlinkRequest.read(bytes("{\"userIds\":[]}"))).details())
                .isEqualTo(List.of(new ErrorDetail("Size must be between 1 and 500", "userIds")));
        assertThat(error(AliasRequest.read(bytes("""
                {"richMenuAliasId":"Big","richMenuId":"%s"}""".formatted(A)))).details())
                .extracting(ErrorDetail::property)
                .containsExactly("richMenuAliasId");
    }

    private static ErrorBody error(Checked<?> checked) {
        if (checked instanceof Checked.Refused<?> refused) return Objects.requireNonNull(refused.error());
        throw new AssertionError("expected a refusal, got " + checked);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}
