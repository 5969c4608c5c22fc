package dev.todoku.protocol.fuzz;

import dev.todoku.protocol.Corpus;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.flex.FlexRules;
import dev.todoku.protocol.message.MessageReader;
import dev.todoku.protocol.send.ValidateRequest;
import dev.todoku.protocol.validation.Findings;
import dev.todoku.protocol.webhook.WebhookException;
import dev.todoku.protocol.webhook.WebhookReader;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What Jazzer throws bytes at. An exception that is not declared is a finding. */
enum Target {
    MESSAGES(Messages.class) {
        @Override
        Stream<byte[]> seeds() {
            return Corpus.read(MessageReader.class, "valid-messages.json")
                    .map(entry -> Json.write(Json.object().set("messages", entry.get("messages"))));
        }
    },
    FLEX(Flex.class) {
        @Override
        Stream<byte[]> seeds() {
            return Corpus.read(FlexRules.class, "containers.json").map(entry -> Json.write(entry.get("contents")));
        }
    },
    WEBHOOK(Webhook.class) {
        @Override
        Stream<byte[]> seeds() {
            return Corpus.read(WebhookReader.class, "events.json")
                    .map(event -> Json.write(
                            Json.object().put("destination", "U1").set("events", Json.tree(List.of(event)))));
        }
    };

    private final Class<?> type;

    Target(Class<?> type) {
        this.type = type;
    }

    String className() {
        return type.getName();
    }

    /** Documents to begin with; long ones only hold up the search. */
    abstract Stream<byte[]> seeds();

    public static final class Messages {

        private Messages() {}

        public static void fuzzerTestOneInput(byte[] input) {
            ValidateRequest.read(input);
        }
    }

    public static final class Flex {

        private Flex() {}

        public static void fuzzerTestOneInput(byte[] input) {
            JsonNode container;
            try {
                container = Json.read(input);
            } catch (JacksonException noJson) {
                return;
            }
            FlexRules.check(container, "messages[0].contents", new Findings());
        }
    }

    public static final class Webhook {

        private Webhook() {}

        public static void fuzzerTestOneInput(byte[] input) {
            try {
                WebhookReader.read(input);
            } catch (WebhookException declared) {
                return;
            }
        }
    }
}
