package dev.todoku.protocol.narrowcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NarrowcastRequestTest {

    @Test
    void everythingLineKnowsIsRead() {
        NarrowcastRequest request = valid("""
                "recipient":{"type":"operator","and":[{"type":"audience","audienceGroupId":1},
                  {"type":"operator","not":{"type":"redelivery","requestId":"r"}}]},
                "filter":{"demographic":{"type":"operator","or":[{"type":"gender","oneOf":["male","female"]},
                  {"type":"age","gte":"age_20","lt":"age_25"},{"type":"appType","oneOf":["ios"]},
                  {"type":"area","oneOf":["jp_13","tw_22","th_08","id_12"]},
                  {"type":"subscriptionPeriod","gte":"day_7"}]}},
                "limit":{"max":100,"upToRemainingQuota":true,"forbidPartialDelivery":true},
                "notificationDisabled":true""");
        assertThat(request.recipient())
                .isEqualTo(new Recipient.And(
                        List.of(new Recipient.Audience(1), new Recipient.Not(new Recipient.Redelivery("r")))));
        assertThat(request.filter())
                .isEqualTo(new DemographicFilter.Or(List.of(
                        new DemographicFilter.Gender(Set.of("male", "female")),
                        new DemographicFilter.Age(20, 25),
                        new DemographicFilter.AppType(Set.of("ios")),
                        new DemographicFilter.Area(Set.of("jp_13", "tw_22", "th_08", "id_12")),
                        new DemographicFilter.SubscriptionPeriod(7, null))));
        assertThat(request.limit()).isEqualTo(new Limit(100, true, true));
        assertThat(request.notificationDisabled()).isTrue();
    }

    @Test
    void messagesAloneGoToEveryFriend() {
        NarrowcastRequest request = valid("\"recipient\":null");
        assertThat(request.recipient()).isNull();
        assertThat(request.filter()).isNull();
        assertThat(request.limit()).isEqualTo(Limit.NONE);
    }

    @Test
    void forbiddingPartialDeliveryNeedsTheOtherSwitch() {
        assertThat(refused("\"limit\":{\"forbidPartialDelivery\":true}").message())
                .isEqualTo("The option forbidPartialDelivery must be used with upToRemainingQuota.");
    }

    @Test
    void anOperatorHasExactlyOneOperation() {
        assertFault(
                "\"recipient\":{\"type\":\"operator\"}",
                "recipient.type",
                "Exactly one of and, or, not must be specified");
        assertFault("""
                "recipient":{"type":"operator","and":[{"type":"audience","audienceGroupId":1}],
                  "not":{"type":"audience","audienceGroupId":1}}""", "recipient.type", "Exactly one of and, or, not must be specified");
        assertFault("""
                "filter":{"demographic":{"type":"operator","or":[]}}""", "filter.demographic.or", "Size must be between 1 and 2147483647");
    }

    @Test
    void unknownWordsAreFaults() {
        assertFault(
                "\"recipient\":{\"type\":\"friends\"}",
                "recipient.type",
                "Must be one of the following values: [operator, audience, redelivery]");
        assertFault("""
                "filter":{"demographic":{"type":"gender","oneOf":["male","none"]}}""", "filter.demographic.oneOf[1]", "Must be one of the following values: [male, female]");
        assertFault(
                """
                "filter":{"demographic":{"type":"subscriptionPeriod","gte":"day_8"}}""",
                "filter.demographic.gte",
                "Must be one of the following values: [day_7, day_30, day_90, day_180, day_365]");
        assertFault(
                "\"filter\":{\"demographic\":{\"type\":\"age\"}}",
                "filter.demographic.type",
                "At least one of gte, lt must be specified");
        assertFault("\"filter\":{\"demographic\":{\"type\":\"area\"}}", "filter.demographic.oneOf", "May not be empty");
    }

    @Test
    void tenAudiencesAndRedeliveriesAreTheMost() {
        assertThat(valid(audiences(10)).recipient()).isNotNull();
        assertFault(audiences(11), "recipient", "The number of audience and redelivery objects must be at most 10.");
    }

    @Test
    void theLimitIsOneOrMore() {
        assertFault("\"limit\":{\"max\":0}", "limit.max", "Must be between 1 and 2147483647");
    }

    @Test
    void theAreasAreLines() {
        assertThat(Area.all()).hasSize(89).doesNotHaveDuplicates();
        assertThat(Area.find("jp_36").orElseThrow().name()).isEqualTo("徳島");
        assertThat(Area.find("jp_48")).isEmpty();
    }

    private static String audiences(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("{\"type\":\"audience\",\"audienceGroupId\":%d}"::formatted)
                .collect(Collectors.joining(",", "\"recipient\":{\"type\":\"operator\",\"or\":[", "]}"));
    }

    private static void assertFault(String properties, String property, String message) {
        assertThat(Objects.requireNonNull(refused(properties).details()))
                .containsExactly(new ErrorDetail(message, property));
    }

    private static NarrowcastRequest valid(String properties) {
        return read(properties).orElseThrow(error -> new AssertionError(error));
    }

    private static ErrorBody refused(String properties) {
        if (read(properties) instanceof Checked.Refused<NarrowcastRequest>(ErrorBody error)) {
            return error;
        }
        throw new AssertionError("expected a refusal");
    }

    private static Checked<NarrowcastRequest> read(String properties) {
        return NarrowcastRequest.read("{\"messages\":[{\"type\":\"text\",\"text\":\"x\"}],%s}"
                .formatted(properties)
                .getBytes(StandardCharsets.UTF_8));
    }
}
